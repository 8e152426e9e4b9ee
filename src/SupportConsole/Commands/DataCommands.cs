using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Approvals;
using SupportConsole.App.BreakGlass;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Chain;
using SupportConsole.App.Record.Storage;
using SupportConsole.Federation;
using SupportConsole.Migrations;

namespace SupportConsole.Commands;

/// <summary>The commands over the data directory. They print for people, and never a secret: the database holds none.</summary>
internal static class DataCommands
{
    public static Task<int> BackUpAsync(FileInfo? to, CancellationToken cancellationToken) => WithDataAsync(async services =>
    {
        var paths = services.GetRequiredService<ConsolePaths>();
        if (!File.Exists(paths.Database))
        {
            return Missing(paths);
        }

        if (to is { Exists: true })
        {
            return new Problem($"{to.FullName} is there already.", "Name a file that is not; nothing is overwritten.");
        }

        var saved = await services.GetRequiredService<DatabaseBackup>().CreateAsync("manual", cancellationToken);
        if (!saved.TryGet(out var file, out var problem))
        {
            return problem;
        }

        if (to is not null)
        {
            File.Copy(file.Path, to.FullName);
        }

        Console.WriteLine($"Backed up to {to?.FullName ?? file.Path} ({file.Bytes / 1024.0 / 1024.0:F1} MB), checked.");
        Console.WriteLine(
            $"Keep {Path.GetFileName(paths.FingerprintKey)} with it, in another place: without it the console does not "
                + "recognise secrets that were set before.");
        return null;
    });

    public static Task<int> RestoreAsync(FileInfo file, string? withoutApproval, CancellationToken cancellationToken) => WithDataAsync(async services =>
    {
        var allowed = await services.GetRequiredService<RestoreGate>().CheckAsync(file.FullName, withoutApproval, cancellationToken);
        if (!allowed.TryGet(out var approval, out var refusal))
        {
            return refusal;
        }

        var restored = await services.GetRequiredService<DatabaseBackup>().RestoreAsync(file.FullName, cancellationToken);
        if (!restored.TryGet(out var database, out var problem))
        {
            return problem;
        }

        var recorded = await services.GetRequiredService<RestoreRecord>().WriteAsync($"Restored the backup {file.Name}. {approval}", cancellationToken);
        if (!recorded.IsOk)
        {
            return recorded.Problem;
        }

        Console.WriteLine($"Restored {file.FullName} to {database.Path}.");
        Console.WriteLine(
            "Start the console. What was changed after the backup is in Auth0 and not in this record: a connection's page "
                + "says so when it is opened.");
        return null;
    });

    public static Task<int> CheckAsync(CancellationToken cancellationToken) => WithDataAsync(async services =>
    {
        var paths = services.GetRequiredService<ConsolePaths>();
        if (!File.Exists(paths.Database))
        {
            return Missing(paths);
        }

        if ((await services.GetRequiredService<ConsoleDatabase>().CheckAsync(cancellationToken)).Problem is { } damaged)
        {
            return damaged;
        }

        if (await services.GetRequiredService<RecordLoss>().FindAsync(mayBegin: false, cancellationToken) is { } lost)
        {
            return lost;
        }

        Console.WriteLine($"{paths.Database}: integrity and foreign keys are sound.");
        await using var context = await services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>()
            .CreateDbContextAsync(cancellationToken);
        var known = context.Database.GetMigrations().ToList();
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        if (applied.Except(known).FirstOrDefault() is { } newer)
        {
            return new Problem($"It was written by a newer console: it has the migration {newer}.",
                "Use the newer version, or restore a backup made by this one.");
        }

        var pending = known.Except(applied).Count();
        Console.WriteLine(pending == 0 ? "The schema is this version's."
            : $"The schema lacks {pending} migrations: the command migrate, or the console's start, applies them.");
        Console.WriteLine(File.Exists(paths.FingerprintKey) ? "The fingerprint key is there."
            : "The fingerprint key is missing: a new one is made at start, and secrets set before are not recognised.");
        if (pending == 0)
        {
            var open = await context.Changes.CountAsync(change => change.SettledAt == null, cancellationToken);
            var triggers = await AuditTriggers.FindAlteredAsync(context, cancellationToken);
            if (triggers.Count > 0)
            {
                return new Problem(
                    $"Triggers on the audit were removed, altered or added: {string.Join(", ", triggers)}.",
                    "Ask who had access to the file, and compare the audit with its heads: SupportConsole audit verify --heads FILE.");
            }

            Console.WriteLine("The audit's triggers are in place.");
            Console.WriteLine(open == 0 ? "No change is open." : $"{open} changes are open: the console settles them once it runs.");
        }

        return null;
    });

    public static Task<int> MigrateAsync(CancellationToken cancellationToken) => WithDataAsync(async services =>
    {
        if (!DirectoryLock.ForCommand(services.GetRequiredService<ConsolePaths>()).TryGet(out var held, out var inUse))
        {
            return inUse;
        }

        using var directory = held;
        var settings = services.GetRequiredService<ConsoleSettings>();
        if (await services.GetRequiredService<RecordLoss>().FindAsync(settings.IsNewRecord, cancellationToken) is { } lost)
        {
            return lost;
        }

        var migrated = await services.GetRequiredService<ConsoleDatabase>().MigrateAsync(cancellationToken);
        if (!migrated.TryGet(out var applied, out var problem))
        {
            return problem;
        }

        Console.WriteLine(applied.Count == 0 ? "The schema is this version's already." : $"Applied: {string.Join(", ", applied)}.");
        return null;
    });

    internal static Problem Missing(ConsolePaths paths) =>
        new($"There is no database {paths.Database}.",
        "Set Console:DataDirectory (Console__DataDirectory) to the console's data directory.");

    internal static async Task<int> WithDataAsync(Func<IServiceProvider, Task<Problem?>> work)
    {
        var builder = StartUp.CreateBuilder();
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton<AuditTrail>();
        var settings = ConsoleSettings.Read(builder.Configuration, builder.Environment);
        services.AddRecord(settings.Paths, typeof(DesignTimeContextFactory).Assembly, settings.Backups);
        services.AddSecondPlace(settings.Backups);
        services.AddSingleton(settings).AddSingleton(settings.Approvals).AddSingleton<RestoreGate>();
        services.AddBreakGlass(new BreakGlassSettings(settings.IsBreakGlassOn)).AddApprovals();
        await using var provider = services.BuildServiceProvider();
        var problem = await DoAsync(provider, work);
        if (problem is null)
        {
            return 0;
        }

        await Console.Error.WriteLineAsync(problem.ToString());
        return 1;
    }

    private static async Task<Problem?> DoAsync(IServiceProvider services, Func<IServiceProvider, Task<Problem?>> work)
    {
        try
        {
            return await work(services);
        }
        catch (Exception exception) when (exception is Amazon.Runtime.AmazonServiceException or Amazon.Runtime.AmazonClientException)
        {
            return new Problem(
                $"The second place can't be used: {exception.Message}",
                "Check Backup:To, Backup:S3Endpoint, Backup:S3Region and the credentials (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY).");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException)
        {
            return new Problem(exception.Message,
                "Check that the disk has room and that this user may read and write there; then run the command again.");
        }
    }
}
