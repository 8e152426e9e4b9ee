using SupportConsole.App.Changes;
using SupportConsole.App.Differences;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Sync;
using SupportConsole.Auth0;
using SupportConsole.Crash;
using SupportConsole.Federation;
using SupportConsole.Tests.Sync.Support;

namespace SupportConsole.Tests.Sync;

/// <summary>What was changed elsewhere is put back or accepted, field by field.</summary>
public sealed class DriftDecisionTests
{
    private static CancellationToken Token => SyncBench.Token;

    [Fact]
    public async Task What_was_changed_elsewhere_is_put_back_field_by_field_and_the_rest_accepted()
    {
        await using var bench = await SyncBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Oidc);
        bench.Dashboard.EditOptions(record.Name.Value, options => (options["scope"], options["client_secret"], options["icon_url"]) = ("openid", "changed-Wq77", "https://icons.example/a.svg"));
        await bench.CompletedCheckAsync();
        var finding = await bench.OnlyFindingAsync(FindingKind.Changed);

        Assert.Equal("change.secret-not-kept", (await bench.Get<DifferenceDecisions>().PlanRestoreAsync(finding.Id, ["client_secret"], Token)).Problem?.Code);
        var plan = ChangeDesk.Must(await bench.Get<DifferenceDecisions>().PlanRestoreAsync(finding.Id, ["scope"], Token));
        Assert.Equal(ChangeState.Confirmed, ChangeDesk.Must(await bench.Desk.Runner.ApplyAsync(plan, ChangeDesk.Order())).State);
        var rest = await bench.OnlyFindingAsync(FindingKind.Changed);
        Assert.Equal(["client_secret", "icon_url"], ConnectionComparison.Read(rest.Differences).Select(difference => difference.Key));
        Assert.Equal("openid profile email", (string?)bench.Desk.OptionsOf(record)["scope"]);
        ChangeDesk.Must(await bench.Get<DifferenceDecisions>().AcceptAsync(rest.Id, rest.Differences, SyncBench.Decided, Token));

        Assert.Empty(await bench.FindingsAsync());
        Assert.Equal(bench.Desk.Record.FingerprintKey.Fingerprint("changed-Wq77"), (await bench.Desk.ReadAsync(record.Id)).CredentialFingerprint);
        var entry = Assert.Single(await bench.AuditAsync("connection.accept"));
        Assert.Equal(("Erin Engineer", "SUP-7", "Agreed with the customer."), (entry.Actor, entry.Ticket, entry.Reason));
        Assert.Contains("icons.example", entry.After, StringComparison.Ordinal);
        Assert.DoesNotContain("changed-Wq77", entry.After, StringComparison.Ordinal);
        await bench.CompletedCheckAsync();
        Assert.Empty(await bench.FindingsAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_display_name_changed_elsewhere_is_put_back_and_nothing_else_with_it(bool withAnOption)
    {
        await using var bench = await SyncBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Oidc);
        var agreed = Assert.IsType<string>((string?)bench.Dashboard.Find(record.Name.Value)!["display_name"]);
        bench.Rename(record, "Not Acme");
        bench.Dashboard.EditOptions(record.Name.Value, options => (options["scope"], options["icon_url"]) = ("openid", "https://icons.example/a.svg"));
        await bench.CompletedCheckAsync();
        var finding = await bench.OnlyFindingAsync(FindingKind.Changed);
        Assert.Equal([("Display name", agreed, "Not Acme")], ConnectionComparison.Fields(ConnectionComparison.Read(finding.Differences)).Take(1).Select(field => (field.Label, field.Before, field.After)));
        Assert.Equal("Display name, icon_url, Scopes", finding.Fields);

        var plan = ChangeDesk.Must(await bench.Get<DifferenceDecisions>().PlanRestoreAsync(finding.Id, withAnOption ? [ConnectionComparison.DisplayName, "scope"] : [ConnectionComparison.DisplayName], Token));
        Assert.Equal(ChangeState.Confirmed, ChangeDesk.Must(await bench.Desk.Runner.ApplyAsync(plan, ChangeDesk.Order())).State);

        Assert.Equal(agreed, (string?)bench.Dashboard.Find(record.Name.Value)!["display_name"]);
        Assert.Equal(withAnOption ? "icon_url" : "icon_url, Scopes", (await bench.OnlyFindingAsync(FindingKind.Changed)).Fields);
        await bench.CompletedCheckAsync();
        Assert.Equal(withAnOption ? "icon_url" : "icon_url, Scopes", (await bench.OnlyFindingAsync(FindingKind.Changed)).Fields);
    }

