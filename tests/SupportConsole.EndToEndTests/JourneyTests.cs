using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
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

        await visit.OnboardSamlAsync(cluster, IdpDocuments.Metadata("https://idp.journey.example", first));
        var name = "journey-saml-prod-saml";
        Assert.Equal(IdpDocuments.Sha1(first).ToLowerInvariant(), (string?)console.Tenant.Dashboard.Options(name)["thumbprints"]![0]);

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Rotate certificate" }).ClickAsync();
        await visit.Page.GetByLabel("Certificate", new() { Exact = true }).FillAsync(second);
        await visit.RotateAsync();
        Assert.Equal(IdpDocuments.Sha1(second).ToLowerInvariant(), (string?)console.Tenant.Dashboard.Options(name)["thumbprints"]![0]);

        await Assertions.Expect(visit.Page.GetByText("Auth0 holds SHA-256")).ToBeVisibleAsync();
        await visit.Page.Locator(".result").GetByRole(AriaRole.Link, new() { Name = "Roll back" }).ClickAsync();
        await visit.RollBackAsync();
        Assert.Equal(IdpDocuments.Sha1(first).ToLowerInvariant(), (string?)console.Tenant.Dashboard.Options(name)["thumbprints"]![0]);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_certificate_already_in_force_is_recognised_and_nothing_is_sent()
    {
        var cluster = await console.AddClusterAsync("Journey Same");
        var pem = IdpDocuments.Certificate("same.idp.example");
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.OnboardSamlAsync(cluster, IdpDocuments.Metadata("https://same.journey.example", pem));
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Rotate certificate" }).ClickAsync();
        console.Tenant.ForgetRequests();

        await visit.Page.GetByLabel("Certificate", new() { Exact = true }).FillAsync(pem);

        await Assertions.Expect(visit.Page.GetByText("This is the current certificate.").First).ToBeVisibleAsync();
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

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "OIDC", Exact = true }).ClickAsync();
        await visit.FillAsync("Issuer", "https://sso.journey.example");
        await visit.FillAsync("Client ID", "0oaJourney");
        await visit.Page.GetByText("Flow and endpoints").ClickAsync();
        await visit.FillAsync("Authorization endpoint", "https://sso.journey.example/authorize");
        await visit.FillAsync("Token endpoint", "https://sso.journey.example/token");
        await visit.FillAsync("Keys (JWKS) URL", "https://sso.journey.example/keys");
        await visit.Page.GetByLabel("Client secret", new() { Exact = true }).FillAsync(First);
        await visit.FillAsync("Ticket", "T-1");
        await visit.CreateAsync();
        Assert.Equal(First, (string?)console.Tenant.Dashboard.Options("journey-oidc-prod-oidc")["client_secret"]);

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Rotate client secret" }).ClickAsync();
        await visit.Page.GetByLabel("Client secret", new() { Exact = true }).FillAsync(Second);
        await visit.FillAsync("Ticket", "T-2");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Rotate client secret" }).ClickAsync();
        await visit.ConfirmedAsync();
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
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "SAML", Exact = true }).ClickAsync();
        await visit.FillAsync("Sign-in URL", "https://idp.journey.example/sso");
        using var rsa = System.Security.Cryptography.RSA.Create(2048);

        await visit.Page.GetByLabel("Metadata, certificate, discovery document or the whole email").FillAsync(rsa.ExportPkcs8PrivateKeyPem());

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "private key" }).First).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByLabel("Sign-in URL")).ToHaveValueAsync("https://idp.journey.example/sso");
    }

    [Fact]
    public async Task Clusters_are_imported_from_influxctl()
    {
        var id = Guid.NewGuid();
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.OpenAsync("/clusters/import");

        await visit.Page.GetByLabel("Output of influxctl").FillAsync(
            $$"""[{"account_id":"{{Guid.NewGuid()}}","cluster_id":"{{id}}","name":"imported-one","url":"u","state":"ready","created_at":{"seconds":1700000000,"nanos":0},"category":"contract"},{"cluster_id":"bad"}]""");
        await Assertions.Expect(visit.Page.GetByText("Entry 2, line 1:")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Import 1" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("1 cluster imported.")).ToBeVisibleAsync();

        await visit.OpenAsync("/clusters?q=imported-one");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_manager_sees_and_changes_nothing()
    {
        await using var visit = await Visit.SignedInAsync(browser, console, "Marek Novak");
        await visit.OpenAsync("/connections?q=cordoba-foods-prod-saml");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "cordoba-foods-prod-saml" }).ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Certificate", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Rotate certificate" })).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Delete" })).ToHaveCountAsync(0);
    }
}
