using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;

namespace SupportConsole.App.Clusters.Report;

/// <summary>What a printed report says about the record behind it.</summary>
/// <param name="Entries">The number of the newest audit entry.</param>
/// <param name="Hash">Its hash, by which the audit log can be compared with the print later.</param>
/// <param name="Checked">The last integrity check; null if there was none.</param>
internal sealed record ReportEvidence(long Entries, string Hash, AuditEntry? Checked)
{
    private const string CheckAction = "record.check";

    public static async Task<ReportEvidence> ReadAsync(IDbContextFactory<ConsoleDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var newest = await context.AuditEntries.AsNoTracking().OrderByDescending(entry => entry.Id)
            .Select(entry => new { entry.Id, entry.Hash }).FirstOrDefaultAsync(cancellationToken);
        var check = await context.AuditEntries.AsNoTracking().Where(entry => entry.Action == CheckAction)
            .OrderByDescending(entry => entry.Id).FirstOrDefaultAsync(cancellationToken);
        return new ReportEvidence(newest?.Id ?? 0, newest?.Hash is { } hash ? Convert.ToHexStringLower(hash) : "", check);
    }
}
