using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Time.Testing;
using SupportConsole.Auth0.Emulator;
using SupportConsole.DemoIdp;

namespace SupportConsole.Tests.Auth0.Emulator.SignIn;

/// <summary>A browser without scripts that walks a sign-in from the application through the tenant and the identity provider, and back.</summary>
public sealed class SignInWalk : IAsyncDisposable
{
    public const string Application = "SignInTest0000000000000000000001";
    public const string Secret = "application-secret";
    public const string Callback = "https://console.example/connection-test/callback";

#pragma warning disable RS0030 // It plays a browser.
    private readonly HttpClient browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
#pragma warning restore RS0030
    private readonly IdpVisit visit;

    private SignInWalk(EmulatedTenant tenant, DemoIdentityProvider idp, FakeTimeProvider clock)
    {
        Tenant = tenant;
        Idp = idp;
        Clock = clock;
        visit = new IdpVisit(browser);
    }

    public EmulatedTenant Tenant { get; }

    public DemoIdentityProvider Idp { get; }

    public FakeTimeProvider Clock { get; }

    public string Nonce { get; set; } = "n-1";

    public string Verifier { get; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<SignInWalk> StartAsync(DemoFaults faults = DemoFaults.None)
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var hosts = new LoopbackHosts();
        var tenant = await EmulatedTenant.StartAsync(new EmulatorOptions { Hosts = hosts }, clock, Token);
        var idp = await DemoIdentityProvider.StartAsync(new DemoIdpOptions { Hosts = hosts }, clock, Token);
        tenant.Dashboard.SeedClient(new JsonObject
        {
            ["client_id"] = Application,
            ["client_secret"] = Secret,
            ["name"] = "Sign-in test",
            ["app_type"] = "regular_web",
            ["callbacks"] = new JsonArray(Callback),
        });
        var walk = new SignInWalk(tenant, idp, clock);
        walk.CreateConnections();
        idp.Faults = faults;
        return walk;
    }

    /// <summary>Opens /authorize.</summary>
    public Task<HttpResponseMessage> AuthorizeAsync(string connection, params (string Key, string? Value)[] changes)
    {
        var query = new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = Application,
            ["redirect_uri"] = Callback,
            ["scope"] = "openid profile email",
            ["state"] = "s-1",
            ["nonce"] = Nonce,
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
            ["code_challenge_method"] = "S256",
            ["connection"] = connection,
        };
        foreach (var (key, value) in changes)
        {
            query[key] = value;
        }

        var address = QueryHelpers.AddQueryString(new Uri(Tenant.BaseAddress, "authorize").AbsoluteUri, query.Where(pair => pair.Value is not null));
        return browser.GetAsync(address, Token);
    }

    /// <summary>The whole way for the first person; what the application's callback gets.</summary>
    public async Task<Dictionary<string, string>> SignInAsync(string connection)
    {
        using var start = await AuthorizeAsync(connection);
        using var returned = await visit.SignInAsync(start);
        return Answer(returned);
    }

    /// <summary>The SAML form that the identity provider would have the browser post to the tenant.</summary>
    public async Task<SamlForm> SamlFormAsync(string connection)
    {
        using var start = await AuthorizeAsync(connection);
        return await visit.FormAsync(start);
    }

    public Task<HttpResponseMessage> PostAsync(SamlForm form) => visit.PostAsync(form);

    public async Task<JsonObject> ExchangeAsync(string code, string? verifier = null, string secret = Secret)
    {
        using var answer = await browser.PostAsync(
            new Uri(Tenant.BaseAddress, "oauth/token"),
            new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code",
                ["client_id"] = Application,
                ["client_secret"] = secret,
                ["redirect_uri"] = Callback,
                ["code"] = code,
                ["code_verifier"] = verifier ?? Verifier,
            }),
            Token);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(Token))!;
    }

    public Task<string> TextAsync(string path) => browser.GetStringAsync(new Uri(Tenant.BaseAddress, path), Token);

    /// <summary>What the application's callback gets; the tenant redirects to it.</summary>
    public static Dictionary<string, string> Answer(HttpResponseMessage redirect)
    {
        Assert.Equal(HttpStatusCode.Redirect, redirect.StatusCode);
        Assert.StartsWith(Callback, redirect.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
        return QueryHelpers.ParseQuery(redirect.Headers.Location.Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await Idp.DisposeAsync();
        await Tenant.DisposeAsync();
    }

    private void CreateConnections()
    {
        Create("demo-oidc", "oidc", new JsonObject
        {
            ["type"] = "back_channel",
            ["client_id"] = Idp.Options.ClientId,
            ["client_secret"] = Idp.Options.ClientSecret,
            ["issuer"] = Idp.Issuer,
            ["authorization_endpoint"] = Idp.Issuer + "/authorize",
            ["token_endpoint"] = Idp.Issuer + "/token",
            ["jwks_uri"] = Idp.Issuer + "/keys",
            ["scope"] = "openid profile email",
        });
        Create("demo-saml", "samlp", new JsonObject { ["metadataXml"] = Idp.Metadata });
        Create("demo-saml-post", "samlp", new JsonObject
        {
            ["metadataXml"] = Idp.Metadata,
            ["protocolBinding"] = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
        });
        Tenant.Dashboard.EditOptions("demo-saml-post", options => options["signSAMLRequest"] = true);
    }

    private void Create(string name, string strategy, JsonObject options)
    {
        Tenant.Dashboard.Create(new JsonObject { ["name"] = name, ["strategy"] = strategy, ["options"] = options });
        Tenant.Dashboard.SetEnabledClients(name, Application);
    }
}

/// <summary>One tenant and identity provider for the tests of a class.</summary>
public sealed class SharedWalk : IAsyncLifetime
{
    public SignInWalk Walk { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Walk = await SignInWalk.StartAsync();

    public ValueTask DisposeAsync() => Walk.DisposeAsync();
}
