using System.Globalization;
using Microsoft.Playwright;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

/// <summary>What the main tasks cost in clicks, keyboard stops and height, in one table.</summary>
[Collection(InTheBrowser.Name)]
public sealed class ReviewCountsTests(BrowserFixture browser, ConsoleFixture console)
{
    private const string PasteLabel = "Metadata, certificate, discovery document or the whole email";
    private readonly List<(string Task, string Unit, int Count, int Most)> rows = [];

    [Fact]
    public async Task The_main_tasks_stay_within_their_clicks_stops_and_heights()
    {
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.Page.SetViewportSizeAsync(1280, 800);
        var hands = await HandsOn.WatchAsync(visit.Page);

        await HandOffAsync(visit, hands);
        await WhoHasSsoAsync(visit, hands);
        await AsOfAsync(visit, hands);
        await EntraOidcAsync(visit, hands);
        var certificate = await OktaSamlAsync(visit);
        await RotateAsync(visit, hands, certificate);
        await visit.OpenAsync("/audit");
        Count("One audit entry", "px", await visit.Page.EvaluateAsync<int>(
            "Math.max(...[...document.querySelectorAll('.audit-lines .entry')].map(row => row.offsetHeight))"), 40);

        foreach (var (task, unit, count, most) in rows)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{task,-58} {count,5} {unit,-7} at most {most}");
        }

