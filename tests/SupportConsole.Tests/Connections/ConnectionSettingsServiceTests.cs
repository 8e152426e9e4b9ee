using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Connections.Detail;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Tests.Changes.Support;

namespace SupportConsole.Tests.Connections;

/// <summary>Settings edited in a form and brought to the tenant by the one path.</summary>
public sealed class ConnectionSettingsServiceTests
{
    private static CancellationToken Token => ChangeBench.Token;

    [Fact]
    public async Task What_is_typed_over_reaches_Auth0_and_the_record_and_the_search_follow_it()
    {
        await using var bench = await StartAsync();
        var record = await bench.CreatedAsync(Protocol.Oidc);
        var form = await OpenAsync(bench, record);
        (form.Typed[ConnectionSettings.ClientId], form.Typed[ConnectionSettings.Scopes], form.Typed[ConnectionSettings.Domains], form.Typed[ConnectionSettings.DisplayName]) = ("0oaNew", "openid  email", "Acme.example; b.example", "Acme Ltd");

        await SaveAsync(bench, form);

        var options = bench.OptionsOf(record);
        Assert.Equal(("0oaNew", "openid email"), ((string?)options["client_id"], (string?)options["scope"]));
        Assert.Equal(["acme.example", "b.example"], options["domain_aliases"]!.AsArray().Select(domain => (string?)domain));
        var after = await bench.ReadAsync(record.Id);
        Assert.Equal(("0oaNew", "openid email", "acme.example\nb.example", "Acme Ltd"), (after.Settings[ConnectionSettings.ClientId], after.Settings[ConnectionSettings.Scopes], after.Settings[ConnectionSettings.Domains], after.DisplayName));
        Assert.Equal(record.Name.Value, Assert.Single(await FindAsync(bench, "0oanew")));
        Assert.Empty(await FindAsync(bench, record.Settings[ConnectionSettings.ClientId]));
    }

