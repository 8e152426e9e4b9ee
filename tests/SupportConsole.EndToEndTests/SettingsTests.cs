using Microsoft.Playwright;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

/// <summary>A connection's settings, edited in a browser while somebody is at Auth0's dashboard too.</summary>
[Collection(InTheBrowser.Name)]
public sealed class SettingsTests(BrowserFixture browser, ConsoleFixture console)
{
    [Fact]
    public async Task What_others_changed_is_seen_and_decided_before_anything_is_sent()
    {
        const string name = "delta-rail-prod-oidc";
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.OpenAsync($"/connections?q={name}");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Settings" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Edit settings" }).ClickAsync();
        await FillAsync(visit, "Client ID", "0oaSettings");
        await FillAsync(visit, "Scopes", "openid email");
        console.Tenant.Dashboard.EditOptions(name, options => options["scope"] = "openid profile groups");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Review", Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("Somebody else changed the same settings.")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByText("everyone becomes a new user")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save and replace theirs" }).ScrollIntoViewIfNeededAsync();
        await visit.LookAsync("connection-settings-review");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Keep theirs: Scopes" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByLabel("Scopes")).ToHaveValueAsync("openid profile groups");
        await Assertions.Expect(visit.Page.GetByLabel("Client ID")).ToHaveValueAsync("0oaSettings");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Review", Exact = true }).ClickAsync();
        await visit.Page.GetByLabel("Ticket").FillAsync("T-7");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save settings" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".result").GetByText("Auth0 has the new settings. Verified.")).ToBeVisibleAsync();

        Assert.Equal(("0oaSettings", "openid profile groups"), ((string?)console.Tenant.Dashboard.Options(name)["client_id"], (string?)console.Tenant.Dashboard.Options(name)["scope"]));
        Assert.Empty(visit.Complaints);
    }

    private static async Task FillAsync(Visit visit, string label, string value)
    {
        await visit.Page.GetByLabel(label, new() { Exact = true }).FillAsync(value);
        await visit.Page.Keyboard.PressAsync("Tab");
    }
}
