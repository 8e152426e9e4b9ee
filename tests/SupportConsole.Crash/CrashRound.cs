using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Audit;
using SupportConsole.App.Changes;
using SupportConsole.App.Connections;
using SupportConsole.App.Data;
using SupportConsole.App.Reconciliation;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Federation.Certificates;
using SupportConsole.Migrations;

namespace SupportConsole.Crash;

/// <summary>What came of one run.</summary>
/// <param name="Point">Where it was killed.</param>
/// <param name="End">How the change ended: confirmed, refused, or never begun.</param>
/// <param name="Fault">What is wrong; null where nothing is.</param>
public sealed record CrashResult(string Point, string End, string? Fault);

/// <summary>
/// One round: a real server does one change for each point at once, each stops at its point, the server is killed with SIGKILL, started again without help, and
/// must settle every change within a minute.
/// </summary>
public sealed class CrashRound
{
    /// <summary>How many steps, before and after each counted, the changes of a random round make at least.</summary>
    public const int RandomSteps = 220;

    private static readonly TimeSpan SettledWithin = TimeSpan.FromSeconds(60);

    /// <summary>How long the restarted server took to settle everything.</summary>
    public TimeSpan SettledAfter { get; private set; }

    /// <summary>Does the round: each act stops at its point.</summary>
    public Task<IReadOnlyList<CrashResult>> RunAsync(IEnumerable<(string Act, ChangeStep Step, bool IsBefore)> points) => RunAsync(points, null);

    /// <summary>Kills at a moment of chance: several of each act run beside one another, and the server is killed once they made so many steps in all.</summary>
    public Task<IReadOnlyList<CrashResult>> RunAsync(int killedAfterSteps) =>
        RunAsync(from _ in Enumerable.Range(0, 3) from act in ChangeAct.Names select (act, ChangeStep.IntentCommitted, true), killedAfterSteps);

