using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using SupportConsole.App.Parts;
using SupportConsole.Tests.Fetching.Support;

namespace SupportConsole.Tests.Fetching;

/// <summary>Servers whose certificate is not to be trusted: refused, each by its fault.</summary>
public sealed class TlsTests
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Theory]
    [InlineData("localhost", 365, "fetch.tls-self-signed", "self-signed")]
    [InlineData("localhost", -1, "fetch.tls-expired", "expired on")]
    [InlineData("other.example.com", 365, "fetch.tls-wrong-host", "other.example.com")]
    public async Task A_certificates_fault_is_named(string host, int daysLeft, string code, string words)
    {
        using var certificate = SelfSigned(host, Now.AddDays(-30), Now.AddDays(daysLeft));
        var requests = 0;
        await using var server = await RunningServer.StartAsync(http =>
        {
            requests++;
            return http.Response.WriteAsync("{}");
        }, certificate);
        await using var running = RunningFetcher.OnLoopback();
        running.Clock.SetUtcNow(Now.AddSeconds(1) > running.Clock.GetUtcNow() ? Now.AddSeconds(1) : running.Clock.GetUtcNow());

        var problem = (await running.GetAsync(server.Uri)).Problem!;

        Assert.Equal(code, problem.Code);
        Assert.Contains(words, problem.What, StringComparison.Ordinal);
        Assert.Equal(0, requests);
    }

    [Fact]
    public async Task A_server_that_speaks_no_tls_is_named()
    {
        await using var server = await RunningServer.StartAsync(http => http.Response.WriteAsync("{}"));
        await using var running = RunningFetcher.OnLoopback();

        Assert.Equal("fetch.tls-handshake", await running.CodeAsync(new UriBuilder(server.Uri) { Scheme = "https" }.Uri));
    }

    private static X509Certificate2 SelfSigned(string host, DateTimeOffset from, DateTimeOffset until)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(from, until);
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
