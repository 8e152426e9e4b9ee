using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders;

namespace SupportConsole.App.Cutovers;

/// <summary>Reads what the page of a connection's cutover shows.</summary>
public sealed class CutoverReader(IDbContextFactory<ConsoleDbContext> contexts, TimeProvider time)
{
    /// <summary>Null if there is no such connection.</summary>
    public async Task<CutoverView?> FindAsync(Guid connectionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await context.Connections.AsNoTracking().Include(row => row.Cluster)
            .SingleOrDefaultAsync(row => row.Id == connectionId, cancellationToken);
        if (record is null)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var cutover = await context.Cutovers.AsNoTracking().Where(row => row.ConnectionId == connectionId)
            .OrderByDescending(row => row.PlannedAt).FirstOrDefaultAsync(cancellationToken);
        return new CutoverView
        {
            Record = record,
            Cutover = cutover,
            OpenLinks = cutover is null ? 0 : await context.CutoverLinks.CountAsync(
                link => link.CutoverId == cutover.Id && link.RevokedAt == null && link.ExpiresAt > now,
                cancellationToken),
            Contact = await CustomerContact.FindConfirmedAsync(context, record, now, cancellationToken),
            PreviousId = cutover is null ? null : await context.Credentials
                .Where(row => row.ConnectionId == connectionId && row.Status == CredentialStatus.Previous && row.Pem != null)
                .Where(row => row.Fingerprint == cutover.OldFingerprint)
                .OrderByDescending(row => row.ReplacedAt)
                .Select(row => (Guid?)row.Id)
                .FirstOrDefaultAsync(cancellationToken),
        };
    }

    /// <summary>Changes with the plan and with what the customer says.</summary>
    public async Task<string> StampAsync(Guid connectionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Cutovers.Where(row => row.ConnectionId == connectionId)
            .OrderByDescending(row => row.PlannedAt)
            .Select(row => row.Version.ToString())
            .FirstOrDefaultAsync(cancellationToken) ?? "";
    }
}
