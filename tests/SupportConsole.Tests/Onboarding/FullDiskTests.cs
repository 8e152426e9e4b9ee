using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Clusters;
using SupportConsole.App.Connections.Detail;
using SupportConsole.App.Inventory;
using SupportConsole.App.Onboarding;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.App.Sync;
using SupportConsole.Federation;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Onboarding;

/// <summary>What people type while the record cannot be written.</summary>
public sealed class FullDiskTests : ConsolePageTest
{
    private const int Full = 13;
    private static readonly Actor Ana = new("Ana Ruiz", StaffRole.Engineer);
    private static readonly Actor Ingrid = new("Ingrid Solberg", StaffRole.Administrator);

    public FullDiskTests() => Services.AddSync();

    private DraftService Drafts => Services.GetRequiredService<DraftService>();

    [Fact]
    public async Task What_is_typed_into_a_draft_is_said_not_to_be_saved_stays_and_is_saved_when_the_disk_has_room_again()
    {
        var draft = await StartAsync();
        var page = Open<OnboardPage>($"/onboard/{draft.Record.Id}", parameters => parameters.Add(page => page.Id, draft.Record.Id));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#domains")));
        Database.Plan(1, Full, forGood: true);

        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find("#domains").InputAsync("acme.example")));

        page.WaitForAssertion(() => Assert.Contains("is full", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("acme.example", page.Find("#domains").GetAttribute("value"));
        Database.Mend();
        page.WaitForAssertion(() => Assert.DoesNotContain("is full", page.Markup, StringComparison.Ordinal));
        Assert.Equal("acme.example", (await Drafts.OpenAsync(draft.Record.Id, Token))!.Form[ConnectionSettings.Domains]);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(Full)]
    public async Task Every_save_of_the_record_says_that_the_database_could_not_be_written(int error)
    {
        var draft = await StartAsync();
        var clusters = Services.GetRequiredService<ClusterService>();
        var cluster = (await clusters.FindAsync(draft.Record.ClusterId, Token))!;
        var list = $$"""[{"account_id":"{{Guid.NewGuid()}}","cluster_id":"{{Guid.NewGuid()}}","name":"one","url":"u","state":"ready","created_at":{"seconds":1700000000,"nanos":0},"category":"contract"}]""";
        var edited = ClusterForm.Of(cluster);
        edited.Customer = "Acme Corporation";
        var facts = InternalDetails.Of(draft.Record);
        var decision = new Decision(Ana, "SUP-1", "");
        Database.Plan(1, error, forGood: true);

        Problem?[] problems =
        [
            (await Drafts.StartAsync(draft.Record.ClusterId, draft.Form, Ana, Token)).Problem,
            (await Drafts.SaveAsync(draft.Record.Id, draft.Form, draft.Version, Ana, Token)).Problem,
            (await Drafts.HandOverAsync(draft.Record.Id, Ana, "", Token)).Problem,
            (await Drafts.DiscardAsync(draft.Record.Id, Ana, Token)).Problem,
            (await clusters.SaveAsync(edited, Ana, Token)).Problem,
            (await Services.GetRequiredService<ClusterImportService>().ApplyAsync(InfluxctlClusterList.Read(System.Text.Encoding.UTF8.GetBytes(list)).Value.Clusters, Ana, Token)).Problem,
            (await Services.GetRequiredService<InternalDetailsService>().SaveAsync(draft.Record.Id, facts, facts with { IdentityProvider = SupportConsole.Federation.IdentityProviders.IdentityProvider.Okta }, Ana, Token)).Problem,
            (await Services.GetRequiredService<DifferenceDecisions>().AcceptAsync(Guid.NewGuid(), "[]", decision, Token)).Problem,
            (await Services.GetRequiredService<MissingDecisions>().RetireAsync(Guid.NewGuid(), decision, Token)).Problem,
            (await Services.GetRequiredService<SyncService>().IgnoreAsync(Guid.NewGuid(), "None of ours.", Ana, Token)).Problem,
            (await Services.GetRequiredService<IncomparableSecrets>().GiveUpAsync(Ingrid)).Problem,
        ];

        Assert.All(problems, problem => Assert.Equal("data.not-written", problem?.Code));
    }

    private async Task<OpenDraft> StartAsync()
    {
        var cluster = (await Desk.DraftAsync(Protocol.Saml)).ClusterId;
        return (await Drafts.StartAsync(cluster, OnboardingRulesTests.Saml(), Ana, Token)).Value;
    }
}
