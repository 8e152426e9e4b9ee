using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;

namespace SupportConsole;

/// <summary>
/// Where the console listens, which host names it answers to, whose forwarded headers it believes, and what browsers keep of it.
/// </summary>
internal static class Addresses
{
    private const string Standard = "http://127.0.0.1:5080";
    private static readonly string[] Listening = ["URLS", "HTTP_PORTS", "HTTPS_PORTS", "Kestrel:Endpoints"];

    public static void UseAddresses(this WebApplicationBuilder builder, ConsoleSettings settings)
    {
        if (!Listening.Any(key => builder.Configuration.GetSection(key) is var set
            && (set.Value is { Length: > 0 } || set.GetChildren().Any())))
        {
            builder.WebHost.UseUrls(Standard);
        }

        builder.Services
            .Configure<HostFilteringOptions>(options => options.AllowedHosts =
            [
                .. PublicAddress.Hosts(settings.PublicAddress),
                .. settings.SignIns.CustomerAddress is { } customers ? [customers.IdnHost] : Array.Empty<string>(),
            ]);
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = settings.IsDevelopment ? "antiforgery" : "__Host-antiforgery";
            options.Cookie.SecurePolicy = settings.IsDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        });
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            // Not the host: the public address says it.
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;

            // As many hops as proxies are named: the first address that is none of theirs is the visitor's.
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in settings.Proxies)
            {
                options.KnownIPNetworks.Add(network);
            }
        });
    }
}
