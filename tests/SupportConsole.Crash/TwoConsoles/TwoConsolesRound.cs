using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Changes;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Federation;

namespace SupportConsole.Crash.TwoConsoles;

/// <summary>
/// Two whole consoles begin at once on one empty data directory and one tenant, and change the same connections at the same time. One of them is killed midway
/// and started again, while the other holds a call to the tenant for longer than its claim lasts by itself.
/// </summary>
public sealed class TwoConsolesRound
{
    /// <summary>How long the tenant takes over one call: longer than a claim that nobody renews, which is 20 s.</summary>
    public static readonly TimeSpan Held = TimeSpan.FromSeconds(25);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly ConcurrentBag<TenantWrite> writes = [];

    /// <summary>What was done, in words.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Does the round.</summary>
    /// <returns>What is wrong; empty where nothing is.</returns>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        var directory = Directory.CreateTempSubdirectory("console-two-").FullName;
        await using var tenant = await EmulatedTenant.StartAsync(new EmulatorOptions { RecordBodies = true }, TimeProvider.System, CancellationToken.None);
        await using var services = ConsoleParts.On(directory, tenant);
        try
        {
            using var killed = Start(directory, tenant, "killed");
            using var other = Start(directory, tenant, "other");
            await MustPrintAsync(killed, lines => lines.Any(line => line.StartsWith("SupportConsole listens", StringComparison.Ordinal)));
            await MustPrintAsync(other, lines => lines.Any(line => line.StartsWith("SupportConsole listens", StringComparison.Ordinal)));

            var desk = new ChangeDesk(services, tenant, MadeCertificate.For("CN=first.idp.example"), MadeCertificate.For("CN=next.idp.example"));
            var plan = await ErrandPlan.PrepareAsync(desk);
            tenant.OnRequest = (request, gone) => NoteAsync(request, plan.Held.Auth0Id!.Value, gone);
            await GiveAsync(directory, "killed", plan.First);
            await GiveAsync(directory, "other", plan.Second);

            var held = plan.Second.Errands.Single(errand => errand.ConnectionId == plan.Held.Id);
            await MustPrintAsync(other, lines => new Logbook(lines).LastOf(held.Number) == new Moment(ChangeStep.TenantCalled, IsBefore: true));
            await MustPrintAsync(killed, lines => IsMidway(plan.First.Errands, new Logbook(lines)));
            await killed.KillAsync();
            using var again = Start(directory, tenant, "nothing");
            await MustPrintAsync(other, lines => lines.Contains(ErrandPilot.AllDone));
            await ConsoleParts.WaitUntilSettledAsync(services, TimeSpan.FromSeconds(60));

            var judge = await TwoConsolesJudge.ReadAsync(desk, services, plan, [.. writes], new Logbook(killed.Lines), new Logbook(other.Lines));
            Words = judge.Words;
            return [.. judge.Faults(), .. await ConsoleParts.IntegrityAsync(services) is "ok" ? (string[])[] : ["the database is damaged"]];
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>A third done, and several in flight.</summary>
    private static bool IsMidway(IReadOnlyList<Errand> errands, Logbook log) =>
        errands.Count(errand => log.ToldOf(errand.Number) is not null) >= errands.Count / 3 && errands.Count(errand => log.LastOf(errand.Number) is { IsInFlight: true }) >= 2;

    private static ServerProcess Start(string directory, EmulatedTenant tenant, string errands) => ServerProcess.Start(directory, tenant, new Dictionary<string, string>
    {
        ["Auth0__Timeout"] = "00:02:00",
        [ErrandPilot.ErrandsVariable] = ErrandFile(directory, errands),
    });

    private static string ErrandFile(string directory, string name) => Path.Combine(directory, $"{name}.errands");

    private static async Task GiveAsync(string directory, string name, ErrandList list)
    {
        var file = ErrandFile(directory, name);
        await File.WriteAllTextAsync(file + ".new", JsonSerializer.Serialize(list));
        File.Move(file + ".new", file);
    }

    private static async Task MustPrintAsync(ServerProcess server, Func<IReadOnlyList<string>, bool> isEnough)
    {
        if (!await server.PrintsAsync(isEnough, Patience))
        {
            throw new InvalidOperationException($"A console did not come so far within {Patience}:\n{string.Join('\n', server.Lines.TakeLast(60))}");
        }
    }

    /// <summary>Notes every write, takes a while over each request, and very long over the one that is to be held.</summary>
    private async Task NoteAsync(SeenRequest request, string heldId, CancellationToken gone)
    {
        var isHeld = request.Method == "PATCH" && request.Path == $"/api/v2/connections/{heldId}";
        if (request.Method != "GET")
        {
            writes.Add(new TenantWrite(request));
        }

        await Task.Delay(isHeld ? Held : TimeSpan.FromMilliseconds(Random.Shared.Next(80)), gone);
    }
}
