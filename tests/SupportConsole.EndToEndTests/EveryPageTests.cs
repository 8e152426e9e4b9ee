using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Sync;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

[Collection(InTheBrowser.Name)]
public sealed class EveryPageTests(BrowserFixture browser, ConsoleFixture console)
{
    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Every_page_of_the_rail_opens_without_a_complaint_of_axe_or_of_the_browser(int width)
    {
        await using var visit = await Visit.SignedInAsync(browser, console);
        var links = await visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" }).GetByRole(AriaRole.Link).AllAsync();
        var pages = new List<(string Name, string Path)>();
        foreach (var link in links)
        {
            pages.Add(((await link.InnerTextAsync()).Trim(), (await link.GetAttributeAsync("href"))!));
        }

        var findings = await DriftAsync();
        await visit.OpenAsync("/connections?q=acme-robotics-prod-oidc");
        var connection = (await visit.Page.GetByRole(AriaRole.Link, new() { Name = "acme-robotics-prod-oidc" }).GetAttributeAsync("href"))!;
        await visit.OpenAsync("/connections?q=cordoba-foods-prod-saml");
        var saml = (await visit.Page.GetByRole(AriaRole.Link, new() { Name = "cordoba-foods-prod-saml" }).GetAttributeAsync("href"))!;
        await visit.OpenAsync("/clusters?q=eastvale");
        var cluster = (await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Eastvale Water" }).First.GetAttributeAsync("href"))!;
        pages.AddRange(
        [
            ("Connection", saml), ("Connection-oidc", connection), ("Rotate-certificate", saml + "/rotate"), ("Cutover", saml + "/cutover"), ("Rotate-secret", connection + "/rotate"), ("Hand-off", saml + "/hand-off"),
            ("Connection-settings", saml + "/settings"), ("Connection-settings-oidc", connection + "/settings"),
            ("Cluster", cluster), ("Cluster-edit", cluster + "/edit"), ("Cluster-new", "/clusters/new"), ("Clusters-import", "/clusters/import"),
            ("Onboard-form", $"/onboard?cluster={cluster.Split('/')[^1]}"), ("Test-sign-in", saml + "/test"),
            ("Clusters-report", "/clusters/report"), ("Clusters-past", "/clusters?asof=2026-01-01"), ("Accounts-import", "/accounts/import"),
            ("Messages", "/messages"), ("Message-texts", "/messages/templates"), ("Message-text", "/messages/templates/SecretReminder/en"),
            ("Rotations", "/renewals/rotations"),
            .. findings.Select(finding => ($"Sync-{finding.Kind}", $"/sync/{finding.Id}")),
        ]);
        var complaints = new List<string>();
        await visit.Page.SetViewportSizeAsync(width, 900);
        foreach (var (name, path) in pages)
        {
            await visit.OpenAsync(path);
            if (width > 1000)
            {
                await visit.InBothThemesAsync(async isDark =>
                {
                    await visit.PictureAsync(name.ToLowerInvariant(), isDark);
                    complaints.AddRange((await visit.AxeFindingsAsync()).Select(finding => $"{name}: {finding}"));
                });
            }
            else
            {
                // Colours are the same at every width.
                complaints.AddRange((await visit.AxeFindingsAsync(withColours: false)).Select(finding => $"{name}: {finding}"));
            }

            complaints.AddRange(await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Page not found" }).CountAsync() == 0 ? [] : [$"{name}: not found"]);
        }

        Assert.True(pages.Count >= 5, $"The rail has {pages.Count} pages only.");
        Assert.Empty(complaints);
        Assert.Empty(visit.Complaints);
    }

    /// <summary>One finding of each kind in the sample.</summary>
    private async Task<IReadOnlyList<FindingRow>> DriftAsync()
    {
        var dashboard = console.Tenant.Dashboard;
        if (dashboard.Find("harbour-logistics") is null)
        {
            dashboard.Create(new JsonObject { ["name"] = "harbour-logistics", ["strategy"] = "okta", ["display_name"] = "Harbour Logistics", ["options"] = new JsonObject { ["client_id"] = "0oaHarbour", ["client_secret"] = "made-by-hand-Yh72", ["domain"] = "harbour.okta.example" } });
            dashboard.EditOptions("fjord-energy-prod-saml", options => (options["signInEndpoint"], options["signatureAlgorithm"]) = ("https://login.fjord.example/saml2/sso", "rsa-sha1"));
            dashboard.Delete("northgate-bank-prod-saml");
        }

        var sync = console.Services.GetRequiredService<SyncService>();
        Assert.True((await sync.StartAsync(ConsoleFixture.Engineer, TestContext.Current.CancellationToken)).IsOk);
        while ((await sync.StatusAsync(TestContext.Current.CancellationToken)).Running is not null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        var rows = new List<FindingRow>();
        foreach (var (kind, name) in new[] { (FindingKind.Unmanaged, "harbour-logistics"), (FindingKind.Changed, "fjord-energy-prod-saml"), (FindingKind.Missing, "northgate-bank-prod-saml") })
        {
            rows.Add((await sync.ListAsync(kind, ignored: false, 0, TestContext.Current.CancellationToken)).Rows.Single(row => row.Name == name));
        }

        return rows;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_sign_in_page_passes_axe(bool isDark)
    {
        await using var visit = await Visit.StartAsync(browser, console, isDark);

        await visit.Page.GotoAsync("/sign-in");
        await visit.PictureAsync("sign-in", isDark);

        Assert.Empty(await visit.AxeFindingsAsync());
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_wrong_on_a_page_is_found(bool withColours)
    {
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.Page.EvaluateAsync("""
            document.querySelector('main').insertAdjacentHTML('beforeend', '<h6>Skips levels</h6><img src="/favicon.ico"><p style="color: #ccc; background: #fff">Pale</p>');
            document.body.insertAdjacentHTML('beforeend', '<p>Outside every landmark</p>');
            """);

        var found = (await visit.AxeFindingsAsync(withColours)).Select(finding => finding.Split(' ')[0]).Distinct().Order();

        string[] everywhere = ["heading-order", "image-alt", "region"];
        Assert.Equal(withColours ? ["color-contrast", .. everywhere] : everywhere, found);
    }

    [Fact]
    public async Task A_page_that_does_not_exist_says_so()
    {
        await using var visit = await Visit.SignedInAsync(browser, console);

        await visit.Page.GotoAsync("/no-such-page");

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Page not found" })).ToBeVisibleAsync();
    }
}
