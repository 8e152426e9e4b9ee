using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SupportConsole.App.Clusters.Report;
using SupportConsole.App.Inventory;
using SupportConsole.App.Onboarding;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Tests.Clusters.Support;
using SupportConsole.Tests.Onboarding;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Clusters;

/// <summary>The report of a day on which there was only a draft: by the name of that day, and also if it was discarded since.</summary>
public sealed class PastDraftTests : IAsyncLifetime
{
    private static readonly Actor Ana = new("Ana Ruiz", StaffRole.Engineer);
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero));
    private RecordFile record = null!;
    private Cluster cluster = null!;
    private PastTruth truth = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DraftService Drafts => record.Services.GetRequiredService<DraftService>();

    public async ValueTask InitializeAsync()
    {
        record = await RecordFile.CreateAsync(clock, services => services.AddOnboarding());
        cluster = await record.AddClusterAsync();
        truth = new PastTruth(record.Contexts, clock);
    }

    public ValueTask DisposeAsync() => record.DisposeAsync();

    [Fact]
    public async Task A_draft_has_the_name_that_it_had_and_waits_on_the_customer_from_its_hand_off()
    {
        await truth.EndDayAsync();
        var draft = await StartAsync();
        await truth.EndDayAsync();
        Assert.True((await Drafts.HandOverAsync(draft.Record.Id, Ana, "Priya", Token)).IsOk);
        await truth.EndDayAsync();
        Assert.True((await Drafts.UndoHandOverAsync(draft.Record.Id, Ana, Token)).IsOk);
        await truth.EndDayAsync();
        Assert.True((await Drafts.HandOverAsync(draft.Record.Id, Ana, "Priya", Token)).IsOk);
        await RenameAsync(draft, "acme-renamed");
        await truth.EndDayAsync();
        await RenameAsync((await Drafts.OpenAsync(draft.Record.Id, Token))!, "acme-renamed-again");
        await truth.EndDayAsync();

        await truth.AssertAsync("None", "Draft", "WaitingOnCustomer", "Draft", "Draft", "Draft");
    }

    [Fact]
    public async Task A_draft_that_was_discarded_since_was_in_progress_and_the_next_one_follows_it()
    {
        var draft = await StartAsync();
        await RenameAsync(draft, "acme-first");
        Assert.True((await Drafts.HandOverAsync(draft.Record.Id, Ana, "Priya", Token)).IsOk);
        await truth.EndDayAsync();
        Assert.True((await Drafts.DiscardAsync(draft.Record.Id, Ana, Token)).IsOk);
        await truth.EndDayAsync();
        await StartAsync();
        await truth.EndDayAsync();

        await truth.AssertAsync("WaitingOnCustomer", "None", "Draft");
    }

    [Fact]
    public async Task A_discarded_draft_has_no_protocol_and_no_identity_provider_in_the_export()
    {
        var draft = await StartAsync();
        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        clock.Advance(TimeSpan.FromDays(1));
        await Drafts.DiscardAsync(draft.Record.Id, Ana, Token);
        var report = new ClusterReport(record.Contexts, new ClusterListService(record.Contexts, clock), clock);

        var row = Assert.Single((await report.ReadAsync(new ClusterQuery { AsOf = day }, int.MaxValue, Token)).Rows);

        Assert.Equal((SsoCoverage.InProgress, draft.Record.Name.Value), (row.Cluster.Coverage, row.Connection?.Name));
        Assert.Equal(("", ""), (ReportColumns.ProtocolOf(row), ReportColumns.ProviderOf(row)));
    }

    private async Task<OpenDraft> StartAsync() => (await Drafts.StartAsync(cluster.Id, OnboardingRulesTests.Saml(), Ana, Token)).Value;

    private async Task RenameAsync(OpenDraft draft, string name)
    {
        draft.Form.Name = name;
        Assert.True((await Drafts.SaveAsync(draft.Record.Id, draft.Form, draft.Version, Ana, Token)).IsOk);
    }
}
