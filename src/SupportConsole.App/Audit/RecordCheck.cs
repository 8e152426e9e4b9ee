using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Changes;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Chain;
using SupportConsole.App.Record.Storage;
using SupportConsole.Federation;

namespace SupportConsole.App.Audit;

/// <param name="Cure">What to do; empty if the point passed.</param>
public sealed record RecordPoint(string Words, string Cure = "")
{
    public bool IsSound => Cure.Length == 0;
}

/// <param name="Limit">What somebody could have done to the audit without being found.</param>
public sealed record RecordFindings(DateTimeOffset At, IReadOnlyList<RecordPoint> Points, string Limit)
{
    public bool IsSound => Points.All(point => point.IsSound);
}

/// <summary>
/// Checks that the file is intact, that the audit's chain holds, and that every change matches its audit entries. It changes nothing; the
/// check itself becomes an entry.
/// </summary>
public sealed class RecordCheck(
    ConsoleDatabase database,
    IDbContextFactory<ConsoleDbContext> contexts,
    ChainProof chain,
    Rights rights,
    TimeProvider time)
{
    public const string AuditAction = "record.check";

    private const int Named = 3;
    private const string Untouched =
        "The console never changes an entry or takes one out: ask whoever runs it who had access to the file. "
            + "Keep the file, and compare it with the backups.";

    private static readonly Dictionary<ChangeState, string> Ends =
        new[] { ChangeState.Confirmed, ChangeState.Refused, ChangeState.Superseded }.ToDictionary(state => state, ChangeWords.Outcome);

    public async Task<Result<RecordFindings>> CheckAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.CheckRecord) is { } refusal)
        {
            return refusal;
        }

        return await StorageProblem.OrAsync<RecordFindings>(
            async () =>
            {
                var (file, rows) = (await FileAsync(cancellationToken), await RowsAsync(cancellationToken));
                var (point, limit) = await chain.CheckAsync(cancellationToken);
                var findings = new RecordFindings(time.GetUtcNow(), [file, .. rows, point], limit);
                await using var context = await contexts.CreateDbContextAsync(cancellationToken);
                AuditTrail.Add(context, new AuditEntry
                {
                    At = findings.At,
                    By = actor,
                    Action = AuditAction,
                    Outcome = "done",
                    Summary = findings.IsSound ? "Checked the record: it is intact."
                        : $"Checked the record: {findings.Points.First(point => !point.IsSound).Words}",
                });
                await context.SaveChangesAsync(cancellationToken);
                return findings;
            },
            "Nothing was changed.");
    }

    private async Task<RecordPoint> FileAsync(CancellationToken cancellationToken) =>
        (await database.CheckAsync(cancellationToken)).Problem is { } damaged
            ? new RecordPoint(damaged.What, damaged.Cure)
            : new RecordPoint("The database file passes SQLite's integrity check, and every foreign key holds.");

    private async Task<IReadOnlyList<RecordPoint>> RowsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var snapshot = await ReadSnapshot.BeginAsync(context, cancellationToken);
        return
        [
            await NumbersAsync(context, cancellationToken),
            .. await ChangesAsync(context, cancellationToken),
            await CoveredAsync(context, cancellationToken),
            await TriggersAsync(context, cancellationToken),
        ];
    }

    private static async Task<RecordPoint> CoveredAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        try
        {
            var altered = await CoveredRows.FindAlteredAsync(context, cancellationToken);
            return altered.Count == 0
                ? new RecordPoint("Every settled change and every credential is as its audit entry says.")
                : new RecordPoint(
                    $"{Number(altered.Count)} rows were altered or removed: {string.Join(", ", altered.Take(Named))}{(altered.Count > Named ? " and others" : "")}.",
                    Untouched);
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException or InvalidCastException or JsonException)
        {
            return new RecordPoint($"A change or credential cannot be read: {exception.Message}", Untouched);
        }
    }

    private static async Task<RecordPoint> TriggersAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        var altered = await AuditTriggers.FindAlteredAsync(context, cancellationToken);
        return altered.Count == 0
            ? new RecordPoint("The triggers that keep audit entries as they are are in place.")
            : new RecordPoint($"Triggers on the audit were removed, altered or added: {string.Join(", ", altered)}.", Untouched);
    }

    /// <summary>The writing transaction numbers the entries in sequence, so a missing number means a deleted entry.</summary>
    private static async Task<RecordPoint> NumbersAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        var count = await context.AuditEntries.LongCountAsync(cancellationToken);
        var last = await context.Database
            .SqlQuery<long>($"SELECT coalesce(max(seq), 0) AS Value FROM sqlite_sequence WHERE name = 'AuditEntries'")
            .SingleAsync(cancellationToken);
        return count == last
            ? new RecordPoint(count == 1 ? "The audit has 1 entry, and none is missing."
                : $"The audit has {Number(count)} entries, numbered without a gap: none is missing.")
            : new RecordPoint($"The audit has {Number(count)} entries, and {Number(last)} were written.", Untouched);
    }

    private static async Task<IReadOnlyList<RecordPoint>> ChangesAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        var told = await context.AuditEntries.Where(entry => entry.ChangeId != null)
            .GroupBy(entry => new { ChangeId = entry.ChangeId!.Value, entry.Outcome })
            .Select(group =>
            new { group.Key.ChangeId, group.Key.Outcome, Subject = group.Max(entry => entry.Subject) ?? "", Count = group.Count() })
                .ToListAsync(cancellationToken);
        var byChange = told.ToLookup(line => line.ChangeId);
        var changes = (await context.Changes.Select(change => new { change.Id, change.State, change.ConnectionName })
            .ToListAsync(cancellationToken)).ToDictionary(change => change.Id);
        int Times(Guid id, params IEnumerable<string> outcomes) =>
            byChange[id].Where(line => outcomes.Contains(line.Outcome)).Sum(line => line.Count);
        var open = changes.Values.Count(change => !Ends.ContainsKey(change.State));
        return
        [
            Point(
                changes.Values.Where(change => Times(change.Id, "intended") != 1).Select(change => change.ConnectionName.Value),
                $"Every one of {Number(changes.Count)} changes was put on record before Auth0 was called.",
                "without exactly one entry from before Auth0 was called"),
            Point(
                changes.Values
                    .Where(change => Ends.TryGetValue(change.State, out var end)
                    && (Times(change.Id, end) != 1 || Times(change.Id, Ends.Values) != 1)).Select(change => change.ConnectionName.Value),
                $"Every settled change has one entry that says how it ended, the same as the change itself.{(open == 0 ? "" : $" {Number(open)} {(open == 1 ? "is" : "are")} open: the console settles {(open == 1 ? "it" : "them")}.")}",
                "whose end the audit does not say, or says otherwise"),
            Point(
                told.Where(line => !changes.ContainsKey(line.ChangeId)).DistinctBy(line => line.ChangeId).Select(line => line.Subject),
                "Every entry about a change has its change.", "that the audit tells of and that are not in the record"),
        ];
    }

    private static RecordPoint Point(IEnumerable<string> offending, string sound, string isFault)
    {
        var subjects = offending.Order(StringComparer.Ordinal).ToList();
        var names = subjects.Distinct().ToList();
        return subjects.Count == 0 ? new RecordPoint(sound) : new RecordPoint(
            $"{Number(subjects.Count)} {(subjects.Count == 1 ? "change" : "changes")} {isFault}: {string.Join(", ", names.Take(Named))}{(names.Count > Named ? " and others" : "")}.", Untouched);
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
