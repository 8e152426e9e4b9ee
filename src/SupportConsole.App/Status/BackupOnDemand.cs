using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Federation;

namespace SupportConsole.App.Status;

/// <summary>Takes a backup when somebody asks for one, and records who did.</summary>
public sealed class BackupOnDemand(DatabaseBackup backup, IDbContextFactory<ConsoleDbContext> contexts, Rights rights, TimeProvider time)
{
    public const string AuditAction = "backup.take";

    public BackupFile? Newest() => backup.List() is [var newest, ..] ? newest : null;

    public async Task<Result<BackupFile>> TakeAsync(Actor actor)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso, new RefusedAct(AuditAction)) is { } refusal)
        {
            return refusal;
        }

        var taken = await backup.CreateAsync("manual", CancellationToken.None);
        return await StorageProblem.OrAsync(
            async () =>
            {
                await RecordAsync(actor, taken);
                return taken;
            },
            taken.IsOk ? $"The backup {Path.GetFileName(taken.Value.Path)} was taken; only that it was is not on record."
                : "Nothing was changed.");
    }

    private async Task RecordAsync(Actor actor, Result<BackupFile> taken)
    {
        await using var context = await contexts.CreateDbContextAsync();
        AuditTrail.Add(context, new AuditEntry
        {
            At = time.GetUtcNow(),
            By = actor,
            Action = AuditAction,
            Outcome = taken.IsOk ? "done" : "refused",
            Summary = taken.IsOk ? $"Took the backup {Path.GetFileName(taken.Value.Path)}." : taken.Problem.What,
        });
        await context.SaveChangesAsync();
    }
}
