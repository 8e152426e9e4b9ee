using SupportConsole.App.Approvals;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;

namespace SupportConsole.Commands;

/// <summary>Whether the host may replace the database: with another person's approval, or if there is no sound one that could hold it.</summary>
internal sealed class RestoreGate(
    IServiceProvider services,
    ApprovalSettings settings,
    ConsolePaths paths,
    ConsoleDatabase database,
    RecordLoss loss)
{
    /// <param name="file">The backup; null for the second place, whose states nobody can approve one by one.</param>
    /// <param name="withoutApproval">Why it cannot wait; null to ask for an approval.</param>
    /// <returns>What the audit log says about it.</returns>
    public async Task<Result<string>> CheckAsync(string? file, string? withoutApproval, CancellationToken cancellationToken)
    {
        if (!settings.RestoreBackup)
        {
            return "";
        }

        if (!DirectoryLock.ForCommand(paths).TryGet(out var held, out var inUse))
        {
            return inUse;
        }

        using var directory = held;
        if (!File.Exists(paths.Database)
            || !(await database.CheckAsync(cancellationToken)).IsOk
            || await loss.FindAsync(mayBegin: false, cancellationToken) is not null)
        {
            return "Without approval: there was no sound database.";
        }

        if (!string.IsNullOrWhiteSpace(withoutApproval))
        {
            return $"Without approval: {withoutApproval.Trim()}";
        }

        if (file is null)
        {
            return new Problem(
                "A sound database is here, and nobody has approved replacing it.",
                "Restore an approved backup with the command restore, or say why it can't wait: --without-approval \"why\".");
        }

        return File.Exists(file)
            ? await services.GetRequiredService<RestoreApprovals>().UseAsync(file, cancellationToken)
            : new Problem($"There is no file {file}.", $"Name a file of {paths.Backups}.");
    }
}
