using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SupportConsole.Tests.Fetching.Support;

/// <summary>A real OpenID provider (OpenIddict) on loopback, with one client.</summary>
public sealed class OpenIdProvider : IAsyncDisposable
{
    public const string ClientId = "influxdb";
    public const string Secret = "right+secret/with=signs:and%20more";

    private readonly WebApplication app;
    private readonly SqliteConnection database;

    private OpenIdProvider(WebApplication app, SqliteConnection database) => (this.app, this.database) = (app, database);

    public string Issuer => $"http://localhost:{new Uri(app.Urls.First()).Port}/";

    public Uri TokenEndpoint => new(Issuer + "connect/token");

    /// <param name="takesPost">Whether the secret is taken in the body too, or in the header only.</param>
    public static async Task<OpenIdProvider> StartAsync(bool takesPost = true)
    {
        var database = new SqliteConnection("Data Source=:memory:");
        await database.OpenAsync(RunningFetcher.Token);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddDbContext<ProviderRecord>(options => options.UseSqlite(database).UseOpenIddict());
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<ProviderRecord>())
            .AddServer(server =>
            {
                server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token").AllowAuthorizationCodeFlow();
                server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
                server.UseAspNetCore().DisableTransportSecurityRequirement();
                if (!takesPost)
                {
                    server.Configure(options => options.ClientAuthenticationMethods.Remove(ClientAuthenticationMethods.ClientSecretPost));
                }
            });
        var app = builder.Build();
        app.UseRouting();
        app.UseAuthentication();
        await app.StartAsync(RunningFetcher.Token);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ProviderRecord>().Database.EnsureCreatedAsync(RunningFetcher.Token);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(new OpenIddictApplicationDescriptor
        {
            ClientId = ClientId,
            ClientSecret = Secret,
            RedirectUris = { new Uri("https://localhost/login/callback") },
            Permissions = { Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.GrantTypes.AuthorizationCode, Permissions.ResponseTypes.Code },
        }, RunningFetcher.Token);
        return new OpenIdProvider(app, database);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await database.DisposeAsync();
    }
}
