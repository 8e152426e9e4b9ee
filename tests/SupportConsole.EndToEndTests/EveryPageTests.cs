using Microsoft.Playwright;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

[Collection(InTheBrowser.Name)]
public sealed class EveryPageTests(BrowserFixture browser, ConsoleFixture console)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_page_of_the_rail_opens_without_a_complaint_of_axe_or_of_the_browser(bool isDark)
    {
        await using var visit = await Visit.SignedInAsync(browser, console, isDark: isDark);
        var links = await visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" }).GetByRole(AriaRole.Link).AllAsync();
        var pages = new List<(string Name, string Path)>();
        foreach (var link in links)
        {
            pages.Add(((await link.InnerTextAsync()).Trim(), (await link.GetAttributeAsync("href"))!));
        }

        await visit.OpenAsync("/connections?q=acme-robotics-prod-oidc");
        var connection = (await visit.Page.GetByRole(AriaRole.Link, new() { Name = "acme-robotics-prod-oidc" }).GetAttributeAsync("href"))!;
        await visit.OpenAsync("/connections?q=cordoba-foods-prod-saml");
        var saml = (await visit.Page.GetByRole(AriaRole.Link, new() { Name = "cordoba-foods-prod-saml" }).GetAttributeAsync("href"))!;
        await visit.OpenAsync("/clusters?q=eastvale");
        var cluster = (await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Eastvale Water" }).First.GetAttributeAsync("href"))!;
        pages.AddRange(
        [
            ("Connection", saml), ("Connection-oidc", connection), ("Rotate-certificate", saml + "/rotate"), ("Rotate-secret", connection + "/rotate"), ("Hand-off", saml + "/hand-off"),
            ("Connection-settings", saml + "/settings"), ("Connection-settings-oidc", connection + "/settings"),
            ("Cluster", cluster), ("Cluster-edit", cluster + "/edit"), ("Cluster-new", "/clusters/new"), ("Clusters-import", "/clusters/import"),
            ("Onboard-form", $"/onboard?cluster={cluster.Split('/')[^1]}"),
        ]);
        var findings = new List<string>();
        foreach (var (name, path) in pages)
        {
            await visit.OpenAsync(path);
            await visit.PictureAsync(name.ToLowerInvariant(), isDark);
            findings.AddRange((await visit.SeriousFindingsAsync()).Select(finding => $"{name}: {finding}"));
            findings.AddRange(await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "There is no such page" }).CountAsync() == 0 ? [] : [$"{name}: not found"]);
        }

        Assert.True(pages.Count >= 5, $"The rail has {pages.Count} pages only.");
        Assert.Empty(findings);
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_sign_in_page_passes_axe(bool isDark)
    {
        await using var visit = await Visit.StartAsync(browser, console, isDark);

        await visit.Page.GotoAsync("/sign-in");
        await visit.PictureAsync("sign-in", isDark);

        Assert.Empty(await visit.SeriousFindingsAsync());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_page_that_does_not_exist_says_so()
    {
        await using var visit = await Visit.SignedInAsync(browser, console);

        await visit.Page.GotoAsync("/no-such-page");

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "There is no such page" })).ToBeVisibleAsync();
    }
}
