using SupportConsole.App.Record;

namespace SupportConsole.App.Clusters.Report;

/// <summary>Something that happened to a connection: a confirmed change, or an audit entry.</summary>
/// <param name="Applications">Of a change: client IDs that it enabled (true) or disabled (false).</param>
internal sealed record PastEvent(
    DateTimeOffset At,
    ChangeKind? Kind,
    IReadOnlyDictionary<string, bool> Applications,
    string Action,
    string Outcome,
    string After);
