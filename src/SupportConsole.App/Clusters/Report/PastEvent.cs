using SupportConsole.App.Record;

namespace SupportConsole.App.Clusters.Report;

/// <summary>Something that happened to a connection: a change that was settled, or an audit entry.</summary>
internal sealed record PastEvent(DateTimeOffset At)
{
    /// <summary>Of a change; null for an audit entry.</summary>
    public ChangeKind? Kind { get; init; }

    /// <summary>Of a change: client IDs that it enabled (true) or disabled (false). Of a create, the latter wait for a test.</summary>
    public IReadOnlyDictionary<string, bool> Applications { get; init; } = new Dictionary<string, bool>();

    /// <summary>Whether the options in Auth0 are others since, so that an earlier test says nothing any more.</summary>
    public bool ChangesOptions { get; init; }

    /// <summary>Of an audit entry, like the two below.</summary>
    public string Action { get; init; } = "";

    public string Outcome { get; init; } = "";

    public string After { get; init; } = "{}";
}
