using Microsoft.Playwright;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

/// <summary>From what the customer sent to the change that it calls for.</summary>
[Collection(InTheBrowser.Name)]
public sealed class PasteJourneyTests(BrowserFixture browser, ConsoleFixture console)
{
    [Fact]
    public async Task From_a_pasted_error_to_the_rotated_certificate_in_at_most_8_clicks()
    {
        var cluster = await console.AddClusterAsync("Paste Error");
        var (old, now) = (IdpDocuments.Certificate("old.idp.example"), IdpDocuments.Certificate("now.idp.example"));
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.OnboardSamlAsync(cluster, IdpDocuments.Metadata("https://error.journey.example", old));
        var hands = await HandsOn.WatchAsync(visit.Page);
        await visit.OpenAsync("/");

        await visit.Page.GetByLabel("Paste anything the customer sent").ClickAsync();
        await HandsOn.PasteAsync(visit.Page, $"https://app.example/cb?error=access_denied&error_description=Invalid%20thumbprint%20(configured%3A%20{IdpDocuments.Sha1(old)}.%20calculated%3A%20{IdpDocuments.Sha1(now)})&state=x");
        await Assertions.Expect(visit.Page.GetByText("matches the configured thumbprint")).ToBeVisibleAsync();
        await visit.PicturesAsync("overview-error");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Rotate credential" }).ClickAsync();
        await visit.Page.GetByLabel("Certificate", new() { Exact = true }).ClickAsync();
        await HandsOn.PasteAsync(visit.Page, now);
        await Assertions.Expect(visit.Page.GetByText("This is the certificate the IdP is signing with.")).ToBeVisibleAsync();
        await visit.LookAsync("rotate-checked");
        await visit.Page.GetByLabel("Ticket", new() { Exact = true }).ClickAsync();
        await visit.Page.Keyboard.TypeAsync("SUP-9");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Rotate certificate" }).ClickAsync();
        await visit.ConfirmedAsync();
        await visit.Page.EvaluateAsync("window.scrollTo(0, 0)");
        await visit.PicturesAsync("rotate-proof");

        TestContext.Current.TestOutputHelper?.WriteLine($"From the pasted error to the rotated certificate: {hands.Clicks} clicks and {hands.Keys} keystrokes, two pastes (4) and the ticket (5) among them");
        Assert.InRange(hands.Clicks, 5, 8);
        Assert.InRange(hands.Keys, 9, 12);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_certificate_pasted_on_the_overview_leads_to_the_connection_that_has_it()
    {
        var cluster = await console.AddClusterAsync("Paste Known");
        var pem = IdpDocuments.Certificate("known.idp.example");
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.OnboardSamlAsync(cluster, IdpDocuments.Metadata("https://known.journey.example", pem));
        await visit.OpenAsync("/");

        await visit.Page.GetByLabel("Paste anything the customer sent").FillAsync(pem);

        await Assertions.Expect(visit.Page.GetByText("is the current certificate of paste-known-prod-saml of Paste Known since")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Open connection" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "paste-known-prod-saml" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Metadata_with_two_certificates_pasted_on_the_overview_is_taken_along_to_the_rotation_and_either_can_be_put_in_force()
    {
        var customer = "Paste Two";
        var cluster = await console.AddClusterAsync(customer);
        var entityId = "https://two.journey.example";
        var (second, third) = (IdpDocuments.Certificate("second-of-two.idp.example"), IdpDocuments.Certificate("third-of-two.idp.example"));
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.OnboardSamlAsync(cluster, IdpDocuments.Metadata(entityId, IdpDocuments.Certificate("first-of-two.idp.example")));
        await visit.OpenAsync("/");

        await visit.Page.GetByLabel("Paste anything the customer sent").FillAsync(IdpDocuments.Metadata(entityId, second, third));
        await Assertions.Expect(visit.Page.GetByText("matches by the entity ID")).ToBeVisibleAsync();
        await visit.PicturesAsync("overview-found");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Rotate certificate", Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("There are 2 certificates in it")).ToBeVisibleAsync();
        await visit.LookAsync("rotate-choice");

        foreach (var (pem, subject) in new[] { (second, "CN=second-of-two"), (third, "CN=third-of-two") })
        {
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = subject }).ClickAsync();
            await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = subject })).ToHaveAttributeAsync("aria-pressed", "true");
        }

        await visit.RotateAsync();
        Assert.Equal(IdpDocuments.Sha1(third).ToLowerInvariant(), (string?)console.Tenant.Dashboard.Options("paste-two-prod-saml")["thumbprints"]![0]);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task SAML_is_onboarded_from_the_address_of_the_metadata()
    {
        await using var idp = await SmallIdp.StartAsync();
        var pem = IdpDocuments.Certificate("fetched.idp.example");
        idp.Metadata = IdpDocuments.Metadata("https://fetched.journey.example", pem);
        var cluster = await console.AddClusterAsync("Paste Url");
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.OpenAsync($"/onboard?cluster={cluster.Id}");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "SAML", Exact = true }).ClickAsync();
        await visit.FillAsync("IdP metadata URL", $"{idp.Issuer}/metadata");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Fetch metadata" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByLabel("Sign-in URL", new() { Exact = true })).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("journey.example/sso$"));
        await Assertions.Expect(visit.Page.GetByText("reported, not trusted").Or(visit.Page.GetByText("The document carries no signature."))).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByText("(fetched from 127.0.0.1)").First).ToBeVisibleAsync();
        await visit.Page.GetByLabel("IdP metadata URL").ScrollIntoViewIfNeededAsync();
        await visit.LookAsync("onboard-fetched");

        await visit.FillAsync("Sign-in URL", "https://edited.journey.example/sso");
        await Assertions.Expect(visit.Page.GetByText("(edited; was fetched from 127.0.0.1")).ToBeVisibleAsync();
        await visit.FillAsync("Ticket", "T-1");
        await visit.CreateAsync();
        Assert.Equal("https://edited.journey.example/sso", (string?)console.Tenant.Dashboard.Options("paste-url-prod-saml")["signInEndpoint"]);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_mail_pasted_on_the_overview_onboards_OIDC_with_its_secret_which_shows_nowhere()
    {
        const string Secret = "m4iled-Secret.value~0123456789";
        var cluster = await console.AddClusterAsync("Paste Mail");
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.OpenAsync("/");

        await visit.Page.GetByLabel("Paste anything the customer sent").FillAsync($"From: it@mail.journey.example\nSubject: SSO\n\nIssuer: https://sso.mail-journey.example\nClient ID: 0oaPasteMail\nClient secret: {Secret}\n");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Start onboarding" }).ClickAsync();
        await visit.Page.GetByLabel("Customer or cluster").FillAsync("Paste Mail");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Paste Mail" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByLabel("Client ID", new() { Exact = true })).ToHaveValueAsync("0oaPasteMail");
        await Assertions.Expect(visit.Page.Locator(".summary")).ToContainTextAsync("0oaPasteMail");
        await visit.Page.GetByText("Edit values").ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("Using the secret from your paste.")).ToBeVisibleAsync();
        Assert.Empty(SecretHunt.In(await visit.Page.ContentAsync(), Secret));

        await visit.Page.GetByText("Flow and endpoints").ClickAsync();
        await visit.FillAsync("Authorization endpoint", "https://sso.mail-journey.example/authorize");
        await visit.FillAsync("Token endpoint", "https://sso.mail-journey.example/token");
        await visit.FillAsync("Keys (JWKS) URL", "https://sso.mail-journey.example/keys");
        await visit.FillAsync("Ticket", "T-1");
        await visit.CreateAsync();

        Assert.Equal(Secret, (string?)console.Tenant.Dashboard.Options("paste-mail-prod-oidc")["client_secret"]);
        Assert.Empty(SecretHunt.In(console.Heard.Text, Secret));
        Assert.Empty(SecretHunt.InFiles(console.DataDirectory, Secret));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_secret_is_checked_at_the_IdP_before_it_is_rotated()
    {
        await using var idp = await SmallIdp.StartAsync();
        idp.Methods = "client_secret_post";
        var connection = await console.AddOidcAsync("Paste Check", idp.Issuer);
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.OpenAsync($"/connections/{connection}/rotate");

        await visit.Page.GetByLabel("Client secret", new() { Exact = true }).FillAsync("not-this-one-0123456789");
        await visit.Page.GetByText("Check discovery and test the secret").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Test secret" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("refuses the secret or the client ID")).ToBeVisibleAsync();
        await visit.Page.GetByLabel("Client secret", new() { Exact = true }).FillAsync(SmallIdp.Secret);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Test secret" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("Client ID and secret are right")).ToBeVisibleAsync();
        await visit.LookAsync("rotate-secret-checked");
        await visit.FillAsync("Ticket", "T-2");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Rotate client secret" }).ClickAsync();
        await visit.ConfirmedAsync();

        await visit.OpenAsync($"/audit?connection={connection}");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Tested secret" }).First.ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("about the secret of client").First).ToBeVisibleAsync();
        Assert.Empty(SecretHunt.In(console.Heard.Text, SmallIdp.Secret));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_secret_that_the_IdP_refused_goes_to_Auth0_only_after_a_second_yes()
    {
        const string refused = "refused-by-the-idp-0123456789";
        await using var idp = await SmallIdp.StartAsync();
        idp.Methods = "client_secret_post";
        var connection = await console.AddOidcAsync("Paste Refused", idp.Issuer);
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.OpenAsync($"/connections/{connection}/rotate");
        var name = await visit.Page.Locator(".page-head p.quiet").First.InnerTextAsync();
        var rotate = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Rotate client secret" });
        await visit.Page.GetByLabel("Client secret", new() { Exact = true }).FillAsync(refused);
        await visit.Page.GetByText("Check discovery and test the secret").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Test secret" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("refuses the secret or the client ID")).ToBeVisibleAsync();
        await visit.FillAsync("Ticket", "T-3");

        await rotate.ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("The identity provider refused this secret.")).ToBeVisibleAsync();
        Assert.NotEqual(refused, SecretOf(name));
        await visit.Page.GetByLabel("Use this secret anyway").CheckAsync();
        await rotate.ClickAsync();
        await visit.ConfirmedAsync();

        Assert.Equal(refused, SecretOf(name));
        Assert.Empty(visit.Complaints);
    }

    private string? SecretOf(string headLine) => (string?)console.Tenant.Dashboard.Options(headLine.Split(' ')[0])["client_secret"];
}
