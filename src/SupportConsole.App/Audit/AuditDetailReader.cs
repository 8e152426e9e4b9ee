using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;

namespace SupportConsole.App.Audit;

/// <summary>One step of an act.</summary>
public sealed record AuditStep(DateTimeOffset At, string Words);

/// <summary>An entry with what its line leaves out.</summary>
/// <param name="Fields">The fields that changed, secrets as fingerprints.</param>
public sealed record AuditDetail(AuditEntry Entry, IReadOnlyList<AuditStep> Steps, IReadOnlyList<FieldChange> Fields);

/// <summary>Reads one entry, the steps of its change and what it changed.</summary>
public sealed class AuditDetailReader(IDbContextFactory<ConsoleDbContext> contexts)
{
    private const int FingerprintLength = 6;

    public async Task<AuditDetail?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var entry = await context.AuditEntries.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (entry is null)
        {
            return null;
        }

        if (entry.ChangeId is not { } changeId)
        {
            return new AuditDetail(entry, [], FieldsOf(entry, ""));
        }

        var change = await context.Changes.AsNoTracking().SingleOrDefaultAsync(row => row.Id == changeId, cancellationToken);
        var told = await context.AuditEntries.AsNoTracking().Where(row => row.ChangeId == changeId).OrderBy(row => row.Id)
            .Select(row => new { row.At, row.Outcome }).ToListAsync(cancellationToken);
        var steps = told.Select(row => new AuditStep(row.At, StepOf(row.Outcome))).ToList();
        if (change?.SentAt is { } sent)
        {
            steps.Insert(Math.Min(1, steps.Count), new AuditStep(sent, "Sent to Auth0"));
        }

        return new AuditDetail(entry, steps, FieldsOf(entry, change?.CredentialFingerprint ?? ""));
    }

    private static string StepOf(string outcome) => outcome switch
    {
        "intended" => "Recorded",
        "confirmed" => "Verified in Auth0",
        "refused" or "failed" => "Failed",
        "unknown" => "No answer: being checked",
        "superseded" => "Replaced by another change",
        _ => "Done",
    };

    private static IReadOnlyList<FieldChange> FieldsOf(AuditEntry entry, string fingerprint)
    {
        var before = Read(entry.Before);
        var after = Read(entry.After);
        return [.. before.Keys.Union(after.Keys).Select(key => FieldOf(key, before, after, fingerprint)).Where(field => field.IsChanged)];
    }

    private static FieldChange FieldOf(
        string key,
        Dictionary<string, string?> before,
        Dictionary<string, string?> after,
        string fingerprint)
    {
        var name = key.Split('.')[^1];
        var (was, now) = (before.GetValueOrDefault(key), after.GetValueOrDefault(key));
        if (name == "client_secret" && now is not null && fingerprint.Length >= FingerprintLength)
        {
            now = $"{(was is null ? "set" : "replaced")} (fingerprint {fingerprint[..FingerprintLength]}…)";
        }

        return new FieldChange(key, OptionWords.Label(name), was, now);
    }

    private static Dictionary<string, string?> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string?>>(json) ?? [];
}
