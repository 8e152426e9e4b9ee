using System.Text.RegularExpressions;
using Bunit;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Status;
using SupportConsole.Federation;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Status;

public sealed class StatusPageTests : ConsolePageTest
{
    [Fact]
    public void It_says_what_the_credentials_may_do_and_where_the_callback_is()
    {
        var page = Open<StatusPage>("/settings");

        page.WaitForAssertion(() => Assert.Contains("All scopes granted", page.Markup, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("auth.influxdata.test", page.Markup, StringComparison.Ordinal));
        Assert.Equal(
            ["Auth0 is reachable", "All scopes granted", "No backup yet", "No backups elsewhere", "No private IdP exceptions"],
            page.FindAll(".ticks li").Select(tick => tick.TextContent.Trim()));

        // Said by the ticks: the facts below don't repeat it, and what is rarely asked for is folded.
        Assert.Empty(page.FindAll(".mud-alert"));
        Assert.Contains("read:connections", page.Find("details:not([open])").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_scope_is_named_with_what_does_not_work()
    {
        Tenant.Dashboard.Scopes = [.. Tenant.Dashboard.Scopes.Where(scope => scope != "update:connections_options")];

        var page = Open<StatusPage>("/settings");

        page.WaitForAssertion(() => Assert.Contains("update:connections_options", page.Find(".mud-alert-text-warning").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_backup_is_taken_by_one_who_may_and_not_offered_to_a_manager()
    {
        var page = Open<StatusPage>("/settings");
        page.WaitForAssertion(() => Assert.Contains("None yet", page.Markup, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("All scopes granted", page.Markup, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.InvokeAsync(() => page.FindAll("button").Single(button => button.TextContent.Trim() == "Back up now").ClickAsync()));
        page.WaitForAssertion(() => Assert.DoesNotContain("None yet", page.Markup, StringComparison.Ordinal));

        SignIn(StaffRole.Manager);
        var managers = Open<StatusPage>("/settings");

        managers.WaitForAssertion(() => Assert.Contains("All scopes granted", managers.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(managers.FindAll("button"), button => button.TextContent.Trim() == "Back up now");
    }

    [Fact]
    public async Task Who_gives_a_lost_keys_fingerprints_up_is_told_that_it_worked()
    {
        var record = await Desk.CreatedAsync(Protocol.Oidc);
        await EditAsync(record.Id, edited => edited.SeenOptions = Regex.Replace(edited.SeenOptions!, "hmac:.{12}:", "hmac:0123456789ab:"));
        SignIn(new Actor("Ingrid Solberg", StaffRole.Administrator));
        var card = Render<LostKeyCard>();
        card.WaitForAssertion(() => Assert.Contains("of 1 connection can't be compared with Auth0", card.Markup, StringComparison.Ordinal));

        await card.InvokeAsync(() => card.Find("button").ClickAsync());
        Assert.Contains("The previous key may still be somewhere.", card.Markup, StringComparison.Ordinal);
        await card.InvokeAsync(() => card.Find("input[type=checkbox]").ChangeAsync(true));
        Database.Plan(1, 13, forGood: true);
        await card.InvokeAsync(() => card.Find("button").ClickAsync());
        card.WaitForAssertion(() => Assert.Contains("is full", card.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Database.Mend();
        await card.InvokeAsync(() => card.Find("button").ClickAsync());

        card.WaitForAssertion(() => Assert.Equal("Old fingerprints given up", card.Find("[role=status] b").TextContent));
        Assert.Empty(card.FindAll("[role=alert]"));
        Assert.Empty(card.FindAll("button"));
    }
}
