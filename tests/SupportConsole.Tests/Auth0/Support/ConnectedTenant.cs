using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportConsole.Auth0;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Federation.Names;
using SupportConsole.Tests.Auth0.Emulator.Support;

namespace SupportConsole.Tests.Auth0.Support;

/// <summary>The console's own tenant, connected to an emulated one over real HTTP; both on a clock on which waits take no time.</summary>
public sealed class ConnectedTenant : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private ConnectedTenant(EmulatedTenant emulator, SkippingClock clock, Action<Auth0TenantOptions>? configure)
    {
        (Emulator, Clock) = (emulator, clock);
        var collection = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddAuth0Tenant(options =>
            {
                options.Domain = emulator.Options.Domain;
                options.ClientId = emulator.Options.ClientId;
                options.ClientSecret = emulator.Options.ClientSecret;
                options.BaseAddress = emulator.BaseAddress;
                options.RequestsPerSecond = 1000;
                configure?.Invoke(options);
            });
        services = ChosenClient.Use(collection).BuildServiceProvider();
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public EmulatedTenant Emulator { get; }

    public SkippingClock Clock { get; }

    public HeardLog Log { get; } = new();

    public IAuth0Tenant Tenant => services.GetRequiredService<IAuth0Tenant>();

    /// <summary>The requests that the tenant received, as METHOD path.</summary>
    public IEnumerable<string> Calls => Emulator.Requests.Select(request => $"{request.Method} {request.Path}");

    public static async Task<ConnectedTenant> StartAsync(EmulatorOptions? emulator = null, Action<Auth0TenantOptions>? configure = null)
    {
        var clock = new SkippingClock(TimeSpan.FromSeconds(20));
        return new ConnectedTenant(
            await EmulatedTenant.StartAsync(emulator ?? new EmulatorOptions { RecordBodies = true }, clock, Token),
            clock,
            configure);
    }

    public static NewConnection Oidc(string name = "acme-prod", JsonObject? options = null) =>
        new(
            ConnectionName.Parse(name).Value,
            "oidc",
            "Acme",
            new ConnectionOptions(options ?? Bodies.OidcOptions()),
            new Dictionary<string, string> { ["sc_change"] = "c-1" });

    public async Task<TenantConnection> CreateAsync(NewConnection? connection = null) =>
        (await Tenant.CreateConnectionAsync(connection ?? Oidc(), Token)).Value;

    public async Task<TenantConnection> ReadAsync(ConnectionId id) => (await Tenant.GetConnectionAsync(id, Token)).Value;

    /// <summary>Fetches a token, so that faults planned next meet the call itself, and forgets the requests so far.</summary>
    public async Task SignInAsync()
    {
        Assert.True((await Tenant.CheckAccessAsync(Token)).IsOk);
        Emulator.ForgetRequests();
    }

    public static TenantProblem ProblemOf<T>(Result<T> result) => Assert.IsType<TenantProblem>(result.Problem);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Emulator.DisposeAsync();
    }
}
