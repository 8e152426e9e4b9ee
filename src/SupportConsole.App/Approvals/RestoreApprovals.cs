using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.Approvals;

/// <summary>A restore is requested and approved in the console, and carried out on the host: the command asks here.</summary>
public sealed class RestoreApprovals(
    ApprovalStore store,
    ApprovalSettings settings,
    DatabaseBackup backups,
    IDbContextFactory<ConsoleDbContext> contexts,
    TimeProvider time)
{
    public IReadOnlyList<BackupFile> Backups() => backups.List();

    /// <summary>Requests the restore of one of the backups. The caller checked the person's right.</summary>
    internal async Task<Result<Approval>> RequestAsync(string name, string reason, Actor actor, CancellationToken cancellationToken)
    {
        if (backups.List().FirstOrDefault(file => Path.GetFileName(file.Path) == name) is not { } backup)
        {
            return new Problem($"There is no backup {name}.", "Choose one of the list.") { Code = "approval.no-backup" };
        }

        var now = time.GetUtcNow();
        var takenAt = backup.TakenAt.ToString("d MMM yyyy HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        var approval = new Approval
        {
            Id = Guid.CreateVersion7(now),
            Act = ApprovalAct.RestoreBackup,
            State = ApprovalState.Waiting,
            Subject = name,
            Plan = ApprovalDesk.Write(
            [
                new FieldChange("backup", "Backup", null, name),
                new FieldChange("taken", "Database as of", "now", takenAt),
            ]),
            Basis = await BasisOfAsync(backup.Path, cancellationToken),
            Reason = reason.Trim(),
            RequestedBy = actor.Name,
            RequestedById = actor.Id.ToString(),
            RequestedAt = now,
            ExpiresAt = now + settings.ValidFor,
            RequestKey = Guid.NewGuid(),
        };
        return await store.AddAsync(approval, actor, cancellationToken);
    }

    /// <summary>Uses up the approval of this file's restore, for the command on the host.</summary>
    /// <returns>Who requested and who approved it; a problem if nobody did.</returns>
    public async Task<Result<string>> UseAsync(string file, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var basis = await BasisOfAsync(file, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var rows = await context.Approvals.Where(row => row.Act == ApprovalAct.RestoreBackup && row.Basis == basis)
            .ToListAsync(cancellationToken);
        if (rows.FirstOrDefault(row => row.IsUsableAt(now)) is not { } approval)
        {
            return new Problem(
                $"Nobody has approved the restore of {Path.GetFileName(file)}.",
                "Request it in the console under Approvals; another person approves it. In an emergency: --without-approval \"why\".")
            {
                Code = "approval.missing",
                NotLost = "Nothing was changed.",
            };
        }

        approval.State = ApprovalState.Done;
        approval.Outcome = "Restored.";
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return $"Requested by {approval.RequestedBy}, approved by {approval.DecidedBy}.";
    }

    private static async Task<string> BasisOfAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }
}
