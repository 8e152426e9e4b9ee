using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Clusters;
using SupportConsole.App.Onboarding;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Tests.Auth0.Support;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Onboarding;

public sealed class DraftServiceTests
{
    private static readonly Actor Ana = new("Ana Ruiz", StaffRole.Engineer);
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_survives_with_everything_that_was_typed_valid_or_not()
    {
        await using var record = await StartAsync();
        var cluster = await record.AddClusterAsync();
        var drafts = record.Services.GetRequiredService<DraftService>();
        var draft = (await drafts.StartAsync(cluster.Id, OnboardingRulesTests.Saml(), Ana, Token)).Value;
        draft.Form[ConnectionSettings.SignInUrl] = "not an address yet";
        draft.Form[ConnectionSettings.Domains] = "half a dom";

        await drafts.SaveAsync(draft.Record.Id, draft.Form, draft.Version, Ana, Token);

        var opened = (await drafts.OpenAsync(draft.Record.Id, Token))!;
        Assert.Equal(("not an address yet", "half a dom"), (opened.Form[ConnectionSettings.SignInUrl], opened.Form[ConnectionSettings.Domains]));
        Assert.Equal(ConnectionState.Draft, opened.Record.State);
    }

    [Fact]
    public async Task Two_tabs_on_one_draft_are_told()
    {
        await using var record = await StartAsync();
        var cluster = await record.AddClusterAsync();
        var drafts = record.Services.GetRequiredService<DraftService>();
        var draft = (await drafts.StartAsync(cluster.Id, OnboardingRulesTests.Saml(), Ana, Token)).Value;
        Assert.True((await drafts.SaveAsync(draft.Record.Id, draft.Form, draft.Version, Ana, Token)).IsOk);

        var second = await drafts.SaveAsync(draft.Record.Id, draft.Form, draft.Version, Ana, Token);

        Assert.Equal("draft.conflict", second.Problem?.Code);
        Assert.NotNull(second.Problem?.NotLost);
    }

    [Fact]
    public async Task A_name_is_reserved_by_its_draft_whatever_its_case()
    {
        await using var record = await StartAsync();
        var cluster = await record.AddClusterAsync();
        var drafts = record.Services.GetRequiredService<DraftService>();
        await drafts.StartAsync(cluster.Id, OnboardingRulesTests.Saml(), Ana, Token);
        var form = OnboardingRulesTests.Saml();
        form.Name = form.Name.ToUpperInvariant();

        var second = await drafts.StartAsync(cluster.Id, form, Ana, Token);

        Assert.Equal("name.taken-in-record", second.Problem?.Code);
    }

    [Fact]
    public async Task A_discarded_draft_frees_its_name_and_stays_in_the_audit()
    {
        await using var record = await StartAsync();
        var cluster = await record.AddClusterAsync();
        var drafts = record.Services.GetRequiredService<DraftService>();
        var draft = (await drafts.StartAsync(cluster.Id, OnboardingRulesTests.Saml(), Ana, Token)).Value;

        Assert.True((await drafts.DiscardAsync(draft.Record.Id, Ana, Token)).IsOk);

        Assert.True((await drafts.StartAsync(cluster.Id, OnboardingRulesTests.Saml(), Ana, Token)).IsOk);
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        Assert.Equal(["draft.start", "draft.discard", "draft.start"], await context.AuditEntries.OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync(Token));
    }

