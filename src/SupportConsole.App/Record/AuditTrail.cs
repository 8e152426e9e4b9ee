using System.Text.Encodings.Web;
using System.Text.Json;
using SupportConsole.App.People;

namespace SupportConsole.App.Record;

/// <summary>
/// Adds entries to the audit log. An entry is added to the caller's context, so that it is saved in the same transaction as what it
/// records.
/// </summary>
public sealed class AuditTrail(TimeProvider time)
{
    /// <summary>The outcome of an entry that is a part of another one, such as one cluster of an import.</summary>
    public const string Part = "part";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public AuditEntry Connection(
        ConsoleDbContext context,
        Actor actor,
        string action,
        string outcome,
        string summary,
        ConnectionRecord connection) =>
        Add(context, new AuditEntry
        {
            At = time.GetUtcNow(),
            By = actor,
            Action = action,
            Outcome = outcome,
            Summary = Cut(summary),
            ConnectionId = connection.Id,
            ClusterId = connection.ClusterId.Value,
            Subject = connection.Name.Value,
        });

    public AuditEntry Cluster(
        ConsoleDbContext context,
        Actor actor,
        string action,
        string outcome,
        string summary,
        Cluster cluster,
        IReadOnlyDictionary<string, string?>? before = null,
        IReadOnlyDictionary<string, string?>? after = null) =>
        Add(context, new AuditEntry
        {
            At = time.GetUtcNow(),
            By = actor,
            Action = action,
            Outcome = outcome,
            Summary = Cut(summary),
            ClusterId = cluster.Id.Value,
            Subject = cluster.DisplayName,
            Before = Fields(before),
            After = Fields(after),
        });

    /// <summary>An act on nothing in particular, or on many things at once.</summary>
    public AuditEntry Act(ConsoleDbContext context, Actor actor, string action, string summary) =>
        Add(context, new AuditEntry { At = time.GetUtcNow(), By = actor, Action = action, Outcome = "done", Summary = Cut(summary) });

    public static AuditEntry Add(ConsoleDbContext context, AuditEntry entry)
    {
        context.AuditEntries.Add(entry);
        return entry;
    }

    /// <summary>Fields as the JSON object of an entry. The caller leaves secrets out.</summary>
    public static string Fields(IReadOnlyDictionary<string, string?>? fields) =>
        fields is null ? "{}" : JsonSerializer.Serialize(fields, Plain);

    private static string Cut(string text) => text.Length <= AuditEntry.TextMaxLength ? text : text[..(AuditEntry.TextMaxLength - 1)] + "…";
}
