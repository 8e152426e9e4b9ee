using SupportConsole.App.Parts;
using SupportConsole.App.Record;

namespace SupportConsole.App.Clusters.Report;

/// <summary>Finds a connection's state at some time by playing its history from the beginning. Pure.</summary>
internal static class StateReplay
{
    /// <summary>The audit actions that tell of a state.</summary>
    public static readonly string[] Actions =
    [
        "connection.adopt", "connection.applications", "connection.recreate", "connection.retire", "connection.state", "connection.test",
        "draft.hand-over", "draft.hand-over-undone", "draft.reopen-hand-off",
    ];

    private static readonly Dictionary<string, ConnectionState> States =
        Enum.GetValues<ConnectionState>().ToDictionary(state => StateBadge.Of(state).Word, StringComparer.Ordinal);

    public static ConnectionState At(IEnumerable<PastEvent> events)
    {
        var state = ConnectionState.Draft;
        var enabled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var each in events.OrderBy(each => each.At))
        {
            var hadSome = enabled.Count > 0;
            foreach (var (application, isOn) in each.Kind is null ? Told(each) : each.Applications)
            {
                _ = isOn ? enabled.Add(application) : enabled.Remove(application);
            }

            state = each.Kind is { } kind ? After(kind, state, hadSome, enabled.Count > 0) : After(each, state, enabled.Count > 0);
        }

        return state;
    }

    private static ConnectionState After(ChangeKind kind, ConnectionState state, bool hadSome, bool hasSome) => kind switch
    {
        ChangeKind.Remove => ConnectionState.Retired,
        ChangeKind.Create => hasSome ? ConnectionState.ReadyToTest : ConnectionState.Disabled,
        ChangeKind.Adopt => ConnectionState.Live,
        ChangeKind.Disable when hadSome && !hasSome => ConnectionState.Disabled,
        ChangeKind.Enable when state == ConnectionState.Disabled => ConnectionState.ReadyToTest,
        ChangeKind.EditSettings or ChangeKind.RotateSecret or ChangeKind.RotateCertificate or ChangeKind.Restore
            when state == ConnectionState.Tested => ConnectionState.ReadyToTest,
        _ => state,
    };

    private static ConnectionState After(PastEvent entry, ConnectionState state, bool hasSome) => entry.Action switch
    {
        "draft.hand-over" => ConnectionState.WaitingOnCustomer,
        "draft.hand-over-undone" or "draft.reopen-hand-off" or "connection.recreate" => ConnectionState.Draft,
        "connection.retire" => ConnectionState.Retired,
        "connection.test" when entry.Outcome == "done" && state == ConnectionState.ReadyToTest => ConnectionState.Tested,
        "connection.test" when entry.Outcome != "done" && state == ConnectionState.Tested => ConnectionState.ReadyToTest,
        "connection.applications" when !hasSome => ConnectionState.Disabled,
        "connection.applications" when state == ConnectionState.Disabled => ConnectionState.ReadyToTest,

        // Without a state among its fields, the entry is the one that says that a user signed in.
        "connection.state" => Named(entry) ?? ConnectionState.Live,
        "connection.adopt" => Named(entry) ?? state,
        _ => state,
    };

    private static ConnectionState? Named(PastEvent entry) =>
        Fields(entry).GetValueOrDefault("state") is { } word && States.TryGetValue(word, out var state) ? state : null;

    /// <summary>What an entry says about applications that somebody enabled or disabled in Auth0.</summary>
    private static IEnumerable<KeyValuePair<string, bool>> Told(PastEvent entry) =>
        entry.Action == "connection.applications"
            ? Fields(entry).Where(field => field.Key.StartsWith("application:", StringComparison.Ordinal))
                .Select(field => KeyValuePair.Create(field.Key["application:".Length..], field.Value == "on"))
            : [];

    private static Dictionary<string, string?> Fields(PastEvent entry) => PastClusters.Fields(entry.After);
}