    [Theory]
    [InlineData(ChangeState.Refused, true)]
    [InlineData(ChangeState.Unknown, false)]
    public async Task A_draft_that_Auth0_refused_can_be_thrown_away_and_stays_on_record_but_not_while_that_is_in_doubt(ChangeState came, bool goes)
    {
        await using var record = await StartAsync();
        var cluster = await record.AddClusterAsync();
        var drafts = record.Services.GetRequiredService<DraftService>();
        var draft = (await drafts.StartAsync(cluster.Id, OnboardingRulesTests.Saml(), Ana, Token)).Value;
        await using (var context = await record.Contexts.CreateDbContextAsync(Token))
        {
            context.Changes.Add(Tried(draft.Record, came));
            await context.SaveChangesAsync(Token);
        }

        var discarded = await drafts.DiscardAsync(draft.Record.Id, Ana, Token);

        Assert.Equal(goes ? null : "draft.in-doubt", discarded.Problem?.Code);
        await using var after = await record.Contexts.CreateDbContextAsync(Token);
        Assert.Equal(goes ? ConnectionState.Retired : ConnectionState.Draft, (await after.Connections.SingleAsync(Token)).State);
        Assert.Equal(goes ? 0 : 1, await after.Drafts.CountAsync(Token));
        Assert.Equal(1, await after.Changes.CountAsync(Token));
    }

    [Fact]
    public async Task A_stale_page_neither_hands_over_nor_throws_away_what_is_in_Auth0_by_now()
    {
        await using var record = await StartAsync();
        var cluster = await record.AddClusterAsync();
        var drafts = record.Services.GetRequiredService<DraftService>();
        var draft = (await drafts.StartAsync(cluster.Id, OnboardingRulesTests.Saml(), Ana, Token)).Value;
        await using (var context = await record.Contexts.CreateDbContextAsync(Token))
        {
            var created = await context.Connections.SingleAsync(Token);
            created.MoveTo(ConnectionState.Live, DateTimeOffset.UnixEpoch);
            created.Auth0Id = new ConnectionId("con_0123456789abcdef");
            await context.SaveChangesAsync(Token);
        }

        var answers = new[] { await drafts.HandOverAsync(draft.Record.Id, Ana, "", Token), await drafts.DiscardAsync(draft.Record.Id, Ana, Token), await drafts.HandOverAsync(Guid.NewGuid(), Ana, "", Token) };

        Assert.All(answers, answer => Assert.Equal("draft.not-a-draft", answer.Problem?.Code));
        await using var after = await record.Contexts.CreateDbContextAsync(Token);
        Assert.Equal(ConnectionState.Live, (await after.Connections.SingleAsync(Token)).State);
    }

    [Fact]
    public async Task A_draft_is_not_edited_while_it_is_not_known_whether_it_was_created()
    {
        await using var record = await StartAsync();
        var cluster = await record.AddClusterAsync();
        var drafts = record.Services.GetRequiredService<DraftService>();
        var draft = (await drafts.StartAsync(cluster.Id, OnboardingRulesTests.Saml(), Ana, Token)).Value;
        await using (var context = await record.Contexts.CreateDbContextAsync(Token))
        {
            context.Changes.Add(Tried(draft.Record, ChangeState.Unknown));
            await context.SaveChangesAsync(Token);
        }

        var form = OnboardingRulesTests.Saml();
        form.Name = "another-name";
        var saved = await drafts.SaveAsync(draft.Record.Id, form, draft.Version, Ana, Token);

        Assert.Equal("draft.in-doubt", saved.Problem?.Code);
        await using var after = await record.Contexts.CreateDbContextAsync(Token);
        Assert.Equal(OnboardingRulesTests.Saml().Name, (await after.Connections.SingleAsync(Token)).Name.Value);
    }

    [Theory]
    [InlineData("Acme Robotics", "prod", Protocol.Saml, "acme-robotics-prod-saml")]
    [InlineData("Søren & Müller GmbH", "EU (1)", Protocol.Oidc, "soren-muller-gmbh-eu-1-oidc")]
    [InlineData("株式会社", "", Protocol.Saml, "customer-saml")]
    [InlineData("The Very Long Name of a Holding Company", "staging", Protocol.Oidc, "the-very-long-name-of-a-staging-oidc")]
    [InlineData("Acme", "a-cluster-with-a-very-long-name-of-its-own", Protocol.Oidc, "acme-a-cluster-with-a-very-long-oidc")]
    public async Task A_name_is_proposed_that_Auth0_takes(string customer, string cluster, Protocol protocol, string expected)
    {
        await using var record = await StartAsync();

        var name = await record.Services.GetRequiredService<ConnectionNames>().ProposeAsync(customer, cluster, protocol, null, Token);

        Assert.Equal(expected, name.Value);
    }

