using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Changes;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Auth0.Emulator;

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
    /// <summary>The end of a change that was killed before its intent was committed.</summary>
    public const string NeverBegun = "never begun";

    private static readonly TimeSpan SettledWithin = TimeSpan.FromSeconds(60);

    /// <summary>How long the restarted server took to settle everything.</summary>
    public TimeSpan SettledAfter { get; private set; }

    /// <summary>The last moment that each change came to before the server was killed; null for one that had not begun.</summary>
    public IReadOnlyList<Moment?> CaughtAt { get; private set; } = [];

    /// <summary>Does the round: each act stops at its point.</summary>
    /// <param name="points">The acts, and where each stops.</param>
    /// <param name="successor">A second console that waits for the first one from before its end; null to start one afterwards.</param>
    public Task<IReadOnlyList<CrashResult>> RunAsync(IEnumerable<(string Act, Moment? StopsAt)> points, Successor? successor = null) =>
        RunAsync(points, null, successor);

    /// <summary>Kills at a moment of chance, while the changes of a round run beside one another and nothing stops them.</summary>
    public Task<IReadOnlyList<CrashResult>> RunAsync(RandomKill kill) => RunAsync(CrashRun.Unstopped, kill, null);

    private async Task<IReadOnlyList<CrashResult>> RunAsync(IEnumerable<(string Act, Moment? StopsAt)> points, RandomKill? kill, Successor? successor)
    {
        var directory = Directory.CreateTempSubdirectory("console-crash-").FullName;
        await using var tenant = await EmulatedTenant.StartAsync(new EmulatorOptions(), TimeProvider.System, CancellationToken.None);
        await using var services = ConsoleParts.On(directory, tenant);
        try
        {
            var migrated = await services.GetRequiredService<ConsoleDatabase>().MigrateAsync(CancellationToken.None);
            ChangeDesk.Must(migrated);
            var (first, next) = (MadeCertificate.For("CN=first.idp.example"), MadeCertificate.For("CN=next.idp.example"));
            var desk = new ChangeDesk(services, tenant, first, next);
            var runs = new List<(CrashRun Run, ConnectionRecord Before)>();
            foreach (var (act, stopsAt) in points)
            {
                var record = await ChangeAct.Of(act).PrepareAsync(desk);
                runs.Add((new CrashRun(runs.Count, act, stopsAt, record.Id, Convert.ToBase64String(next.Der.Span)), record));
            }

            var total = tenant.Dashboard.Count;
            var log = await CrashAsync(directory, tenant, [.. runs.Select(pair => pair.Run)], kill, successor);
            CaughtAt = [.. runs.Select(pair => log.LastOf(pair.Run.Number))];
            using (successor is null ? ServerProcess.Start(directory, tenant) : await successor.TakenOverAsync())
            {
                SettledAfter = await ConsoleParts.WaitUntilSettledAsync(services, SettledWithin);
            }

            var results = new List<CrashResult>();
            foreach (var (run, before) in runs)
            {
                results.Add(await JudgeAsync(desk, run, before, log));
            }

            var created = results.Count(result => result.Point.StartsWith("create", StringComparison.Ordinal) && result.End == nameof(ChangeState.Confirmed));
            var removed = results.Count(result => result.Point.StartsWith("remove", StringComparison.Ordinal) && result.End == nameof(ChangeState.Confirmed));
            results.Add(new CrashResult("connections lost or doubled", "", tenant.Dashboard.Count == total + created - removed ? null : $"{tenant.Dashboard.Count} instead of {total + created - removed}"));
            results.Add(new CrashResult("PRAGMA integrity_check", "", await ConsoleParts.IntegrityAsync(services) is "ok" ? null : "the database is damaged"));
            return results;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<Logbook> CrashAsync(string directory, EmulatedTenant tenant, IReadOnlyList<CrashRun> runs, RandomKill? kill, Successor? successor)
    {
        var file = Path.Combine(directory, "runs.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(runs));
        using var server = ServerProcess.Start(directory, tenant, new Dictionary<string, string> { [CrashPilot.RunsVariable] = file });
        if (kill is not null)
        {
            tenant.OnRequest = TakeAWhileAsync;
            await server.PrintsAsync(lines => new Logbook(lines).Moments >= kill.Moments, TimeSpan.FromSeconds(90));
            await Task.Delay(kill.Then);
        }

        var stopped = kill is not null || await server.PrintsAsync(lines => new Logbook(lines).AtTheirPoints.Count == runs.Count, TimeSpan.FromSeconds(90));
        if (successor is not null)
        {
            await successor.StartAsync(directory, tenant);
        }

        await (successor is { FirstStops: true } ? server.StopAsync() : server.KillAsync());
        tenant.OnRequest = (_, _) => Task.CompletedTask;
        var log = new Logbook(server.Lines);
        return stopped && log.Moments > 0 ? log : throw new InvalidOperationException(
            $"Not every run reached its point: {string.Join("; ", runs.Where(run => !log.AtTheirPoints.Contains(run.Number)).Select(run => run.Point))}\n{string.Join('\n', server.Lines.TakeLast(40))}");
    }

    /// <summary>The tenant is some way off: a request may be on its way when the server dies, and half of those arrive all the same.</summary>
    private static Task TakeAWhileAsync(SeenRequest request, CancellationToken gone) =>
        Task.Delay(Random.Shared.Next(300), Random.Shared.Next(2) == 0 ? gone : CancellationToken.None);

    private static async Task<CrashResult> JudgeAsync(ChangeDesk desk, CrashRun run, ConnectionRecord before, Logbook log)
    {
        var act = ChangeAct.Of(run.Act);
        var change = (await desk.ChangesAsync(run.ConnectionId)).LastOrDefault(row => row.Actor == ChangeDesk.Administrator.Name);
        if (change is null)
        {
            return new CrashResult(run.Point, NeverBegun, log.LastOf(run.Number) is { HasIntent: true } ? "its intent was committed and is gone" : act.IsInForce(desk, before) ? "the tenant was called without an intent" : null);
        }

        var fault = !change.IsSettled ? $"not settled within {SettledWithin.TotalSeconds} s: {change.Outcome}"
            : log.ToldOf(run.Number) is { } told and not ChangeState.Unknown && told != change.State ? $"its page was told {told}"
            : await desk.FindLieAsync(act, before, change) ?? FindMissingMark(desk, before, change);
        return new CrashResult(run.Point, change.State.ToString(), fault);
    }

    /// <summary>What the console made or took over carries the mark by which an orphan is recognised as ours.</summary>
    private static string? FindMissingMark(ChangeDesk desk, ConnectionRecord before, Change change) =>
        change is { Kind: ChangeKind.Create or ChangeKind.Adopt, State: ChangeState.Confirmed }
        && (string?)desk.Emulator.Dashboard.Find(before.Name.Value)?["metadata"]?[ChangeMarks.ChangeKey] != change.Id.ToString("N")
            ? "the connection does not carry the change's mark"
            : null;
}
