using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.Crash;
using SupportConsole.Tests.Sync.Support;

namespace SupportConsole.Tests.Sync;

/// <summary>What is ignored, with a reason, and no longer.</summary>
public sealed class IgnoringTests
{
    private static CancellationToken Token => SyncBench.Token;

    [Fact]
    public async Task Ignoring_needs_a_reason_says_who_and_when_lasts_and_can_be_undone()
    {
        await using var bench = await SyncBench.StartAsync();
        bench.MakeInDashboard("made-by-hand");
        await bench.CompletedCheckAsync();
        var finding = await bench.OnlyFindingAsync(FindingKind.Unmanaged);

        Assert.Equal("finding.no-reason", (await bench.Service.IgnoreAsync(finding.Id, " ", ChangeDesk.Engineer, Token)).Problem?.Code);
        ChangeDesk.Must(await bench.Service.IgnoreAsync(finding.Id, "The staff's own sign-in.", ChangeDesk.Engineer, Token));
        await bench.CompletedCheckAsync();
        var ignored = await bench.OnlyFindingAsync(FindingKind.Unmanaged);
        var status = await bench.Service.StatusAsync(Token);
        Assert.Equal(("Erin Engineer", "The staff's own sign-in.", true), (ignored.IgnoredBy, ignored.IgnoreReason, ignored.IgnoredAt is not null));
        Assert.Equal((0, 1), (status.Counts[FindingKind.Unmanaged], status.Ignored));
        ChangeDesk.Must(await bench.Service.StopIgnoringAsync(finding.Id, ChangeDesk.Engineer, Token));

        Assert.Equal(1, (await bench.Service.StatusAsync(Token)).Counts[FindingKind.Unmanaged]);
        Assert.Equal("The staff's own sign-in.", Assert.Single(await bench.AuditAsync("unmanaged.ignore")).Reason);
        Assert.Single(await bench.AuditAsync("unmanaged.stop-ignoring"));
    }
}