    [Fact]
    public async Task A_proposed_name_is_free_and_never_too_long()
    {
        await using var record = await StartAsync();
        var names = record.Services.GetRequiredService<ConnectionNames>();
        var cluster = await record.AddClusterAsync();
        var drafts = record.Services.GetRequiredService<DraftService>();
        var form = OnboardingRulesTests.Saml();
        form.Name = (await names.ProposeAsync(new string('a', 300), "", Protocol.Saml, null, Token)).Value;
        await drafts.StartAsync(cluster.Id, form, Ana, Token);

        var next = await names.ProposeAsync(new string('a', 300), "", Protocol.Saml, null, Token);

        Assert.Equal((40, 40), (form.Name.Length, next.Value.Length));
        Assert.EndsWith("-saml-2", next.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_checked_against_record_and_tenant()
    {
        await using var tenant = await ConnectedTenant.StartAsync();
        await tenant.CreateAsync(ConnectedTenant.Oidc("in-tenant"));
        await using var record = await StartAsync(tenant.Tenant);
        var cluster = await record.AddClusterAsync();
        var form = OnboardingRulesTests.Saml();
        await record.Services.GetRequiredService<DraftService>().StartAsync(cluster.Id, form, Ana, Token);
        var names = record.Services.GetRequiredService<ConnectionNames>();

        Assert.Equal("name.taken-in-record", (await names.CheckAsync(form.Name, null, Token)).Problem?.Code);
        Assert.Equal("name.taken-in-tenant", (await names.CheckAsync("in-tenant", null, Token)).Problem?.Code);
        Assert.True((await names.CheckAsync("free-name", null, Token)).IsOk);
    }

    [Fact]
    public async Task A_certificate_of_another_customer_is_pointed_out()
    {
        await using var record = await StartAsync();
        var (acme, other) = (await record.AddClusterAsync("Acme"), await record.AddClusterAsync("Borealis"));
        await using (var context = await record.Contexts.CreateDbContextAsync(Token))
        {
            context.Attach(other);
            var known = Records.Connection(other, "borealis-saml", ConnectionState.Live);
            known.CredentialFingerprint = MadeCertificates.One.Sha256.Hex;
            context.Add(known);
            await context.SaveChangesAsync(Token);
        }

        var draft = (await record.Services.GetRequiredService<DraftService>().StartAsync(acme.Id, OnboardingRulesTests.Saml(), Ana, Token)).Value;
        var warnings = await record.Services.GetRequiredService<DuplicateFinder>().FindAsync(draft.Record.Id, draft.Form, Token);

        Assert.Equal("This certificate is already used by borealis-saml of Borealis.", Assert.Single(warnings));
    }

    private static async Task<RecordFile> StartAsync(IAuth0Tenant? tenant = null)
    {
        return await RecordFile.CreateAsync(configure: services =>
        {
            services.AddOnboarding().AddClusters();
            if (tenant is not null)
            {
                services.AddSingleton(tenant);
            }
            else
            {
                services.AddAuth0Tenant(options => (options.Domain, options.ClientId, options.ClientSecret, options.BaseAddress) = ("acme.us.auth0.com", "c", "s", new Uri("http://127.0.0.1:9/")));
            }
        });
    }

    private static Change Tried(ConnectionRecord record, ChangeState came) => new()
    {
        Id = Guid.NewGuid(),
        Kind = ChangeKind.Create,
        State = came,
        ConnectionId = record.Id,
        ConnectionName = record.Name,
        Actor = Ana.Name,
        Ticket = "T-1",
        Reason = "",
        RequestKey = Guid.NewGuid(),
        Plan = "[]",
        PlannedAt = DateTimeOffset.UnixEpoch,
        SettledAt = came == ChangeState.Unknown ? null : DateTimeOffset.UnixEpoch,
    };
}
