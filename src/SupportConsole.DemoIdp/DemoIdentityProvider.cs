using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SupportConsole.DemoIdp.Oidc;
using SupportConsole.DemoIdp.Pages;
using SupportConsole.DemoIdp.Saml;

namespace SupportConsole.DemoIdp;

/// <summary>A customer's identity provider on this machine: OpenID Connect and SAML over HTTP on loopback, with faults by switch.</summary>
public sealed class DemoIdentityProvider : IAsyncDisposable
{
    private readonly IdpContext context;
    private readonly WebApplication app;

    private DemoIdentityProvider(DemoIdpOptions options, TimeProvider time)
    {
        context = new IdpContext(options, time);
        app = Build();
    }

    /// <summary>Where it listens: <c>http://127.0.0.1:port/</c>.</summary>
    public Uri LoopbackAddress { get; private set; } = new("http://127.0.0.1/");

    public DemoIdpOptions Options => context.Options;

    /// <summary>As in the discovery document: https, at the made-up host.</summary>
    public string Issuer => context.Issuer;

    public DemoFaults Faults
    {
        get => context.Faults;
        set => context.Faults = value;
    }

    /// <summary>The SAML metadata as the customer would send it, with the certificate in use.</summary>
    public string Metadata => SamlDocuments.Metadata(context);

    public static async Task<DemoIdentityProvider> StartAsync(
        DemoIdpOptions options,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var provider = new DemoIdentityProvider(options, time);
        try
        {
            await provider.app.StartAsync(cancellationToken);
        }
        catch
        {
            await provider.DisposeAsync();
            throw;
        }

        provider.LoopbackAddress = new Uri(provider.app.Urls.First());
        options.Hosts.Map(options.Host, provider.LoopbackAddress);
        return provider;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        context.Dispose();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, context.Options.Port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
        var built = builder.Build();
        built.UseRouting();
        new OverviewPage(context).Map(built);
        new FaultsPage(context).Map(built);
        new OidcEndpoints(context).Map(built);
        new SamlEndpoints(context).Map(built);
        return built;
    }

    /// <summary>The console ends it; signals are not its own to watch.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
