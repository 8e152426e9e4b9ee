using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Tests.Sync.Support;

namespace SupportConsole.Tests.Sync;

/// <summary>A sync check keeps when the certificates of our own side expire.</summary>
public sealed class ServiceProviderCertificateTests
{
    private static readonly DateTimeOffset Expiry = new(2031, 5, 4, 3, 2, 1, TimeSpan.Zero);

    [Fact]
    public async Task A_check_keeps_the_tenants_certificate_once()
    {
        await using var bench = await SyncBench.StartAsync();
        await bench.CompletedCheckAsync();
        await bench.CompletedCheckAsync();

        var row = Assert.Single(await RowsAsync(bench));

        Assert.Null(row.ConnectionId);
        Assert.Equal(ServiceProviderCertificateUse.RequestSigning, row.Use);
        Assert.True(row.ExpiresAt > TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task A_connections_own_keys_are_kept_replaced_and_forgotten_with_it()
    {
        await using var bench = await SyncBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Saml);
        Set(bench, record, "signing_key", Pair(Expiry));
        Set(bench, record, "decryptionKey", Pair(Expiry.AddYears(1)));
        await bench.CompletedCheckAsync();
        var first = await RowsAsync(bench, record.Id);
        Set(bench, record, "signing_key", Pair(Expiry.AddYears(2)));
        Set(bench, record, "decryptionKey", null);

        await bench.CompletedCheckAsync();

        Assert.Equal([Expiry, Expiry.AddYears(1)], first.Select(row => row.ExpiresAt));
        var replaced = Assert.Single(await RowsAsync(bench, record.Id));
        Assert.Equal(Expiry.AddYears(2), replaced.ExpiresAt);
        Assert.Equal(first[0].Id, replaced.Id);
    }

    [Theory]
    [InlineData("not a certificate")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    [InlineData(null)]
    public async Task A_key_whose_certificate_cannot_be_read_has_no_date(string? certificate)
    {
        await using var bench = await SyncBench.StartAsync();
        var record = await bench.Desk.CreatedAsync(Protocol.Saml);
        Set(bench, record, "signing_key", new JsonObject { ["key"] = "a key", ["cert"] = certificate });

        await bench.CompletedCheckAsync();

        Assert.Empty(await RowsAsync(bench, record.Id));
    }

    private static void Set(SyncBench bench, ConnectionRecord record, string key, JsonObject? pair) =>
        bench.Dashboard.EditOptions(record.Name.Value, options => options[key] = pair);

    private static JsonObject Pair(DateTimeOffset expiry)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Our side", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(expiry.AddYears(-10), expiry);
        return new JsonObject { ["key"] = key.ExportPkcs8PrivateKeyPem(), ["cert"] = certificate.ExportCertificatePem() };
    }

    private static async Task<List<ServiceProviderCertificateRow>> RowsAsync(SyncBench bench, Guid? connection = null)
    {
        await using var context = await bench.Desk.Record.Contexts.CreateDbContextAsync(SyncBench.Token);
        return await context.ServiceProviderCertificates.AsNoTracking().Where(row => row.ConnectionId == connection)
            .OrderBy(row => row.Use).ToListAsync(SyncBench.Token);
    }
}