    [Theory]
    [InlineData("Not Acme")]
    [InlineData(null)]
    public async Task A_display_name_changed_elsewhere_is_accepted_into_the_record_and_by_nothing_else(string? renamed)
    {
        await using var bench = await SyncBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Oidc);
        await bench.EditRecordAsync(record.Id, row => row.DisplayName = "Acme");
        bench.Rename(record, renamed);
        var unrelated = ChangeDesk.Must(await bench.Get<ChangePlanner>().PlanSettingsAsync(record.Id, new OptionsEdit().Set("scope", "openid"), Token));
        Assert.Equal(ChangeState.Confirmed, ChangeDesk.Must(await bench.Desk.Runner.ApplyAsync(unrelated, ChangeDesk.Order())).State);
        Assert.Equal("Acme", (await bench.Desk.ReadAsync(record.Id)).DisplayName);
        var finding = await bench.OnlyFindingAsync(FindingKind.Changed);
        Assert.Equal("Display name", finding.Fields);

        ChangeDesk.Must(await bench.Get<DifferenceDecisions>().AcceptAsync(finding.Id, finding.Differences, SyncBench.Decided, Token));

        Assert.Equal(renamed ?? record.Name.Value, (await bench.Desk.ReadAsync(record.Id)).DisplayName);
        Assert.Contains(renamed ?? record.Name.Value, Assert.Single(await bench.AuditAsync("connection.accept")).After, StringComparison.Ordinal);
        await bench.CompletedCheckAsync();
        Assert.Empty(await bench.FindingsAsync());
    }

    [Fact]
    public async Task A_value_that_holds_a_secret_within_is_never_put_back_as_its_fingerprint()
    {
        await using var bench = await SyncBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Oidc);
        bench.Dashboard.EditOptions(record.Name.Value, options => options["gateway"] = new System.Text.Json.Nodes.JsonObject { ["api_key"] = "inner-Jk31", ["url"] = "https://a.example" });
        await bench.CompletedCheckAsync();
        var first = await bench.OnlyFindingAsync(FindingKind.Changed);
        ChangeDesk.Must(await bench.Get<DifferenceDecisions>().AcceptAsync(first.Id, first.Differences, SyncBench.Decided, Token));
        bench.Dashboard.EditOptions(record.Name.Value, options => options["gateway"]!["url"] = "https://b.example");
        await bench.CompletedCheckAsync();

        var planned = await bench.Get<DifferenceDecisions>().PlanRestoreAsync((await bench.OnlyFindingAsync(FindingKind.Changed)).Id, ["gateway"], Token);

        Assert.Equal("change.secret-not-kept", planned.Problem?.Code);
    }

    [Fact]
    public async Task Only_what_was_shown_is_accepted()
    {
        await using var bench = await SyncBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Oidc);
        bench.Dashboard.EditOptions(record.Name.Value, options => options["scope"] = "openid");
        await bench.CompletedCheckAsync();
        var shown = await bench.OnlyFindingAsync(FindingKind.Changed);
        bench.Dashboard.EditOptions(record.Name.Value, options => options["issuer"] = "https://evil.example");

        var accepted = await bench.Get<DifferenceDecisions>().AcceptAsync(shown.Id, shown.Differences, SyncBench.Decided, Token);

        Assert.Equal("finding.changed-again", accepted.Problem?.Code);
        Assert.Equal(["issuer", "scope"], ConnectionComparison.Read((await bench.OnlyFindingAsync(FindingKind.Changed)).Differences).Select(difference => difference.Key));
        Assert.Equal(record.SeenOptions, (await bench.Desk.ReadAsync(record.Id)).SeenOptions);
        Assert.Empty(await bench.AuditAsync("connection.accept"));
    }
}