        Assert.All(rows, row => Assert.InRange(row.Count, 1, row.Most));
        Assert.Empty(visit.Complaints);
    }

    private void Count(string task, string unit, int count, int most) => rows.Add((task, unit, count, most));

    private async Task HandOffAsync(Visit visit, HandsOn hands)
    {
        var cluster = await console.AddClusterAsync("Counted Handoff");
        await visit.OpenAsync($"/clusters/{cluster.Id}");
        var before = hands.Clicks;

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Onboard SSO" }).ClickAsync();
        await visit.ChooseAsync("Identity provider", "Okta");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Copy for email" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("Copied").First).ToBeVisibleAsync();

        Count("From a cluster to its hand-off copied", "clicks", hands.Clicks - before, 4);
    }

    private async Task WhoHasSsoAsync(Visit visit, HandsOn hands)
    {
        await visit.OpenAsync("/");
        var before = hands.Clicks;

        await visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new(@"^Live [\d,]+$") }).First.ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("Live: users can sign in.")).ToBeVisibleAsync();
        Count("Which clusters have SSO, answered", "clicks", hands.Clicks - before, 2);
        await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "Export as CSV" }).ClickAsync());

        Count("Which clusters have SSO, exported", "clicks", hands.Clicks - before, 3);
    }

    private async Task AsOfAsync(Visit visit, HandsOn hands)
    {
        var day = TimeProvider.System.GetUtcNow().AddDays(-30).ToString("d MMM yyyy", CultureInfo.InvariantCulture);
        await visit.OpenAsync("/");
        var before = hands.Clicks;

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Clusters", Exact = true }).ClickAsync();
        await visit.Page.GetByLabel("As of", new() { Exact = true }).ClickAsync();
        await visit.Page.Keyboard.TypeAsync(day);
        await visit.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visit.Page.GetByText($"As of the end of {day}, UTC")).ToBeVisibleAsync();
        var download = await visit.Page.RunAndWaitForDownloadAsync(
            () => visit.Page.GetByRole(AriaRole.Link, new() { Name = "Export as CSV" }).ClickAsync());

        Assert.Matches(@"^sso-clusters-\d{4}-\d\d-\d\d\.csv$", download.SuggestedFilename);
        Count("The state of things of 30 days ago, exported", "clicks", hands.Clicks - before, 3);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Report to print" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = $"SSO report as of {day}" })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByText("by Ana Ruiz")).ToBeVisibleAsync();
        Assert.Empty(await visit.AxeFindingsAsync());
    }

    private async Task EntraOidcAsync(Visit visit, HandsOn hands)
    {
        var cluster = await console.AddClusterAsync("Counted Entra");
        await visit.OpenAsync($"/onboard?cluster={cluster.Id}");
        var before = hands.Clicks;

        await visit.Page.GetByLabel(PasteLabel).ClickAsync();
        await HandsOn.PasteAsync(visit.Page, """
            Subject: [#48213] SSO
            Issuer: https://login.microsoftonline.com/3f8a1c55-90d2-4a7b-8b1e-51b6a7f0c9ac/v2.0
            Client ID: 7c1f6f0e-2b0a-4e63-9a55-0d7b9a4e1c2c
            Client secret: abC8Q~xYz0123456789_-.defGHIjklMNOpqrSTU
            Secret expires: 25 May 2027
            """);
        await Assertions.Expect(visit.Page.Locator(".create-bar")).ToContainTextAsync("Ready");

        Count("Entra OIDC: height of the page on a screen of 800", "px", await HeightAsync(visit), 800);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Create connection" }).ClickAsync();
        await visit.Page.Locator("#to-create").WaitForAsync();
        Count("Entra OIDC: from an email to the button", "clicks", hands.Clicks - before, 4);
    }

    private async Task<string> OktaSamlAsync(Visit visit)
    {
        var cluster = await console.AddClusterAsync("Counted Okta");
        var certificate = IdpDocuments.Certificate("counted.idp.example");
        await visit.OpenAsync($"/onboard?cluster={cluster.Id}");
        var keys = new Keys(visit.Page);

        await keys.PasteAsync(visit.Page.GetByLabel(PasteLabel), IdpDocuments.Metadata("https://counted.okta.example", certificate));
        await Assertions.Expect(visit.Page.Locator(".summary")).ToContainTextAsync("SAML");
        var before = keys.Stops;
        await keys.TypeAsync(visit.Page.GetByLabel("Ticket", new() { Exact = true }), "SUP-7");
        await keys.ToAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Create connection" }));

        Count("Okta SAML: height of the page on a screen of 800", "px", await HeightAsync(visit), 800);
        Count("Okta SAML: keyboard stops from the paste to the button", "stops", keys.Stops - before, 12);
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.CreatedAsync();
        return certificate;
    }

    private async Task RotateAsync(Visit visit, HandsOn hands, string old)
    {
        var now = IdpDocuments.Certificate("counted-now.idp.example");
        await visit.OpenAsync("/");
        var before = hands.Clicks;

        await visit.Page.GetByLabel("Paste anything the customer sent").ClickAsync();
        await HandsOn.PasteAsync(visit.Page, $"Invalid thumbprint (configured: {IdpDocuments.Sha1(old)}. calculated: {IdpDocuments.Sha1(now)})");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Rotate credential" }).ClickAsync();
        await visit.Page.GetByLabel("Certificate", new() { Exact = true }).ClickAsync();
        await HandsOn.PasteAsync(visit.Page, now);
        await Assertions.Expect(visit.Page.GetByText("This is the certificate the IdP is signing with.")).ToBeVisibleAsync();
        await visit.Page.GetByLabel("Ticket", new() { Exact = true }).ClickAsync();
        await visit.Page.Keyboard.TypeAsync("SUP-9");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Rotate certificate" }).ClickAsync();
        await visit.ConfirmedAsync();
        Count("From an error text to the rotated certificate", "clicks", hands.Clicks - before, 8);

        before = hands.Clicks;
        await visit.Page.Locator(".result").GetByRole(AriaRole.Link, new() { Name = "Roll back" }).ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog.GetByLabel("Ticket", new() { Exact = true })).ToHaveValueAsync("SUP-9");
        Assert.Empty(await visit.AxeFindingsAsync());
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Roll back" }).ClickAsync();
        await visit.ConfirmedAsync();

        Count("Roll back to the previous certificate", "clicks", hands.Clicks - before, 2);
    }

    private static Task<int> HeightAsync(Visit visit) => visit.Page.EvaluateAsync<int>("document.documentElement.scrollHeight");
}
