using SupportConsole.App.Record;
using SupportConsole.App.Settings;

namespace SupportConsole.App.Watch;

/// <summary>What a question to a customer about a published change names.</summary>
/// <param name="HasNew">Whether a new certificate was published.</param>
/// <param name="HasMissing">Whether the current certificate is no longer published.</param>
internal sealed record WatchQuestion(
    string Connection,
    string Customer,
    string ContactName,
    DateTimeOffset FoundAt,
    string Address,
    IReadOnlyList<FieldChange> Fields,
    bool HasNew,
    bool HasMissing)
{
    public static WatchQuestion Of(ConnectionRecord record, WatchFinding found) => new(
        record.Name.Value,
        record.Cluster.Customer.Length > 0 ? record.Cluster.Customer : record.Cluster.Name,
        record.Cluster.ContactName,
        found.FoundAt,
        WatchAddress.Of(record.Protocol, record.Settings, record.SeenOptions) ?? "",
        WatchFindings.Fields(found),
        found.NewFingerprint.Length > 0,
        found.MissingFingerprint.Length > 0);
}