    [Fact]
    public async Task What_is_not_typed_over_is_not_touched_and_what_is_emptied_goes_from_the_record_too()
    {
        await using var bench = await StartAsync();
        var record = await bench.CreatedAsync(Protocol.Saml);
        bench.Emulator.Dashboard.EditOptions(record.Name.Value, options => (options["signOutEndpoint"], options["strange"]) = ("https://idp.acme.example/out", 1.50m));
        Assert.True((await Pages(bench).RefreshAsync(record.Id, Token)).IsOk);
        var form = await OpenAsync(bench, record);
        form.Typed[ConnectionSettings.SignInUrl] = "https://idp.acme.example/sso2";
        await SaveAsync(bench, form);

        // Neither overwritten nor agreed to: what somebody put there is still to be decided.
        Assert.Equal("https://idp.acme.example/out", (string?)bench.OptionsOf(record)["signOutEndpoint"]);
        Assert.Equal("", (await bench.ReadAsync(record.Id)).Settings[ConnectionSettings.SignOutUrl]);

        form = await OpenAsync(bench, record);
        form.Typed[ConnectionSettings.SignOutUrl] = " ";
        await SaveAsync(bench, form);

        Assert.False(bench.OptionsOf(record).ContainsKey("signOutEndpoint"));
        Assert.Contains("\"strange\":1.5", bench.OptionsOf(record).ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(("", "https://idp.acme.example/sso2"), ((await bench.ReadAsync(record.Id)).Settings[ConnectionSettings.SignOutUrl], (await bench.ReadAsync(record.Id)).Settings[ConnectionSettings.SignInUrl]));
    }

    [Fact]
    public async Task A_new_display_name_alone_is_sent_without_the_options()
    {
        await using var bench = await StartAsync();
        var record = await bench.CreatedAsync(Protocol.Oidc);
        var before = bench.OptionsOf(record).ToJsonString();
        var form = await OpenAsync(bench, record);
        form.Typed[ConnectionSettings.DisplayName] = "Acme Ltd";

        var plan = await PlanAsync(bench, form);
        await ApplyAsync(bench, plan);

        Assert.Equal("display_name", Assert.Single(plan.Plan.Fields).Field);
        Assert.Equal("Acme Ltd", (string?)bench.Emulator.Dashboard.Find(record.Name.Value)!["display_name"]);
        Assert.Equal(before, bench.OptionsOf(record).ToJsonString());
        Assert.Equal("Acme Ltd", (await bench.ReadAsync(record.Id)).DisplayName);
    }

    [Fact]
    public async Task What_somebody_changed_in_a_touched_field_is_shown_and_can_be_kept()
    {
        await using var bench = await StartAsync();
        var record = await bench.CreatedAsync(Protocol.Oidc);
        bench.Emulator.Dashboard.EditOptions(record.Name.Value, options => (options["scope"], options["icon_url"]) = ("openid groups", "https://acme.example/i.png"));
        var form = await OpenAsync(bench, record);
        Assert.Equal(["icon_url", "scope"], form.Outside.Select(field => field.Field.Split('.')[1]));
        (form.Typed[ConnectionSettings.Scopes], form.Typed[ConnectionSettings.ClientId]) = ("openid", "0oaMine");

        var plan = await PlanAsync(bench, form);
        var theirs = Assert.Single(plan.Theirs);
        Assert.Equal(("options.scope", "openid profile email", "openid groups"), (theirs.Field, theirs.Before, theirs.After));
        form.KeepTheirs(theirs.Field);
        var fresh = await OpenAsync(bench, record);
        form.CarryOverTo(fresh);
        plan = await PlanAsync(bench, fresh);
        await ApplyAsync(bench, plan);

        Assert.Empty(plan.Theirs);
        Assert.Equal(("openid groups", "0oaMine"), ((string?)bench.OptionsOf(record)["scope"], (string?)bench.OptionsOf(record)["client_id"]));
    }

    [Fact]
    public async Task A_second_editor_is_shown_what_the_first_saved_after_the_form_was_opened()
    {
        await using var bench = await StartAsync();
        var record = await bench.CreatedAsync(Protocol.Oidc);
        var (first, second) = (await OpenAsync(bench, record), await OpenAsync(bench, record));
        (first.Typed[ConnectionSettings.ClientId], first.Typed[ConnectionSettings.DisplayName]) = ("0oaFirst", "First");
        await SaveAsync(bench, first);
        (second.Typed[ConnectionSettings.ClientId], second.Typed[ConnectionSettings.DisplayName]) = ("0oaSecond", "Second");

        var theirs = (await PlanAsync(bench, second)).Theirs;

        Assert.Equal([(record.Name.Value, "First"), (record.Settings[ConnectionSettings.ClientId], "0oaFirst")], theirs.Select(field => (field.Before, field.After)));
    }

    [Fact]
    public async Task What_changes_in_Auth0_between_review_and_save_stops_the_save()
    {
        await using var bench = await StartAsync();
        var record = await bench.CreatedAsync(Protocol.Oidc);
        var form = await OpenAsync(bench, record);
        form.Typed[ConnectionSettings.DisplayName] = "Mine";
        var plan = await PlanAsync(bench, form);
        bench.Emulator.Dashboard.Edit(record.Name.Value, new JsonObject { ["display_name"] = "Theirs" });

        var outcome = ChangeBench.Must(await bench.Runner.ApplyAsync(plan.Plan, ChangeBench.Order()));

        Assert.Equal(ChangeState.Refused, outcome.State);
        Assert.Contains("Display name changed in Auth0 after you planned this", outcome.Words, StringComparison.Ordinal);
        Assert.Equal("Theirs", (string?)bench.Emulator.Dashboard.Find(record.Name.Value)!["display_name"]);
    }

    [Fact]
    public async Task An_address_typed_over_takes_the_metadata_URL_away_and_says_so()
    {
        await using var bench = await StartAsync();
        var record = await bench.CreatedAsync(Protocol.Saml);
        bench.Emulator.Dashboard.EditOptions(record.Name.Value, options => options["metadataUrl"] = "https://idp.acme.example/metadata");
        var form = await OpenAsync(bench, record);
        form.Typed[ConnectionSettings.SignInUrl] = "https://idp.acme.example/other";

        var plan = await PlanAsync(bench, form);

        Assert.Contains(plan.Plan.Fields, field => field is { Field: "options.metadataUrl", After: null });
        Assert.Contains(plan.Consequences, words => words.StartsWith("The metadata URL in Auth0 is removed too", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("issuer", "nobody at Acme · prod can sign in")]
    [InlineData("client", "everyone becomes a new user")]
    [InlineData("scopes", "no longer asks for profile, email")]
    [InlineData("channel", "the client secret is no longer used")]
    [InlineData("host", "on another host than the new issuer: Authorization endpoint, Token endpoint, Keys (JWKS) URL")]
    public async Task A_dangerous_edit_says_what_happens_to_whom(string edit, string words)
    {
        await using var bench = await StartAsync();
        var form = await OpenAsync(bench, await bench.CreatedAsync(Protocol.Oidc));
        switch (edit)
        {
            case "issuer" or "host":
                form.Edit(ConnectionSettings.Issuer, "https://other.acme.example");
                break;
            case "client":
                form.Typed[ConnectionSettings.ClientId] = "0oaOther";
                break;
            case "scopes":
                form.Typed[ConnectionSettings.Scopes] = "openid";
                break;
            default:
                form.Typed[ConnectionSettings.Channel] = ConnectionSettings.FrontChannel;
                break;
        }

        Assert.Contains(SettingsConsequences.Of(form), said => said.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_sent_that_breaks_a_rule_and_a_secret_is_asked_for_where_the_back_channel_needs_one()
    {
        await using var bench = await StartAsync();
        var record = await bench.CreatedAsync(Protocol.Oidc);
        bench.Emulator.Dashboard.EditOptions(record.Name.Value, options => _ = (options["type"] = "front_channel", options.Remove("client_secret")));
        var form = await OpenAsync(bench, record);
        (form.Typed[ConnectionSettings.Issuer], form.Typed[ConnectionSettings.ClientId], form.Typed[ConnectionSettings.Scopes], form.Typed[ConnectionSettings.TokenEndpoint], form.Typed[ConnectionSettings.Channel]) = ("http://x", "a b", "email", "ftp://x", "back_channel");

        Assert.Equal(
            [ConnectionSettings.Issuer.Key, ConnectionSettings.ClientId.Key, ConnectionSettings.Scopes.Key, ConnectionSettings.TokenEndpoint.Key, ConnectionSettings.Channel.Key],
            form.Check().Keys);
    }

    [Fact]
    public async Task A_discovery_URL_follows_its_issuer_and_one_of_its_own_stays()
    {
        await using var bench = await StartAsync();
        var form = await OpenAsync(bench, await bench.CreatedAsync(Protocol.Oidc));
        (form.Typed[ConnectionSettings.Issuer], form.Typed[ConnectionSettings.DiscoveryUrl]) = ("https://a.example", "https://a.example/.well-known/openid-configuration");

        form.Edit(ConnectionSettings.Issuer, "https://b.example/");
        var followed = form.Typed[ConnectionSettings.DiscoveryUrl];
        form.Typed[ConnectionSettings.DiscoveryUrl] = "https://own.example/discovery";
        form.Edit(ConnectionSettings.Issuer, "https://c.example");

        Assert.Equal(("https://b.example/.well-known/openid-configuration", "https://own.example/discovery"), (followed, form.Typed[ConnectionSettings.DiscoveryUrl]));
    }

    private static Task<ChangeBench> StartAsync() => ChangeBench.StartAsync(TimeProvider.System, services: services => services
        .AddSingleton<ConnectionSettingsService>().AddSingleton<ConnectionReader>().AddSingleton<ConnectionListService>());

    private static ConnectionReader Pages(ChangeBench bench) => bench.Record.Services.GetRequiredService<ConnectionReader>();

    private static ConnectionSettingsService Settings(ChangeBench bench) => bench.Record.Services.GetRequiredService<ConnectionSettingsService>();

    private static async Task<SettingsForm> OpenAsync(ChangeBench bench, ConnectionRecord record) => ChangeBench.Must(await Settings(bench).OpenAsync(record.Id, Token));

    private static async Task<SettingsPlan> PlanAsync(ChangeBench bench, SettingsForm form) => ChangeBench.Must(await Settings(bench).PlanAsync(form, Token));

    private static async Task ApplyAsync(ChangeBench bench, SettingsPlan plan) =>
        Assert.Equal(ChangeState.Confirmed, ChangeBench.Must(await bench.Runner.ApplyAsync(plan.Plan, ChangeBench.Order())).State);

    private static async Task SaveAsync(ChangeBench bench, SettingsForm form)
    {
        Assert.Empty(form.Check());
        await ApplyAsync(bench, await PlanAsync(bench, form));
    }

    private static async Task<IEnumerable<string>> FindAsync(ChangeBench bench, string text) =>
        (await bench.Record.Services.GetRequiredService<ConnectionListService>().ListAsync(new ConnectionQuery { Search = text }, Token)).Rows.Select(row => row.Name);
}
