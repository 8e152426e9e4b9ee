using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace SupportConsole.Tests.Auth0.Emulator.SignIn;

/// <summary>
/// The emulated tenant against identity providers that share no code with it: what they send passes, and what is wrong is refused. Run by
/// <c>tests/run-customer-idps</c>.
/// </summary>
[Trait("Category", "CustomerIdp")]
public sealed class CustomerIdpTests : IAsyncLifetime
{
    private const string Secret = "customer-idp-secret-0001";
    private const string OidcHost = "oidc.customer.example";
    private const string SamlHost = "saml.customer.example";
    private const string OidcIssuer = $"https://{OidcHost}";
    private readonly string directory = Directory.CreateTempSubdirectory("customer-idp-").FullName;
    private SignInWalk walk = null!;

    public async ValueTask InitializeAsync() => walk = await SignInWalk.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await walk.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task OpenID_Connect_signs_the_person_in_with_their_claims()
    {
        using var idp = await StartOidcAsync();

        using var back = await idp.GoAsync("customer-oidc");

        var answer = SignInWalk.Answer(back);
        Assert.True(answer.ContainsKey("code"), answer.GetValueOrDefault("error_description"));
        var tokens = await walk.ExchangeAsync(answer["code"]);
        var claims = Claims((string)tokens["id_token"]!);
        Assert.Equal(("priya@customer.example", "Priya Raman"), ((string?)claims["email"], (string?)claims["name"]));
    }

    [Theory]
    [InlineData("client_secret", "another-secret-of-nobody", "client authentication failed")]
    [InlineData("issuer", "https://another.customer.example", "iss")]
    [InlineData("jwks_uri", "https://login.demo-customer.example/keys", "failed to validate JWT signature")]
    public async Task OpenID_Connect_with_a_wrong_setting_is_refused(string key, string value, string words)
    {
        using var idp = await StartOidcAsync(options => options[key] = value);

        using var back = await idp.GoAsync("customer-oidc");

        var answer = SignInWalk.Answer(back);
        Assert.False(answer.ContainsKey("code"));
        Assert.Contains(words, answer["error_description"], StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("")]
    [InlineData("signed-response")]
    public async Task A_signed_assertion_or_a_signed_response_signs_the_person_in_once(string mode)
    {
        using var idp = await StartSamlAsync(mode);
        var form = await idp.FormAsync("customer-saml");

        using var first = await walk.PostAsync(form);
        using var again = await walk.PostAsync(form);

        var answer = SignInWalk.Answer(first);
        Assert.True(answer.ContainsKey("code"), answer.GetValueOrDefault("error_description"));
        var tokens = await walk.ExchangeAsync(answer["code"]);
        Assert.Equal("priya@customer.example", (string?)Claims((string)tokens["id_token"]!)["email"]);
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
    }

    [Theory]
    [InlineData("unsigned", "Signature is missing")]
    [InlineData("other-key", "Invalid thumbprint")]
    [InlineData("other-audience", "Audience is invalid")]
    [InlineData("encrypted", "Assertion is encrypted")]
    public async Task A_response_that_the_connection_does_not_expect_is_refused(string mode, string words)
    {
        using var idp = await StartSamlAsync(mode);

        using var back = await walk.PostAsync(await idp.FormAsync("customer-saml"));

        var answer = SignInWalk.Answer(back);
        Assert.False(answer.ContainsKey("code"));
        Assert.StartsWith(words, answer["error_description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrapped_or_altered_response_is_refused()
    {
        using var idp = await StartSamlAsync("");
        var altered = (await idp.FormAsync("customer-saml")).With(xml => xml.Replace("priya@", "admin@", StringComparison.Ordinal));
        var wrapped = (await idp.FormAsync("customer-saml")).With(xml => Regex.Replace(
            xml,
            "(<saml:Assertion .*</saml:Assertion>)",
            "<saml:Assertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_forged\" Version=\"2.0\">"
                + "<saml:Subject><saml:NameID>admin</saml:NameID></saml:Subject></saml:Assertion>$1",
            RegexOptions.Singleline));

        using var first = await walk.PostAsync(altered);
        using var second = await walk.PostAsync(wrapped);

        Assert.StartsWith("Signature check errors", SignInWalk.Answer(first)["error_description"], StringComparison.Ordinal);
        Assert.Equal("A SAMLResponse can contain only one Assertion element.", SignInWalk.Answer(second)["error_description"]);
    }

    private async Task<NpmIdp> StartOidcAsync(Action<JsonObject>? change = null)
    {
        var options = new JsonObject
        {
            ["type"] = "back_channel",
            ["client_id"] = "influxdb-cloud-dedicated",
            ["client_secret"] = Secret,
            ["issuer"] = OidcIssuer,
            ["authorization_endpoint"] = $"{OidcIssuer}/auth",
            ["token_endpoint"] = $"{OidcIssuer}/token",
            ["jwks_uri"] = $"{OidcIssuer}/jwks",
            ["scope"] = "openid profile email",
        };
        change?.Invoke(options);
        Create("customer-oidc", "oidc", options);
        using var start = await walk.AuthorizeAsync("customer-oidc");
        return await NpmIdp.StartAsync(walk, "oidc.mjs", OidcHost, new Dictionary<string, string>
        {
            ["ISSUER"] = OidcIssuer,
            ["CLIENT_SECRET"] = Secret,
            ["CALLBACK"] = QueryHelpers.ParseQuery(start.Headers.Location!.Query)["redirect_uri"].ToString(),
        });
    }

    private async Task<NpmIdp> StartSamlAsync(string mode)
    {
        var environment = new Dictionary<string, string>();
        var certificate = Keep("", environment);
        Keep("OTHER_", environment);
        Create("customer-saml", "samlp", new JsonObject
        {
            ["signInEndpoint"] = $"https://{SamlHost}/saml/{mode}",
            ["signingCert"] = certificate,
        });
        return await NpmIdp.StartAsync(walk, "saml.mjs", SamlHost, environment);
    }

    private void Create(string name, string strategy, JsonObject options)
    {
        walk.Tenant.Dashboard.Create(new JsonObject { ["name"] = name, ["strategy"] = strategy, ["options"] = options });
        walk.Tenant.Dashboard.SetEnabledClients(name, SignInWalk.Application);
    }

    /// <summary>Makes a key with its certificate and puts both into files that the environment names.</summary>
    private string Keep(string prefix, Dictionary<string, string> environment)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={prefix}customer", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
        var pem = made.ExportCertificatePem();
        environment[$"{prefix}CERTIFICATE"] = Write($"{prefix}certificate.pem", pem);
        environment[$"{prefix}KEY"] = Write($"{prefix}key.pem", key.ExportPkcs8PrivateKeyPem());
        return pem;
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(directory, name);
        File.WriteAllText(file, text);
        return file;
    }

    private static JsonObject Claims(string idToken)
    {
        var body = idToken.Split('.')[1];
        return JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(body))!.AsObject();
    }
}
