using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Migrations;

namespace SupportConsole.Crash.Recovery;

/// <summary>How large the drill is.</summary>
/// <param name="Rows">Rows of 2 KB that the database has before.</param>
/// <param name="Seconds">How long the console runs while rows are written.</param>
/// <param name="ShipEvery">The setting Backup:ShipEvery.</param>
/// <param name="IsS3">Whether the second place is S3-compatible storage instead of a directory.</param>
public sealed record DrillSize(int Rows, int Seconds, TimeSpan ShipEvery, bool IsS3);

/// <summary>
/// The loss of a machine, drilled: a console runs and ships to a second place, is killed by SIGKILL, and its data directory is deleted. From
/// the second place and the key file alone, another directory is recovered and another console started on it.
/// </summary>
public sealed class RecoveryDrill(DrillSize size) : IAsyncDisposable
{
    private const string Writer = "drill";
    private const string Program = "SupportConsole.dll";
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(3);
    private readonly string root = Directory.CreateTempSubdirectory("console-drill-").FullName;
    private S3Endpoint? storage;

    private string First => Path.Combine(root, "first");

    private string Second => Path.Combine(root, "second");

    public async Task<DrillReport> RunAsync()
    {
        storage = size.IsS3 ? await S3Endpoint.StartAsync() : null;
        var keyFile = Path.Combine(root, "backup.key");
        await File.WriteAllTextAsync(keyFile, Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)));
        await FillAsync();

        var (written, lastAt, before) = await RunFirstAsync();
        Directory.Delete(First, recursive: true);

        var recovery = Stopwatch.StartNew();
        var recovered = await RunCommandAsync("recover");
        var recoverTime = recovery.Elapsed;
        using var console = ServerProcess.Start(ProgramPath(), root, Settings(Second));
        var isReady = await console.PrintsAsync(IsListening, StartPatience) && await IsReadyAsync(Address(console));
        var readyTime = recovery.Elapsed;
        var (rows, newest) = await ReadRowsAsync(Second);
        return new DrillReport
        {
            Megabytes = new FileInfo(Path.Combine(Second, "console.db")).Length / 1024.0 / 1024.0,
            Written = written,
            Lost = written - rows,
            LostTime = written == rows ? TimeSpan.Zero : lastAt - newest,
            RecoverTime = recoverTime,
            ReadyTime = readyTime,
            KeysAreSame = before == Keys(Second),
            IsReady = isReady,
            Words = recovered,
        };
    }

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        if (storage is not null)
        {
            await storage.DisposeAsync();
        }

        Directory.Delete(root, recursive: true);
    }

    /// <summary>Starts the console, writes beside it, and kills it.</summary>
    /// <returns>The rows written, when the last one was, and the keys.</returns>
    private async Task<(int Written, DateTimeOffset LastAt, string Keys)> RunFirstAsync()
    {
        using var console = ServerProcess.Start(ProgramPath(), root, Settings(First));
        if (!await console.PrintsAsync(IsListening, StartPatience))
        {
            throw new InvalidOperationException(string.Join('\n', console.Lines));
        }

        // One request makes a sign-in key.
        await IsReadyAsync(Address(console));
        using var http = new HttpClient { BaseAddress = Address(console) };
        await http.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        await using var services = Parts(First);
        var (written, lastAt) = (0, DateTimeOffset.MinValue);
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(size.Seconds); await Task.Delay(50))
        {
            lastAt = TimeProvider.System.GetUtcNow();
            await AddAsync(services, [Entry(lastAt, "")]);
            written++;
        }

        var keys = Keys(First);
        await console.KillAsync();
        return (written, lastAt, keys);
    }

    private async Task FillAsync()
    {
        await using var services = Parts(First);
        await services.GetRequiredService<ConsoleDatabase>().MigrateAsync(CancellationToken.None);
        var text = new string('x', AuditEntry.TextMaxLength);
        for (var filled = 0; filled < size.Rows; filled += 1000)
        {
            await AddAsync(services, Enumerable.Range(0, Math.Min(1000, size.Rows - filled)).Select(_ => Entry(DateTimeOffset.UnixEpoch, text)));
        }
    }

    private static async Task AddAsync(IServiceProvider services, IEnumerable<AuditEntry> entries)
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync();
        context.AddRange(entries);
        await context.SaveChangesAsync();
    }

    private static AuditEntry Entry(DateTimeOffset at, string text) =>
        new() { At = at, By = new Actor(text.Length == 0 ? Writer : "before", StaffRole.Engineer), Action = "drill.write", Outcome = "done", Summary = text };

    private static async Task<(int Rows, DateTimeOffset Newest)> ReadRowsAsync(string directory)
    {
        await using var services = Parts(directory);
        await using var context = await services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync();
        var rows = context.AuditEntries.Where(entry => entry.Actor == Writer);
        var newest = await rows.OrderByDescending(entry => entry.At).Select(entry => (DateTimeOffset?)entry.At).FirstOrDefaultAsync();
        return (await rows.CountAsync(), newest ?? DateTimeOffset.MinValue);
    }

    private static ServiceProvider Parts(string directory)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton<AuditTrail>();
        services.AddRecord(new ConsolePaths(directory), typeof(DesignTimeContextFactory).Assembly);
        return services.BuildServiceProvider();
    }

    /// <summary>The fingerprint of a secret, and the sign-in keys: the same on another machine if it recognises what the first one did.</summary>
    private static string Keys(string directory)
    {
        var paths = new ConsolePaths(directory);
        var names = Directory.EnumerateFiles(paths.SignInKeys, "*.xml").Order(StringComparer.Ordinal);
        return FingerprintKey.Load(paths.FingerprintKey).Fingerprint("a secret") + string.Concat(names.Select(File.ReadAllText));
    }

    private Dictionary<string, string> Settings(string directory) => new()
    {
        ["DOTNET_ENVIRONMENT"] = "Development",
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Console__DataDirectory"] = directory,
        ["Emulator__Enabled"] = "true",
        ["Backup__To"] = size.IsS3 ? "s3://drill/console" : Path.Combine(root, "place"),
        ["Backup__KeyFile"] = Path.Combine(root, "backup.key"),
        ["Backup__ShipEvery"] = size.ShipEvery.ToString("c", CultureInfo.InvariantCulture),
        ["Backup__S3Endpoint"] = storage?.Address ?? "",
        ["AWS_ACCESS_KEY_ID"] = "drill",
        ["AWS_SECRET_ACCESS_KEY"] = "drill-secret",
    };

    /// <summary>Runs a command of the console on the second directory.</summary>
    /// <returns>What it printed.</returns>
    private async Task<string> RunCommandAsync(string command)
    {
        var start = new ProcessStartInfo("dotnet", [ProgramPath(), command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = root,
        };
        foreach (var (name, value) in Settings(Second))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{command} ended with {process.ExitCode}: {await output} {await error}");
    }

    private static string ProgramPath() => Path.Combine(AppContext.BaseDirectory, Program);

    private static bool IsListening(IReadOnlyList<string> lines) =>
        lines.Any(line => line.StartsWith("SupportConsole listens", StringComparison.Ordinal));

    private static Uri Address(ServerProcess console) =>
        new(console.Lines.First(line => line.StartsWith("SupportConsole listens", StringComparison.Ordinal)).Split(' ')[^1]);

    private static async Task<bool> IsReadyAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return answer.IsSuccessStatusCode;
    }
}
