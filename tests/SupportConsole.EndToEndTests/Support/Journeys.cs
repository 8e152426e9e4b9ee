using Microsoft.Playwright;
using SupportConsole.App.Record;

namespace SupportConsole.EndToEndTests.Support;

/// <summary>What several journeys do on the way.</summary>
internal static class Journeys
{
    public static async Task OnboardSamlAsync(this Visit visit, Cluster cluster, string metadata)
    {
        await visit.OpenAsync($"/onboard?cluster={cluster.Id}");
        await visit.ChooseAsync("Identity provider", "Okta");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "SAML", Exact = true }).ClickAsync();
        await visit.Page.GetByLabel("Metadata, certificate, discovery document or the whole email").FillAsync(metadata);
        await Assertions.Expect(visit.Page.Locator(".summary")).ToContainTextAsync("SAML");
        await visit.FillAsync("Ticket", "T-1");
        await visit.CreateAsync();
    }

    /// <summary>Creates what the page holds, past what has to be confirmed, and stands on the connection's page.</summary>
    public static async Task CreateAsync(this Visit visit)
    {
        var create = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Create connection" });
        var (confirm, problem) = (visit.Page.Locator("#to-create"), visit.Page.Locator(".problem, .field-problem"));
        var created = visit.Page.Locator(".outcome").GetByText("Created and verified in Auth0");
        await create.ClickAsync();
        await confirm.Or(problem).Or(created).First.WaitForAsync();
        var refusals = string.Join(" / ", await problem.AllInnerTextsAsync());
        Assert.True(refusals.Length == 0, refusals + " / " + string.Join(" / ", await visit.Page.GetByRole(AriaRole.Alert).AllInnerTextsAsync()));
        if (await confirm.CountAsync() > 0)
        {
            await create.ClickAsync();
        }

        await visit.CreatedAsync();
    }

    public static async Task CreatedAsync(this Visit visit)
    {
        await Assertions.Expect(visit.Page.Locator(".outcome").GetByText("Created and verified in Auth0")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/connections/[0-9a-f-]{36}"));
    }

    /// <summary>Chooses an entry of a drop-down list.</summary>
    public static async Task ChooseAsync(this Visit visit, string label, string entry)
    {
        await visit.Page.GetByLabel(label, new() { Exact = true }).ClickAsync();
        await visit.Page.Locator(".mud-popover-open").GetByText(entry, new() { Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".mud-popover-open")).ToHaveCountAsync(0);
    }

    /// <summary>Types the ticket and rotates the certificate, once it was read and compared.</summary>
    public static async Task RotateAsync(this Visit visit)
    {
        await visit.Page.Locator(".verdict").GetByRole(AriaRole.Status).First.WaitForAsync();
        await visit.FillAsync("Ticket", "T-2");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Rotate certificate" }).ClickAsync();
        await visit.ConfirmedAsync();
    }

    /// <summary>Confirms the dialog that asks whether to roll back.</summary>
    public static async Task RollBackAsync(this Visit visit)
    {
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Ticket", new() { Exact = true }).FillAsync("T-3");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Roll back" }).ClickAsync();
        await visit.ConfirmedAsync();
    }

    public static Task ConfirmedAsync(this Visit visit) => Assertions.Expect(visit.Page.GetByText("Confirmed", new() { Exact = true })).ToBeVisibleAsync();

    public static async Task FillAsync(this Visit visit, string label, string value)
    {
        await visit.Page.GetByLabel(label, new() { Exact = true }).FillAsync(value);
        await visit.Page.Keyboard.PressAsync("Tab");
    }
}