    private async Task<IReadOnlyList<CrashResult>> RunAsync(IEnumerable<(string Act, ChangeStep Step, bool IsBefore)> points, int? killedAfter)
    {
        var directory = Directory.CreateTempSubdirectory("console-crash-").FullName;
        await using var tenant = await EmulatedTenant.StartAsync(new EmulatorOptions(), TimeProvider.System, CancellationToken.None);
        await using var services = Console(directory, tenant);
        try
        {
            var migrated = await services.GetRequiredService<ConsoleDatabase>().MigrateAsync(CancellationToken.None);
            ChangeDesk.Must(migrated);
            var (first, next) = (Certificate("CN=first.idp.example"), Certificate("CN=next.idp.example"));
            var desk = new ChangeDesk(services, tenant, first, next);
            var runs = new List<(CrashRun Run, ConnectionRecord Before)>();
            foreach (var (act, step, isBefore) in points)
            {
                var record = await ChangeAct.Of(act).PrepareAsync(desk);
                runs.Add((new CrashRun(runs.Count, act, step, isBefore, record.Id, Convert.ToBase64String(next.Der.Span), killedAfter is not null), record));
            }

            var total = tenant.Dashboard.Count;
            await CrashAsync(directory, tenant, [.. runs.Select(pair => pair.Run)], killedAfter);
            using (ServerProcess.Start(directory, tenant, runsFile: null))
            {
                await WaitUntilSettledAsync(services);
            }

            var results = new List<CrashResult>();
            foreach (var (run, before) in runs)
            {
                results.Add(await JudgeAsync(desk, run, before));
            }

            var created = results.Count(result => result.Point.StartsWith("create", StringComparison.Ordinal) && result.End == nameof(ChangeState.Confirmed));
            var removed = results.Count(result => result.Point.StartsWith("remove", StringComparison.Ordinal) && result.End == nameof(ChangeState.Confirmed));
            results.Add(new CrashResult("connections lost or doubled", "", tenant.Dashboard.Count == total + created - removed ? null : $"{tenant.Dashboard.Count} instead of {total + created - removed}"));
            results.Add(new CrashResult("PRAGMA integrity_check", "", await IntegrityAsync(services) is "ok" ? null : "the database is damaged"));
            return results;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task CrashAsync(string directory, EmulatedTenant tenant, IReadOnlyList<CrashRun> runs, int? killedAfter)
    {
        var file = Path.Combine(directory, "runs.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(runs));
        using var server = ServerProcess.Start(directory, tenant, file);
        if (killedAfter is { } steps)
        {
            await server.PrintsAsync(lines => lines.Count(line => line == "STEP") >= steps, TimeSpan.FromSeconds(90));
            await server.KillAsync();
            if (!server.Lines.Contains("STEP"))
            {
                throw new InvalidOperationException("The server took no step at all: a round that never began proves nothing.");
            }

            return;
        }

        var stopped = await server.PrintsAsync(lines => lines.Count(line => line.StartsWith("STOPPED", StringComparison.Ordinal)) == runs.Count, TimeSpan.FromSeconds(90));
        await server.KillAsync();
        if (!stopped)
        {
            var reached = server.Lines.Where(line => line.StartsWith("STOPPED", StringComparison.Ordinal)).ToHashSet();
            throw new InvalidOperationException(
                $"Not every run reached its point: {string.Join("; ", runs.Where(run => !reached.Contains($"STOPPED {run.Number}")).Select(run => run.Point))}\n"
                + string.Join('\n', server.Lines.Where(line => !line.StartsWith("STOPPED", StringComparison.Ordinal)).TakeLast(40)));
        }
    }

    private async Task WaitUntilSettledAsync(ServiceProvider services)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < SettledWithin)
        {
            await using var context = await services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync();
            if (!await context.Changes.AnyAsync(change => change.SettledAt == null))
            {
                break;
            }

            await Task.Delay(250);
        }

        SettledAfter = watch.Elapsed;
    }

    private static async Task<CrashResult> JudgeAsync(ChangeDesk desk, CrashRun run, ConnectionRecord before)
    {
        var act = ChangeAct.Of(run.Act);
        var change = (await desk.ChangesAsync(run.ConnectionId)).LastOrDefault(row => row.Actor == ChangeDesk.Administrator.Name);
        if (change is null)
        {
            return new CrashResult(run.Point, "never begun", act.IsInForce(desk, before) ? "the tenant was called without an intent" : null);
        }

        var fault = change.IsSettled ? await desk.FindLieAsync(act, before, change) ?? FindMissingMark(desk, before, change) : $"not settled within {SettledWithin.TotalSeconds} s: {change.Outcome}";
        return new CrashResult(run.Point, change.State.ToString(), fault);
    }

    /// <summary>What the console made or took over carries the mark by which an orphan is recognised as ours.</summary>
    private static string? FindMissingMark(ChangeDesk desk, ConnectionRecord before, Change change) =>
        change is { Kind: ChangeKind.Create or ChangeKind.Adopt, State: ChangeState.Confirmed }
        && (string?)desk.Emulator.Dashboard.Find(before.Name.Value)?["metadata"]?[ChangeMarks.ChangeKey] != change.Id.ToString("N")
            ? "the connection does not carry the change's mark"
            : null;

    private static async Task<string?> IntegrityAsync(ServiceProvider services)
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync();
        return await context.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").FirstAsync();
    }

    private static ServiceProvider Console(string directory, EmulatedTenant tenant)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton<AuditTrail>();
        services.AddConsoleData(new ConsolePaths(directory), typeof(DesignTimeContextFactory).Assembly).AddChanges().AddReconciliation();
        ChangeDesk.AddTenant(services, tenant);
        return services.BuildServiceProvider();
    }

    private static SigningCertificate Certificate(string subject)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(2));
        return SigningCertificate.FromDer(certificate.RawData).Value;
    }
}
