using SupportConsole.App.Record;

namespace SupportConsole.App.Changes;

/// <summary>
/// What the console writes into a connection's metadata at Auth0, so that an orphan or a name conflict is recognised as its own. No secrets:
/// everyone with read:connections sees it. Auth0 takes at most ten pairs of at most 255 characters.
/// </summary>
public static class ChangeMarks
{
    /// <summary>The key of the last change's id.</summary>
    public const string ChangeKey = "sc_change";

    /// <summary>The key of the cluster's id.</summary>
    public const string ClusterKey = "sc_cluster";

    /// <summary>The key that says who manages it.</summary>
    public const string ManagerKey = "managed_by";

    /// <summary>Who manages it.</summary>
    public const string Manager = "SupportConsole";

    private const int MostPairs = 10;

    /// <summary>The metadata to send: what is there, and the console's marks as far as ten pairs hold them, the change's id first.</summary>
    public static IReadOnlyDictionary<string, string> For(Change change, ConnectionRecord record, IReadOnlyDictionary<string, string> current)
    {
        var metadata = new Dictionary<string, string>(current, StringComparer.Ordinal);
        foreach (var (key, value) in new[] { (ChangeKey, change.Id.ToString("N")), (ClusterKey, record.ClusterId.ToString()), (ManagerKey, Manager) })
        {
            if (metadata.ContainsKey(key) || metadata.Count < MostPairs)
            {
                metadata[key] = value;
            }
        }

        return metadata;
    }

    /// <summary>Whether a connection found in the tenant carries this change's mark.</summary>
    public static bool IsMarkedBy(Change change, IReadOnlyDictionary<string, string> metadata) =>
        metadata.TryGetValue(ChangeKey, out var mark) && mark == change.Id.ToString("N");
}
