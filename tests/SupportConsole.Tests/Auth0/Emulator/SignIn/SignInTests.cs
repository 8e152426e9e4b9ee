using System.Net;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SupportConsole.DemoIdp;
using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.Tests.Auth0.Emulator.SignIn;

public sealed class SignInTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, DemoFaults, string> Faults => new()
    {
        { "demo-oidc", DemoFaults.WrongSecret, "entra.7000215" },
        { "demo-oidc", DemoFaults.ExpiredSecret, "entra.7000222" },
        { "demo-oidc", DemoFaults.WrongAudience, "auth0.audience" },
        { "demo-oidc", DemoFaults.ClockSkew, "auth0.clock" },
        { "demo-oidc", DemoFaults.NotAssigned, "okta.not-assigned" },
        { "demo-saml", DemoFaults.RotatedCertificate, "saml.thumbprint" },
        { "demo-saml", DemoFaults.WrongAudience, "saml.audience" },
        { "demo-saml", DemoFaults.ClockSkew, "saml.expired" },
        { "demo-saml", DemoFaults.NotAssigned, "okta.not-assigned" },
        { "demo-saml-post", DemoFaults.RotatedCertificate, "saml.thumbprint" },
    };

    [Theory]
    [InlineData("demo-oidc", "oidc|demo-oidc|u-1001")]
    [InlineData("demo-saml", "samlp|demo-saml|u-1001")]
    [InlineData("demo-saml-post", "samlp|demo-saml-post|u-1001")]
    public async Task A_person_signs_in_and_the_application_gets_an_ID_token_that_verifies(string connection, string subject)
    {
        await using var walk = await SignInWalk.StartAsync();

        var answer = await walk.SignInAsync(connection);
        var tokens = await walk.ExchangeAsync(answer["code"]);
        var keys = new JsonWebKeySet(await walk.TextAsync(".well-known/jwks.json"));
        var read = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync((string)tokens["id_token"]!, new TokenValidationParameters
        {
            ValidIssuer = $"https://{walk.Tenant.Options.Domain}/",
            ValidAudience = SignInWalk.Application,
            IssuerSigningKeys = keys.GetSigningKeys(),
        });

        Assert.Equal("s-1", answer["state"]);
        Assert.True(read.IsValid, read.Exception?.Message);
        Assert.Equal(subject, read.Claims["sub"]);
        Assert.Equal("n-1", read.Claims["nonce"]);
        Assert.Equal("priya.raman@demo-customer.example", read.Claims["email"]);
        Assert.Equal("Priya Raman", read.Claims["name"]);
    }

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task Each_classic_fault_comes_back_in_words_that_the_catalogue_knows(string connection, DemoFaults fault, string entry)
    {
        await using var walk = await SignInWalk.StartAsync(fault);

        var answer = await walk.SignInAsync(connection);
        var pasted = $"{SignInWalk.Callback}?error={answer["error"]}&error_description={Uri.EscapeDataString(answer["error_description"])}";

        Assert.Equal(entry, ErrorCatalogue.Diagnose(SignInErrorReader.Read(pasted)).Best?.Id);
        Assert.Equal("s-1", answer["state"]);
    }

    [Theory]
    [InlineData("demo-oidc")]
    [InlineData("demo-saml")]
    public async Task Without_an_email_address_the_sign_in_works_and_the_claim_is_absent(string connection)
    {
        await using var walk = await SignInWalk.StartAsync(DemoFaults.MissingEmail);

        var tokens = await walk.ExchangeAsync((await walk.SignInAsync(connection))["code"]);

        var token = new JsonWebToken((string)tokens["id_token"]!);
        Assert.False(token.TryGetClaim("email", out _));
        Assert.True(token.TryGetClaim("name", out _));
    }

    [Fact]
    public async Task An_OpenID_provider_rotates_its_keys_without_anybody_noticing()
    {
        await using var walk = await SignInWalk.StartAsync(DemoFaults.RotatedCertificate);

        var answer = await walk.SignInAsync("demo-oidc");

        Assert.True(answer.ContainsKey("code"));
    }

    [Fact]
    public async Task A_code_is_exchanged_once_and_only_with_its_verifier_and_secret()
    {
        await using var walk = await SignInWalk.StartAsync();

        var first = (await walk.SignInAsync("demo-oidc"))["code"];
        var wrongVerifier = await walk.ExchangeAsync((await walk.SignInAsync("demo-oidc"))["code"], verifier: "another");
        var wrongSecret = await walk.ExchangeAsync((await walk.SignInAsync("demo-oidc"))["code"], secret: "another");
        var exchanged = await walk.ExchangeAsync(first);
        var again = await walk.ExchangeAsync(first);

        Assert.Equal("invalid_grant", (string?)wrongVerifier["error"]);
        Assert.Equal("access_denied", (string?)wrongSecret["error"]);
        Assert.NotNull(exchanged["id_token"]);
        Assert.Equal("invalid_grant", (string?)again["error"]);
    }

    [Theory]
    [InlineData("client_id", "nobody", "Unknown client")]
    [InlineData("redirect_uri", "https://evil.example/callback", "Callback URL mismatch")]
    [InlineData("redirect_uri", "https://console.example/connection-test/callback/more", "Callback URL mismatch")]
    public async Task What_cannot_be_sent_back_is_shown_on_the_tenants_own_page(string key, string value, string words)
    {
        await using var walk = await SignInWalk.StartAsync();

        using var page = await walk.AuthorizeAsync("demo-oidc", (key, value));

        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Contains(words, await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Null(page.Headers.Location);
    }

    [Theory]
    [InlineData("connection", "no-such-connection", "the connection was not found")]
    [InlineData("connection", null, "the connection was not found")]
    [InlineData("prompt", "none", "Login required")]
    [InlineData("response_type", "token", "Unsupported response type: token")]
    [InlineData("organization", "org_1", "no connections enabled for the organization are visible: org_1")]
    public async Task Other_refusals_go_back_to_the_application(string key, string? value, string words)
    {
        await using var walk = await SignInWalk.StartAsync();

        using var refused = await walk.AuthorizeAsync("demo-oidc", (key, value));

        Assert.Equal(words, SignInWalk.Answer(refused)["error_description"]);
    }

    [Fact]
    public async Task A_connection_that_is_not_enabled_for_the_application_signs_nobody_in()
    {
        await using var walk = await SignInWalk.StartAsync();
        walk.Tenant.Dashboard.SetEnabledClients("demo-oidc");

        using var refused = await walk.AuthorizeAsync("demo-oidc");

        Assert.Equal("the connection is not enabled", SignInWalk.Answer(refused)["error_description"]);
    }

    [Fact]
    public async Task The_metadata_names_our_entity_ID_and_callback_and_the_certificate_that_signs_requests()
    {
        await using var walk = await SignInWalk.StartAsync();

        var metadata = await walk.TextAsync("samlp/metadata?connection=demo-saml-post");
        var pem = await walk.TextAsync("pem?cert=connection");

        Assert.Contains("entityID=\"urn:auth0:influxdata-dev:demo-saml-post\"", metadata, StringComparison.Ordinal);
        Assert.Contains("https://auth.influxdata.test/login/callback?connection=demo-saml-post", metadata, StringComparison.Ordinal);
        Assert.Contains("AuthnRequestsSigned=\"true\"", metadata, StringComparison.Ordinal);
        Assert.Contains(string.Concat(pem.Split('\n')[1..^2]), metadata, StringComparison.Ordinal);
    }
}
