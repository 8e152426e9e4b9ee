using SupportConsole.App.Record;

namespace SupportConsole.App.Cutovers;

/// <summary>A cutover with the names that messages about it use.</summary>
/// <param name="Expiry">When the new certificate expires; null if it can't be read.</param>
internal sealed record CutoverSubject(Cutover Cutover, string Connection, string Customer, string ContactName, DateTimeOffset? Expiry)
{
    public static CutoverSubject Of(Cutover cutover, ConnectionRecord record) => new(
        cutover,
        record.Name.Value,
        record.Cluster.Customer.Length > 0 ? record.Cluster.Customer : record.Cluster.Name,
        record.Cluster.ContactName,
        CutoverTexts.Expiry(cutover));
}
