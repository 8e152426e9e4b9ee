using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SupportConsole.App.Clusters;
using SupportConsole.App.Data;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

/// <summary>What the console promises its users, from the first click to the proof.</summary>
[Collection(InTheBrowser.Name)]
public sealed class JourneyTests(BrowserFixture browser, ConsoleFixture console)
{
    [Fact]
    public async Task SAML_is_onboarded_from_metadata_rotated_and_taken_back()
    {
        var cluster = await console.AddClusterAsync("Journey Saml");
        var (first, second) = (IdpDocuments.Certificate("first.idp.example"), IdpDocuments.Certificate("second.idp.example"));
        await using var visit = await Visit.SignedInAsync(browser, console);

        await OnboardSamlAsync(visit, cluster, IdpDocuments.Metadata("https://idp.journey.example", first));
        var name = "journey-saml-prod-saml";
        Assert.Equal(IdpDocuments.Sha1(first).ToLowerInvariant(), (string?)console.Tenant.Dashboard.Options(name)["thumbprints"]![0]);

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Open the connection" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Rotate certificate" }).ClickAsync();
        await visit.Page.GetByLabel("Certificate", new() { Exact = true }).FillAsync(second);
        await RotateAsync(visit);
        Assert.Equal(IdpDocuments.Sha1(second).ToLowerInvariant(), (string?)console.Tenant.Dashboard.Options(name)["thumbprints"]![0]);

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Go back to CN=first.idp.example" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("This is a former one")).ToBeVisibleAsync();
        await RotateAsync(visit);
        Assert.Equal(IdpDocuments.Sha1(first).ToLowerInvariant(), (string?)console.Tenant.Dashboard.Options(name)["thumbprints"]![0]);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_certificate_already_in_force_is_recognised_and_nothing_is_sent()
    {
        var cluster = await console.AddClusterAsync("Journey Same");
        var pem = IdpDocuments.Certificate("same.idp.example");
        await using var visit = await Visit.SignedInAsync(browser, console);
        await OnboardSamlAsync(visit, cluster, IdpDocuments.Metadata("https://same.journey.example", pem));
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Open the connection" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Rotate certificate" }).ClickAsync();
        console.Tenant.ForgetRequests();

        await visit.Page.GetByLabel("Certificate", new() { Exact = true }).FillAsync(pem);

        await Assertions.Expect(visit.Page.GetByText("This is the certificate already in force.")).ToBeVisibleAsync();
        Assert.DoesNotContain(console.Tenant.Requests, request => request.Method == "PATCH");
    }

    [Fact]
    public async Task OIDC_is_onboarded_and_rotated_and_no_secret_rests_or_shows()
    {
        const string First = "mark3r-F1rst.Secret~value/0123456789+abc=";
        const string Second = "mark3r-S3cond.Secret~value/9876543210+xyz=";
        var cluster = await console.AddClusterAsync("Journey Oidc");
        await using var visit = await Visit.SignedInAsync(browser, console);
        var frames = new ConcurrentQueue<string>();
        visit.Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => frames.Enqueue(frame.Text ?? Encoding.Latin1.GetString(frame.Binary ?? []));
        await visit.OpenAsync($"/onboard?cluster={cluster.Id}");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "OIDC" }).ClickAsync();
        await FillAsync(visit, "Issuer or discovery URL", "https://sso.journey.example");
        await FillAsync(visit, "Client ID", "0oaJourney");
        await visit.Page.GetByText("Endpoints (Auth0 reads them").ClickAsync();
        await FillAsync(visit, "Authorization endpoint", "https://sso.journey.example/authorize");
        await FillAsync(visit, "Token endpoint", "https://sso.journey.example/token");
        await FillAsync(visit, "Keys (JWKS) URL", "https://sso.journey.example/keys");
        await visit.Page.GetByLabel("Client secret", new() { Exact = true }).FillAsync(First);
        await FillAsync(visit, "Ticket", "T-1");
        await CreateAsync(visit);
        Assert.Equal(First, (string?)console.Tenant.Dashboard.Options("journey-oidc-prod-oidc")["client_secret"]);

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Open the connection" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Rotate client secret" }).ClickAsync();
        await visit.Page.GetByLabel("Client secret", new() { Exact = true }).FillAsync(Second);
        await FillAsync(visit, "Ticket", "T-2");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Rotate client secret" }).ClickAsync();
        await ConfirmedAsync(visit);
        Assert.Equal(Second, (string?)console.Tenant.Dashboard.Options("journey-oidc-prod-oidc")["client_secret"]);

        Assert.NotEmpty(frames);
        Assert.True((await console.Services.GetRequiredService<DatabaseBackup>().CreateAsync("manual", TestContext.Current.CancellationToken)).IsOk);
        Assert.Contains("TRACE", console.Heard.Text, StringComparison.OrdinalIgnoreCase);
        foreach (var secret in new[] { First, Second })
        {
            Assert.All(frames, frame => Assert.Empty(SecretHunt.In(frame, secret)));
            Assert.Empty(SecretHunt.InFiles(console.DataDirectory, secret));
            Assert.Empty(SecretHunt.In(await visit.Page.ContentAsync(), secret));
            Assert.Empty(SecretHunt.In(console.Heard.Text, secret));
        }
    }

    [Fact]
    public async Task A_private_key_is_refused_and_what_was_typed_stays()
    {
        var cluster = await console.AddClusterAsync("Journey Key");
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.OpenAsync($"/onboard?cluster={cluster.Id}");
        await FillAsync(visit, "Sign-in URL", "https://idp.journey.example/sso");
        using var rsa = System.Security.Cryptography.RSA.Create(2048);

        await visit.Page.GetByLabel("Metadata, certificate, discovery document, or the whole mail").FillAsync(rsa.ExportPkcs8PrivateKeyPem());

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "private key" }).First).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByLabel("Sign-in URL")).ToHaveValueAsync("https://idp.journey.example/sso");
    }

    [Fact]
    public async Task Clusters_are_imported_from_influxctl()
    {
        var id = Guid.NewGuid();
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.OpenAsync("/clusters/import");

        await visit.Page.GetByLabel("influxctl's list").FillAsync(
            $$"""[{"account_id":"{{Guid.NewGuid()}}","cluster_id":"{{id}}","name":"imported-one","url":"u","state":"ready","created_at":{"seconds":1700000000,"nanos":0},"category":"contract"},{"cluster_id":"bad"}]""");
        await Assertions.Expect(visit.Page.GetByText("Entry 2, line 1:")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Import 1" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("1 cluster was imported.")).ToBeVisibleAsync();

        await visit.OpenAsync("/clusters?q=imported-one");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task From_a_pasted_error_to_the_rotated_certificate_in_at_most_8_clicks()
    {
        var cluster = await console.AddClusterAsync("Journey Error");
        var (old, now) = (IdpDocuments.Certificate("old.idp.example"), IdpDocuments.Certificate("now.idp.example"));
        await using var visit = await Visit.SignedInAsync(browser, console);
        await OnboardSamlAsync(visit, cluster, IdpDocuments.Metadata("https://error.journey.example", old));
        await visit.OpenAsync("/");
        var clicks = 0;

        await visit.Page.GetByLabel("Paste what came").FillAsync(
            $"https://app.example/cb?error=access_denied&error_description=Invalid%20thumbprint%20(configured%3A%20{IdpDocuments.Sha1(old)}.%20calculated%3A%20{IdpDocuments.Sha1(now)})&state=x");
        await ClickAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Go to the rotation" }));
        await visit.Page.GetByLabel("Certificate", new() { Exact = true }).FillAsync(now);
        await Assertions.Expect(visit.Page.GetByText("This is the certificate the IdP is signing with.")).ToBeVisibleAsync();
        await FillAsync(visit, "Ticket", "T-9");
        await ClickAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Rotate certificate" }));
        await ConfirmedAsync(visit);

        TestContext.Current.TestOutputHelper?.WriteLine($"From the pasted error to the rotated certificate: {clicks} clicks, 2 pastes, 1 field typed");
        Assert.InRange(clicks, 1, 8);

        async Task ClickAsync(ILocator what)
        {
            clicks++;
            await what.ClickAsync();
        }
    }

    [Fact]
    public async Task A_manager_sees_and_changes_nothing()
    {
        await using var visit = await Visit.SignedInAsync(browser, console, "Marek Novak");
        await visit.OpenAsync("/connections?q=cordoba-foods-prod-saml");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "cordoba-foods-prod-saml" }).ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Credential" })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Rotate certificate" })).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Remove" })).ToHaveCountAsync(0);
    }

    private static async Task OnboardSamlAsync(Visit visit, Cluster cluster, string metadata)
    {
        await visit.OpenAsync($"/onboard?cluster={cluster.Id}");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Okta" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "SAML" }).ClickAsync();
        await visit.Page.GetByLabel("Metadata, certificate, discovery document, or the whole mail").FillAsync(metadata);
        await Assertions.Expect(visit.Page.GetByText("SAML metadata of")).ToBeVisibleAsync();
        await FillAsync(visit, "Ticket", "T-1");
        await CreateAsync(visit);
    }

    private static async Task CreateAsync(Visit visit)
    {
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Review", Exact = true }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Create connection" }).ClickAsync();
        await ConfirmedAsync(visit);
    }

    private static async Task RotateAsync(Visit visit)
    {
        await FillAsync(visit, "Ticket", "T-2");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Rotate certificate" }).ClickAsync();
        await ConfirmedAsync(visit);
    }

    private static Task ConfirmedAsync(Visit visit) => Assertions.Expect(visit.Page.GetByText("Confirmed", new() { Exact = true })).ToBeVisibleAsync();

    private static async Task FillAsync(Visit visit, string label, string value)
    {
        await visit.Page.GetByLabel(label, new() { Exact = true }).FillAsync(value);
        await visit.Page.Keyboard.PressAsync("Tab");
    }
}
