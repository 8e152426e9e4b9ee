using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Transforms;

namespace SupportConsole.EndToEndTests.Production;

/// <summary>The company's proxy: it ends TLS on loopback and passes the Host header and WebSockets on.</summary>
internal sealed class TlsProxy : IAsyncDisposable
{
    private readonly WebApplication app;

    private TlsProxy(WebApplication app) => this.app = app;

    public int Port => new Uri(app.Urls.First()).Port;

    public static async Task<TlsProxy> StartAsync(Uri console, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, Listen));
        builder.Services.AddReverseProxy()
            .LoadFromMemory(
                [new RouteConfig { RouteId = "all", ClusterId = "console", Match = new RouteMatch { Path = "{**path}" } }],
                [
                    new ClusterConfig
                    {
                        ClusterId = "console",
                        Destinations = new Dictionary<string, DestinationConfig> { ["one"] = new() { Address = console.ToString() } },
                    },
                ])
            .AddTransforms(transforms => transforms.AddOriginalHost());
        var app = builder.Build();
        app.MapReverseProxy();
        await app.StartAsync(cancellationToken);
        return new TlsProxy(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static void Listen(ListenOptions options)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=console.example.com", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        options.UseHttps(X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null));
    }
}
