using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;
using SupportConsole.Auth0;

namespace SupportConsole.App.Differences;

/// <summary>Keeps when the certificates of our own side expire. Everybody who reads connections calls it; the caller saves.</summary>
internal static class ServiceProviderCertificates
{
    /// <param name="connections">Connections as just read, by the ID of their record. Those without options stay as they are.</param>
    public static async Task UpdateAsync(
        ConsoleDbContext context,
        IReadOnlyDictionary<Guid, TenantConnection> connections,
        CancellationToken cancellationToken)
    {
        var ids = connections.Keys.Select(id => (Guid?)id).ToList();
        var rows = await context.ServiceProviderCertificates.Where(row => ids.Contains(row.ConnectionId)).ToListAsync(cancellationToken);
        foreach (var (id, connection) in connections)
        {
            if (connection.Options is { } options)
            {
                Update(context, [.. rows.Where(row => row.ConnectionId == id)], id, ServiceProviderCertificate.Of(options));
            }
        }
    }

    public static async Task UpdateTenantAsync(ConsoleDbContext context, ServiceProviderCertificate certificate, CancellationToken cancellationToken)
    {
        var rows = await context.ServiceProviderCertificates.Where(row => row.ConnectionId == null).ToListAsync(cancellationToken);
        Update(context, rows, connectionId: null, [certificate]);
    }

    private static void Update(
        ConsoleDbContext context,
        List<ServiceProviderCertificateRow> rows,
        Guid? connectionId,
        IReadOnlyList<ServiceProviderCertificate> certificates)
    {
        context.RemoveRange(rows.Where(row => certificates.All(certificate => certificate.Use != row.Use)));
        foreach (var certificate in certificates)
        {
            if (rows.Find(row => row.Use == certificate.Use) is { } known)
            {
                known.Fingerprint = certificate.Sha256;
                known.ExpiresAt = certificate.ExpiresAt;
                continue;
            }

            context.Add(new ServiceProviderCertificateRow
            {
                Id = Guid.CreateVersion7(),
                ConnectionId = connectionId,
                Use = certificate.Use,
                Fingerprint = certificate.Sha256,
                ExpiresAt = certificate.ExpiresAt,
            });
        }
    }
}
