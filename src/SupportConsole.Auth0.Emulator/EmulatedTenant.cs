using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SupportConsole.Auth0.Emulator.Clients;
using SupportConsole.Auth0.Emulator.Connections;
using SupportConsole.Auth0.Emulator.Domains;
using SupportConsole.Auth0.Emulator.Scim;
using SupportConsole.Auth0.Emulator.SignIn;
using SupportConsole.Auth0.Emulator.Tenant;
using SupportConsole.Auth0.Emulator.Tokens;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator;

/// <summary>An Auth0 tenant on this machine: it answers the Management API and signs people in, over HTTP on loopback.</summary>
public sealed class EmulatedTenant : IAsyncDisposable
{
    private readonly TenantContext context;
    private readonly RequestJournal journal;
    private readonly RequestPipeline pipeline;
    private readonly SignInRoutes signIn;
    private readonly WebApplication app;

    private EmulatedTenant(EmulatorOptions options, TimeProvider time)
    {
        context = new TenantContext(options, time);
        journal = new RequestJournal(options);
        Dashboard = new Dashboard(context);
        pipeline = new RequestPipeline(this, context, journal);
        signIn = new SignInRoutes(context);
        app = Build(options.Port);
    }

    /// <summary>Where it listens: <c>http://127.0.0.1:port/</c>.</summary>
    public Uri BaseAddress { get; private set; } = new("http://127.0.0.1/");

    public EmulatorOptions Options => context.Options;

    public FaultPlan Faults { get; } = new();

    /// <summary>The tenant's state, seen and changed from beside the API, as a person at Auth0's dashboard would.</summary>
    public Dashboard Dashboard { get; }

    /// <summary>How many requests it works on just now, those included whose callers gave up waiting.</summary>
    public int Working => pipeline.Working;

    public IReadOnlyList<SeenRequest> Requests => journal.Requests;

    /// <summary>Runs before each request's work: a test can hold a request, or change the tenant between two.</summary>
    public Func<SeenRequest, CancellationToken, Task> OnRequest { get; set; } = static (_, _) => Task.CompletedTask;

    public static async Task<EmulatedTenant> StartAsync(EmulatorOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var tenant = new EmulatedTenant(options, time);
        try
        {
            await tenant.app.StartAsync(cancellationToken);
        }
        catch
        {
            await tenant.DisposeAsync();
            throw;
        }

        tenant.BaseAddress = new Uri(tenant.app.Urls.First());
        foreach (var host in options.CustomDomains.Select(domain => domain.Domain).Prepend(options.Domain))
        {
            options.Hosts.Map(host, tenant.BaseAddress);
        }

        return tenant;
    }

    public void ForgetRequests() => journal.Clear();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        signIn.Dispose();
        context.Dispose();
    }

    private WebApplication Build(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
        var built = builder.Build();
        built.Use(pipeline.InvokeAsync);
        built.UseRouting();
        Map(built);
        return built;
    }

    private void Map(WebApplication routes)
    {
        var api = new ApiRoutes(routes, context.Tokens);
        new TokenEndpoint(context, signIn.Codes).Map(routes);
        signIn.Map(routes);
        new ConnectionReads(context).Map(api);
        new ConnectionCreation(context).Map(api);
        new ConnectionChange(context).Map(api);
        new EnabledClients(context).Map(api);
        new ConnectionKeysEndpoint(context).Map(api);
        new ScimEndpoint(context).Map(api);
        new ClientReads(context).Map(api);
        new ClientChanges(context).Map(api);
        new DomainReads(context).Map(api);
        new DomainChanges(context).Map(api);
        new SigningKeysEndpoint(context).Map(api);
        TenantSettingsEndpoint.Map(api);
        new LogsEndpoint(context).Map(api);
        routes.MapFallback(ApiError.NotFound.WriteAsync);
    }
}
