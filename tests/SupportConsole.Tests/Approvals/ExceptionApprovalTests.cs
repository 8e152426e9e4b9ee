using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SupportConsole.App.Approvals;
using SupportConsole.App.Fetching;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Approvals;

/// <summary>A private host exception of the settings is closed until an administrator approves it as it stands there.</summary>
public sealed class ExceptionApprovalTests : IAsyncLifetime
{
    private static readonly Actor Ingrid = new("Ingrid Solberg", StaffRole.Administrator);

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 28, 10, 0, 0, TimeSpan.Zero));
    private RecordFile record = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ApprovalStore Store => new(record.Contexts, clock);

    public async ValueTask InitializeAsync() => record = await RecordFile.CreateAsync(clock);

    public ValueTask DisposeAsync() => record.DisposeAsync();

    [Fact]
    public async Task It_is_open_after_approval_and_stays_so_over_a_restart_until_the_settings_change()
    {
        var fetching = Settings(new DateOnly(2026, 12, 31));
        var approvals = await StartAsync(fetching);
        Assert.False(IsOpen(fetching));
        var request = Assert.Single(await Store.ListAsync(Token));
        Assert.Equal("console", request.RequestedBy);

        await Store.MoveAsync(request.Id, ApprovalState.Done, Ingrid, ApprovalWords.Approve, "done", "Approved.", Token);
        await approvals.OpenApprovedAsync(Token);
        var restarted = Settings(new DateOnly(2026, 12, 31));
        await StartAsync(restarted);
        var changed = Settings(new DateOnly(2027, 12, 31));
        await StartAsync(changed);

        Assert.True(IsOpen(fetching));
        Assert.True(IsOpen(restarted));
        Assert.False(IsOpen(changed));
        Assert.Equal(2, (await Store.ListAsync(Token)).Count);
    }

    [Fact]
    public async Task A_restart_does_not_ask_twice_and_a_changed_exception_replaces_the_request()
    {
        await StartAsync(Settings(new DateOnly(2026, 12, 31)));
        await StartAsync(Settings(new DateOnly(2026, 12, 31)));
        var first = Assert.Single(await Store.ListAsync(Token));

        await StartAsync(Settings(new DateOnly(2027, 1, 31)));

        Assert.Equal(ApprovalState.Outdated, (await Store.FindAsync(first.Id, Token))!.State);
        Assert.Equal(2, (await Store.ListAsync(Token)).Count);
    }

    private static FetchSettings Settings(DateOnly until) =>
        new() { AllowedPrivate = { new AllowedPrivate { HostOrCidr = "idp.corp.internal", Owner = "Ana Ruiz", Until = until } } };

    private bool IsOpen(FetchSettings fetching) => fetching.AllowedPrivate[0].IsOpen(clock.GetUtcNow());

    private async Task<ExceptionApprovals> StartAsync(FetchSettings fetching)
    {
        var approvals = new ExceptionApprovals(
            fetching, new ApprovalSettings(), Store, record.Contexts, clock, NullLogger<ExceptionApprovals>.Instance);
        await approvals.StartAsync(Token);
        return approvals;
    }
}
