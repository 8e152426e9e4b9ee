using Microsoft.Playwright;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

/// <summary>The three main tasks with no mouse: every step by keys, the focus always somewhere and always to be seen.</summary>
[Collection(InTheBrowser.Name)]
public sealed class KeyboardAloneTests(BrowserFixture browser, ConsoleFixture console)
{
    [Fact]
    public async Task SAML_is_onboarded_from_a_cluster_with_metadata()
    {
        await console.AddClusterAsync("Keyboard Saml");
        await using var visit = await Visit.SignedInAsync(browser, console);
        var keys = new Keys(visit.Page);
        await JumpAsync(visit, keys, "Keyboard Saml");

        await keys.EnterAsync(Link(visit, "Onboard SSO"));
        await visit.ReadyAsync();
        await keys.ToAsync(Button(visit, "SAML"));
        await keys.PressAsync("Space");
        await keys.PasteAsync(visit.Page.GetByLabel("Metadata, certificate, discovery document or the whole email"), IdpDocuments.Metadata("https://idp.keyboard.example", IdpDocuments.Certificate("keyboard.idp.example")));
        await Assertions.Expect(visit.Page.Locator(".summary")).ToContainTextAsync("SAML");
        var before = keys.Stops;
        await keys.TypeAsync(visit.Page.GetByLabel("Ticket", new() { Exact = true }), "T-1");
        await keys.EnterAsync(Button(visit, "Create connection"));
        var stops = keys.Stops - before;
        await visit.CreatedAsync();
        await keys.IsSeenAsync("it was created");

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "keyboard-saml-prod-saml" })).ToBeVisibleAsync();
        Assert.NotNull(console.Tenant.Dashboard.Find("keyboard-saml-prod-saml"));
        TestContext.Current.TestOutputHelper?.WriteLine($"Onboarded with {keys.Pressed} keys, {stops} stops from the paste to the button");
        Assert.InRange(stops, 2, 12);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_certificate_is_rotated_from_an_error_text()
    {
        var now = IdpDocuments.Certificate("keyboard-now.idp.example");
        await using var visit = await Visit.SignedInAsync(browser, console);
        var old = (string)console.Tenant.Dashboard.Options("borealis-wind-prod-saml")["thumbprints"]![0]!;
        var keys = new Keys(visit.Page);

        await keys.PasteAsync(visit.Page.GetByLabel("Paste anything the customer sent"), $"access_denied: Invalid thumbprint (configured: {old.ToUpperInvariant()}. calculated: {IdpDocuments.Sha1(now)})");
        await keys.EnterAsync(Link(visit, "Rotate credential"));
        await visit.ReadyAsync();
        await keys.PasteAsync(visit.Page.GetByLabel("Certificate", new() { Exact = true }), now);
        await Assertions.Expect(visit.Page.GetByText("This is the certificate the IdP is signing with.")).ToBeVisibleAsync();
        await keys.IsSeenAsync("the certificate was read");
        await keys.TypeAsync(visit.Page.GetByLabel("Ticket"), "T-2");
        await keys.EnterAsync(Button(visit, "Rotate certificate"));
        await ConfirmedAsync(visit, keys);

        Assert.Equal(IdpDocuments.Sha1(now).ToLowerInvariant(), (string?)console.Tenant.Dashboard.Options("borealis-wind-prod-saml")["thumbprints"]![0]);
        TestContext.Current.TestOutputHelper?.WriteLine($"Rotated with {keys.Pressed} keys");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Which_clusters_have_SSO_is_answered_and_exported()
    {
        await using var visit = await Visit.SignedInAsync(browser, console, "Marek Novak");
        var keys = new Keys(visit.Page);

        await keys.EnterAsync(visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new(@"^Live [\d,]+$") }));
        await visit.ReadyAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Clusters" })).ToBeVisibleAsync();
        await keys.ToAsync(Link(visit, "Export as CSV"));
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => keys.PressAsync("Enter"));

        using var text = new StreamReader(await download.CreateReadStreamAsync());
        var lines = (await text.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 5, $"{lines.Length} lines");
        Assert.All(lines.Skip(1), line => Assert.Contains(",Live,", line, StringComparison.Ordinal));
        TestContext.Current.TestOutputHelper?.WriteLine($"Answered and exported with {keys.Pressed} keys");
        Assert.Empty(visit.Complaints);
    }

    private static async Task JumpAsync(Visit visit, Keys keys, string to)
    {
        await keys.PressAsync("Control+k");
        var field = visit.Page.GetByLabel("Search or run a command");
        await Assertions.Expect(field).ToBeFocusedAsync();
        await keys.TypeAsync(field, to);
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(to);
    }

    private static async Task ConfirmedAsync(Visit visit, Keys keys)
    {
        await Assertions.Expect(visit.Page.GetByText("Confirmed", new() { Exact = true })).ToBeVisibleAsync();
        await keys.IsSeenAsync("it was confirmed");
    }

    private static ILocator Link(Visit visit, string name) => visit.Page.GetByRole(AriaRole.Link, new() { Name = name });

    private static ILocator Button(Visit visit, string name) => visit.Page.GetByRole(AriaRole.Button, new() { Name = name });
}
