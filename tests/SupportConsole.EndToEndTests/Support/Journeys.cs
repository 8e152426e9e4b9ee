using Microsoft.Playwright;
using SupportConsole.App.Record;

namespace SupportConsole.EndToEndTests.Support;

/// <summary>What several journeys do on the way.</summary>
internal static class Journeys
{
    public static async Task OnboardSamlAsync(this Visit visit, Cluster cluster, string metadata)
    {
        await visit.OpenAsync($"/onboard?cluster={cluster.Id}");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Okta" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "SAML" }).ClickAsync();
        await visit.Page.GetByLabel("Metadata, certificate, discovery document or the whole email").FillAsync(metadata);
        await Assertions.Expect(visit.Page.GetByText("SAML metadata of")).ToBeVisibleAsync();
        await visit.FillAsync("Ticket", "T-1");
        await visit.CreateAsync();
    }

    public static async Task CreateAsync(this Visit visit)
    {
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Review", Exact = true }).ClickAsync();
        var (create, problem) = (visit.Page.GetByRole(AriaRole.Button, new() { Name = "Create connection" }), visit.Page.Locator(".problem, .field-problem"));
        await create.Or(problem).First.WaitForAsync();
        var refusals = string.Join(" / ", await problem.AllInnerTextsAsync());
        Assert.True(refusals.Length == 0, refusals + " / " + string.Join(" / ", await visit.Page.GetByRole(AriaRole.Alert).AllInnerTextsAsync()));
        await create.ClickAsync();
        await visit.ConfirmedAsync();
    }

    /// <summary>Types the ticket and rotates the certificate.</summary>
    public static async Task RotateAsync(this Visit visit)
    {
        await visit.FillAsync("Ticket", "T-2");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Rotate certificate" }).ClickAsync();
        await visit.ConfirmedAsync();
    }

    public static Task ConfirmedAsync(this Visit visit) => Assertions.Expect(visit.Page.GetByText("Confirmed", new() { Exact = true })).ToBeVisibleAsync();

    public static async Task FillAsync(this Visit visit, string label, string value)
    {
        await visit.Page.GetByLabel(label, new() { Exact = true }).FillAsync(value);
        await visit.Page.Keyboard.PressAsync("Tab");
    }
}
