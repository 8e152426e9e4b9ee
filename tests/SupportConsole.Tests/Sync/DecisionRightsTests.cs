using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Sync;
using SupportConsole.Crash;
using SupportConsole.Federation;
using SupportConsole.Tests.Sync.Support;

namespace SupportConsole.Tests.Sync;

/// <summary>Who decides about findings, and with what.</summary>
public sealed class DecisionRightsTests
{
    private static CancellationToken Token => SyncBench.Token;

    [Fact]
    public async Task Those_who_may_only_look_decide_nothing_and_nobody_decides_without_a_ticket()
    {
        await using var bench = await SyncBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Saml);
        bench.MakeInDashboard("made-by-hand");
        bench.Dashboard.Delete(record.Name.Value);
        await bench.CompletedCheckAsync();
        var missing = (await bench.OnlyFindingAsync(FindingKind.Missing)).Id;
        var manager = new Actor("Marek Manager", StaffRole.Manager);

        Assert.Equal(Rights.RefusalCode, (await bench.Get<MissingDecisions>().RetireAsync(missing, SyncBench.Decided with { Actor = manager }, Token)).Problem?.Code);
        Assert.Equal("sync.no-ticket", (await bench.Get<MissingDecisions>().RecreateAsync(missing, SyncBench.Decided with { Ticket = " " }, Token)).Problem?.Code);
        Assert.Equal(Rights.RefusalCode, (await bench.Service.IgnoreAsync((await bench.OnlyFindingAsync(FindingKind.Unmanaged)).Id, "None of ours.", manager, Token)).Problem?.Code);
        Assert.Equal(2, (await bench.FindingsAsync()).Count);
    }
}
