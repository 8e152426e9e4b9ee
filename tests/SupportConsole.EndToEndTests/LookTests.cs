using Microsoft.Playwright;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

/// <summary>Looking at the IdP, and checking the secret there, before anything is created.</summary>
[Collection(InTheBrowser.Name)]
public sealed class LookTests(BrowserFixture browser, ConsoleFixture console)
{
    [Fact]
    public async Task What_the_IdP_cannot_do_and_a_wrong_secret_are_seen_before_anything_is_created()
    {
        await using var idp = await SmallIdp.StartAsync();
        var cluster = await console.AddClusterAsync("Look First");
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.OpenAsync($"/onboard?cluster={cluster.Id}");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "OIDC", Exact = true }).ClickAsync();
        var issuer = visit.Page.GetByLabel("Issuer");
        await issuer.FillAsync(idp.Issuer);
        await issuer.BlurAsync();

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Check discovery" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("This IdP allows only client_secret_basic, which Auth0 does not do.").First).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByText($"Token endpoint {idp.Issuer}/token")).ToBeVisibleAsync();
        await visit.LookAsync("onboard-look");

        idp.Methods = "client_secret_basic client_secret_post";
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Check discovery" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("This IdP allows only client_secret_basic")).ToHaveCountAsync(0);

        var clientId = visit.Page.GetByLabel("Client ID", new() { Exact = true });
        await clientId.FillAsync("0oaLook");
        await clientId.BlurAsync();
        await CheckSecretAsync(visit, "not-this-one-0123456789", "refuses the secret or the client ID");
        await CheckSecretAsync(visit, SmallIdp.Secret, "Client ID and secret are right");
        await visit.Page.GetByText("The IdP says").ScrollIntoViewIfNeededAsync();
        await visit.PicturesAsync("onboard-checked");
        await visit.Page.GetByLabel("Client secret", new() { Exact = true }).FillAsync("another-one-9876543210");
        await Assertions.Expect(visit.Page.GetByText("Client ID and secret are right")).ToHaveCountAsync(0);
        await issuer.FillAsync("https://another.acme.example");
        await issuer.BlurAsync();
        await Assertions.Expect(visit.Page.GetByText("Discovery document", new() { Exact = true })).ToHaveCountAsync(0);
        Assert.Empty(SecretHunt.In(await visit.Page.ContentAsync(), SmallIdp.Secret));
        Assert.Empty(SecretHunt.In(console.Heard.Text, SmallIdp.Secret));
        Assert.Empty(SecretHunt.InFiles(console.DataDirectory, SmallIdp.Secret));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_button_reads_discovery_first_and_where_nobody_answers_it_says_so_and_goes_on()
    {
        await using var idp = await SmallIdp.StartAsync();
        var cluster = await console.AddClusterAsync("Look First");
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.OpenAsync($"/onboard?cluster={cluster.Id}");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "OIDC", Exact = true }).ClickAsync();
        await visit.FillAsync("Issuer", idp.Issuer);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Create connection" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("This IdP allows only client_secret_basic, which Auth0 does not do.").First).ToBeVisibleAsync();

        await visit.FillAsync("Issuer", "https://sso.nobody.example");
        await visit.Page.GetByText("Flow and endpoints").ClickAsync();
        await visit.FillAsync("Token endpoint", "");
        await visit.FillAsync("Client ID", "0oaFirst");
        await visit.FillAsync("Ticket", "T-1");
        await visit.Page.GetByLabel("Client secret", new() { Exact = true }).FillAsync("Mark3r-S3cret_Value.0123456789");
        await visit.FillAsync("Keys (JWKS) URL", "");
        await visit.FillAsync("Authorization endpoint", "");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Create connection" }).ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "sso.nobody.example" })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByText("We couldn't read the discovery document.")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Create connection" })).ToBeEnabledAsync();
        Assert.Empty(visit.Complaints);
    }

    private static async Task CheckSecretAsync(Visit visit, string secret, string words)
    {
        await visit.Page.GetByLabel("Client secret", new() { Exact = true }).FillAsync(secret);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Test secret" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText(words)).ToBeVisibleAsync();
    }
}
