using SupportConsole.App.Record;

namespace SupportConsole.App.Changes;

/// <summary>
/// The metadata that SupportConsole writes into a connection in Auth0, by which it recognises an orphan or a name conflict as its own. No
/// secrets: everyone with read:connections sees it. Auth0 allows ten pairs of at most 255 characters.
/// </summary>
public static class ChangeMarks
{
    public const string ChangeKey = "sc_change";

    public const string ClusterKey = "sc_cluster";

    public const string ManagerKey = "managed_by";

    public const string Manager = "SupportConsole";

    private const int MostPairs = 10;

    /// <summary>The metadata to send: the current pairs, and as many marks as fit, the change's ID first.</summary>
    public static IReadOnlyDictionary<string, string> For(
        Change change,
        ConnectionRecord record,
        IReadOnlyDictionary<string, string> current)
    {
        var metadata = new Dictionary<string, string>(current, StringComparer.Ordinal);
        (string, string)[] marks = [(ChangeKey, change.Id.ToString("N")), (ClusterKey, record.ClusterId.ToString()), (ManagerKey, Manager)];
        foreach (var (key, value) in marks)
        {
            if (metadata.ContainsKey(key) || metadata.Count < MostPairs)
            {
                metadata[key] = value;
            }
        }

        return metadata;
    }

    public static bool IsMarkedBy(Change change, IReadOnlyDictionary<string, string> metadata) =>
        metadata.TryGetValue(ChangeKey, out var mark) && mark == change.Id.ToString("N");
}
