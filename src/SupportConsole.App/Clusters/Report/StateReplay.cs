using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using static SupportConsole.App.Record.ConnectionState;

namespace SupportConsole.App.Clusters.Report;

/// <summary>Finds a connection's state by playing its history from the beginning, by the rules that moved its record. Pure.</summary>
internal sealed class StateReplay
{
    /// <summary>The audit actions that tell of a state.</summary>
    public static readonly string[] Actions =
    [
        "connection.adopt", "connection.applications", "connection.recreate", "connection.retire", "connection.state", "connection.test",
        "draft.discard", "draft.hand-over", "draft.hand-over-undone", "draft.reopen-hand-off",
    ];

    private const string Application = "application:";

    private static readonly Dictionary<string, ConnectionState> States =
        Enum.GetValues<ConnectionState>().ToDictionary(state => StateBadge.Of(state).Word, StringComparer.Ordinal);

    private readonly IReadOnlySet<string> testClients;
    private readonly HashSet<string> enabled = new(StringComparer.Ordinal);
    private readonly HashSet<string> waiting = new(StringComparer.Ordinal);
    private ConnectionState state = Draft;

    private StateReplay(IReadOnlySet<string> testClients) => this.testClients = testClients;

    /// <param name="testClients">Client IDs of <see cref="TestClient"/>: a connection that is enabled for these alone is off.</param>
    public static ConnectionState At(IEnumerable<PastEvent> events, IReadOnlySet<string> testClients)
    {
        var replay = new StateReplay(testClients);
        foreach (var each in events.OrderBy(each => each.At))
        {
            if (each.Kind is { } kind)
            {
                replay.Play(kind, each);
            }
            else
            {
                replay.Play(each, PastClusters.Fields(each.After));
            }
        }

        return replay.state;
    }

    /// <summary>An adoption changes nothing here: its connection was recorded with the intent, which the audit log has.</summary>
    private void Play(ChangeKind kind, PastEvent change)
    {
        switch (kind)
        {
            case ChangeKind.Remove:
                Begin(Retired);
                break;
            case ChangeKind.Create:
                Begin(ReadyToTest);
                waiting.UnionWith(change.Applications.Where(pair => !pair.Value).Select(pair => pair.Key).Except(testClients));
                Enable(change.Applications);
                break;
            case ChangeKind.Enable or ChangeKind.Disable:
                Enable(change.Applications);
                break;
            case ChangeKind.EditSettings or ChangeKind.RotateSecret or ChangeKind.RotateCertificate or ChangeKind.Restore
                when state == Tested && change.ChangesOptions:
                state = ReadyToTest;
                break;
        }
    }

    private void Play(PastEvent entry, Dictionary<string, string?> fields)
    {
        switch (entry.Action)
        {
            case "draft.hand-over":
                state = WaitingOnCustomer;
                break;
            case "draft.hand-over-undone" or "draft.reopen-hand-off":
                state = Draft;
                break;
            case "connection.recreate":
                Begin(Draft);
                break;
            case "connection.retire" or "draft.discard":
                Begin(Retired);
                break;
            case "connection.test":
                state = (state, entry.Outcome) switch
                {
                    (ReadyToTest, "done") => Tested,
                    (Tested, not "done") => ReadyToTest,
                    _ => state,
                };
                break;
            case "connection.applications":
                Enable(fields.Where(field => field.Key.StartsWith(Application, StringComparison.Ordinal))
                    .Select(field => KeyValuePair.Create(field.Key[Application.Length..], field.Value == "on")));
                break;
            case "connection.state":
                // Without a state among its fields, the entry is the one that says that a user signed in.
                state = fields.ContainsKey("state") ? Named(fields) ?? state : Live;
                break;

            // One that only marks a connection of the record as managed here has no state among its fields.
            case "connection.adopt" when Named(fields) is { } adopted:
                Begin(adopted);
                Enable((fields.GetValueOrDefault("applications") ?? "").Split(", ").Where(id => id is not ("" or "None"))
                    .Select(id => KeyValuePair.Create(id, true)));
                break;
        }
    }

    private static ConnectionState? Named(Dictionary<string, string?> fields) =>
        fields.GetValueOrDefault("state") is { } word && States.TryGetValue(word, out var named) ? named : null;

    private void Begin(ConnectionState with)
    {
        state = with;
        enabled.Clear();
        waiting.Clear();
    }

    private void Enable(IEnumerable<KeyValuePair<string, bool>> applications)
    {
        var hadSome = enabled.Count > 0;
        foreach (var (application, isOn) in applications.Where(pair => !testClients.Contains(pair.Key)))
        {
            _ = isOn ? enabled.Add(application) : enabled.Remove(application);
        }

        waiting.ExceptWith(enabled);
        if (enabled.Count > 0)
        {
            state = state == Disabled ? ReadyToTest : state;
            return;
        }

        if (hadSome)
        {
            waiting.Clear();
        }

        var waits = waiting.Count > 0 && (state is ReadyToTest or Tested);
        state = waits || state is Draft or WaitingOnCustomer or Retired ? state : Disabled;
    }
}
