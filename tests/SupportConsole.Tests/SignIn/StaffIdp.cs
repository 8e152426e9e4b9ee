using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using SupportConsole.Tests.Fetching.Support;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SupportConsole.Tests.SignIn;

/// <summary>The company's identity provider: OpenIddict on loopback, which signs the test's person in without asking.</summary>
internal sealed class StaffIdp : IAsyncDisposable
{
    public const string ClientId = "support-console";
    public const string Secret = "the-consoles-own-secret";

    private readonly WebApplication app;
    private readonly SqliteConnection database;
    private readonly RsaSecurityKey key;

    private StaffIdp(WebApplication app, SqliteConnection database, RsaSecurityKey key) =>
        (this.app, this.database, this.key) = (app, database, key);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public string Issuer => $"http://localhost:{new Uri(app.Urls.First()).Port}/";

    public (string Subject, string Name, string Email) Person { get; set; } = ("u-ana", "Ana Ruiz", "ana@example.com");

    public IReadOnlyList<string> Groups { get; set; } = ["g-engineers"];

    /// <summary>Whether refresh tokens are refused, as those of a deleted person are.</summary>
    public bool IsPersonGone { get; set; }

    /// <summary>Changes the payload of each ID token before it is signed again.</summary>
    public Action<JsonObject>? Tamper { get; set; }

    public bool IsUnsigned { get; set; }

    /// <summary>What each sign-in asked for with "prompt"; null for nothing.</summary>
    public List<string?> Prompts { get; } = [];

    /// <summary>The requests, as method and path.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Starts it. With keys the console proves itself by an assertion that one of them signed, not by the secret.</summary>
    public static async Task<StaffIdp> StartAsync(string secret = Secret, JsonWebKeySet? clientKeys = null)
    {
        var database = new SqliteConnection("Data Source=:memory:");
        await database.OpenAsync(Token);
        var key = new RsaSecurityKey(RSA.Create(2048)) { KeyId = "one" };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddDbContext<ProviderRecord>(options => options.UseSqlite(database).UseOpenIddict());
        StaffIdp? self = null;
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<ProviderRecord>())
            .AddServer(server =>
            {
                server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token")
                    .SetEndSessionEndpointUris("connect/logout").SetPushedAuthorizationEndpointUris("connect/par");
                server.AllowAuthorizationCodeFlow().AllowRefreshTokenFlow().RequireProofKeyForCodeExchange();
                server.RegisterScopes(Scopes.Profile, Scopes.Email, Scopes.OfflineAccess);
                server.AddEphemeralEncryptionKey().AddSigningKey(key);
                server.UseAspNetCore().DisableTransportSecurityRequirement();
                server.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
                {
                    self!.Prompts.Add(context.Request.Prompt);
                    context.SignIn(self.Principal(context.Request.GetScopes()));
                    return default;
                }));
                server.AddEventHandler<HandleEndSessionRequestContext>(handler => handler.UseInlineHandler(context =>
                {
                    context.SignOut();
                    return default;
                }));
                server.AddEventHandler<HandleTokenRequestContext>(handler => handler.UseInlineHandler(context =>
                {
                    if (context.Request.IsRefreshTokenGrantType() && self!.IsPersonGone)
                    {
                        context.Reject(Errors.InvalidGrant, "The person is gone.");
                    }
                    else
                    {
                        context.SignIn(self!.Principal(context.Principal!.GetScopes()));
                    }

                    return default;
                }));
            });
        var app = builder.Build();
        app.Use((http, next) => self!.AnswerAsync(http, next));
        app.UseRouting();
        app.UseAuthentication();
        await app.StartAsync(Token);
        self = new StaffIdp(app, database, key);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ProviderRecord>().Database.EnsureCreatedAsync(Token);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(
            new OpenIddictApplicationDescriptor
            {
                ClientId = ClientId,
                ClientSecret = clientKeys is null ? secret : null,
                JsonWebKeySet = clientKeys,
                ClientType = ClientTypes.Confidential,
                RedirectUris = { new Uri("https://console.example.com/sign-in/callback") },
                PostLogoutRedirectUris = { new Uri("https://console.example.com/sign-in") },
                Permissions =
                {
                    Permissions.Endpoints.Authorization,
                    Permissions.Endpoints.Token,
                    Permissions.Endpoints.EndSession,
                    Permissions.Endpoints.PushedAuthorization,
                    Permissions.GrantTypes.AuthorizationCode,
                    Permissions.GrantTypes.RefreshToken,
                    Permissions.ResponseTypes.Code,
                    Permissions.Scopes.Profile,
                    Permissions.Scopes.Email,
                },
            },
            Token);
        return self;
    }

    /// <summary>A logout token as the provider sends it, changed by the test.</summary>
    public string LogoutToken(string sub, Action<JsonObject>? change = null, string typ = "logout+jwt", RsaSecurityKey? by = null)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var payload = new JsonObject
        {
            ["iss"] = Issuer,
            ["aud"] = ClientId,
            ["iat"] = now,
            ["exp"] = now + 120,
            ["jti"] = Guid.NewGuid().ToString(),
            ["sub"] = sub,
            ["events"] = new JsonObject { ["http://schemas.openid.net/event/backchannel-logout"] = new JsonObject() },
        };
        change?.Invoke(payload);
        return Sign(payload, by ?? key, typ);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await database.DisposeAsync();
    }

    private static string Sign(JsonObject payload, RsaSecurityKey key, string typ) => new JsonWebTokenHandler().CreateToken(
        payload.ToJsonString(),
        new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
        new Dictionary<string, object> { ["typ"] = typ });

    private ClaimsPrincipal Principal(IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity("test", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, Person.Subject).SetClaim(Claims.Name, Person.Name).SetClaim(Claims.Email, Person.Email);
        identity.SetClaims("groups", [.. Groups]);
        identity.SetScopes(scopes);
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        return new ClaimsPrincipal(identity);
    }

    private async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        Requests.Add($"{http.Request.Method} {http.Request.Path}");
        if (http.Request.Path != "/connect/token" || (Tamper is null && !IsUnsigned))
        {
            await next(http);
            return;
        }

        var body = http.Response.Body;
        using var buffer = new MemoryStream();
        http.Response.Body = buffer;
        await next(http);
        http.Response.Body = body;
        var answer = (JsonObject)JsonNode.Parse(buffer.ToArray())!;
        if ((string?)answer["id_token"] is { } token)
        {
            answer["id_token"] = Forge(token);
        }

        var bytes = Encoding.UTF8.GetBytes(answer.ToJsonString());
        http.Response.ContentLength = bytes.Length;
        await body.WriteAsync(bytes, http.RequestAborted);
    }

    private string Forge(string token)
    {
        var payload = (JsonObject)JsonNode.Parse(Base64UrlEncoder.Decode(token.Split('.')[1]))!;
        Tamper?.Invoke(payload);
        return IsUnsigned
            ? $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{Base64UrlEncoder.Encode(payload.ToJsonString())}."
            : Sign(payload, key, "JWT");
    }
}
