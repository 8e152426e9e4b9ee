using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SupportConsole.Crash;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.Benchmarks.Watching;

/// <summary>
/// Many identity providers on one loopback port. Of a hundred, two always fail, ten give no ETag, and every export looks different. Those
/// that change add a certificate at their time.
/// </summary>
internal sealed class ManyIdps : IAsyncDisposable
{
    private readonly SigningCertificate[] pool = [.. Enumerable.Range(0, 8).Select(number => MadeCertificate.For($"CN=idp-{number}.example"))];
    private readonly Lock guard = new();
    private readonly Dictionary<int, DateTimeOffset> changesAt;
    private readonly Dictionary<int, DateTimeOffset> askedAfterChange = [];
    private readonly Dictionary<long, int> perMinute = [];
    private readonly TimeProvider time;
    private readonly WebApplication app;

    private ManyIdps(TimeProvider time, Dictionary<int, DateTimeOffset> changesAt)
    {
        (this.time, this.changesAt) = (time, changesAt);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public int Requests { get; private set; }

    public int NotModified { get; private set; }

    public int Failed { get; private set; }

    public long Bytes { get; private set; }

    public int MostPerMinute => perMinute.Values.DefaultIfEmpty().Max();

    /// <summary>When each IdP that changed was first asked after that.</summary>
    public IReadOnlyDictionary<int, DateTimeOffset> AskedAfterChange => askedAfterChange;

    public static async Task<ManyIdps> StartAsync(TimeProvider time, Dictionary<int, DateTimeOffset> changesAt)
    {
        var idps = new ManyIdps(time, changesAt);
        await idps.app.StartAsync();
        return idps;
    }

    public string Address(int number) => string.Create(CultureInfo.InvariantCulture, $"{app.Urls.First()}/{number}");

    public SigningCertificate Certificate(int number) => pool[number % pool.Length];

    public static bool Fails(int number) => number % 100 is 17 or 71;

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var number = int.Parse(http.Request.Path.Value.AsSpan(1), CultureInfo.InvariantCulture);
        var now = time.GetUtcNow();
        var isChanged = changesAt.TryGetValue(number, out var at) && at <= now;
        var tag = isChanged ? "\"2\"" : "\"1\"";
        var hasTag = number % 10 != 3;
        var isSame = hasTag && http.Request.Headers.IfNoneMatch.ToString() == tag;
        var document = Fails(number) || isSame ? "" : Document(number, isChanged);
        lock (guard)
        {
            Requests++;
            NotModified += isSame ? 1 : 0;
            Failed += Fails(number) ? 1 : 0;
            Bytes += document.Length;
            var minute = now.UtcTicks / TimeSpan.TicksPerMinute;
            perMinute[minute] = perMinute.GetValueOrDefault(minute) + 1;
            if (isChanged)
            {
                askedAfterChange.TryAdd(number, now);
            }
        }

        http.Response.StatusCode = Fails(number) ? 503 : isSame ? 304 : 200;
        if (http.Response.StatusCode == 200)
        {
            http.Response.Headers.ETag = hasTag ? tag : default(Microsoft.Extensions.Primitives.StringValues);
            await http.Response.WriteAsync(document);
        }
    }

    private string Document(int number, bool isChanged)
    {
        var entity = string.Create(CultureInfo.InvariantCulture, $"https://idp-{number}.example/entity");
        SigningCertificate[] certificates = isChanged ? [pool[(number + 1) % pool.Length], Certificate(number)] : [Certificate(number)];
        return $"<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" ID=\"_{Guid.NewGuid():N}\" entityID=\"{entity}\">"
            + "<IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">"
            + string.Concat(certificates.Select(Key))
            + $"<SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\" Location=\"{entity}/sso\"/>"
            + "</IDPSSODescriptor></EntityDescriptor>";
    }

    private static string Key(SigningCertificate certificate) =>
        "<KeyDescriptor use=\"signing\"><KeyInfo xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><X509Data><X509Certificate>"
        + $"{Convert.ToBase64String(certificate.Der.Span)}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>";
}
