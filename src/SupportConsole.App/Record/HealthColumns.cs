namespace SupportConsole.App.Record;

/// <summary>
/// Columns that hold a connection's health and its cluster's coverage, so that lists are filtered, sorted and counted by an index alone.
/// The database's triggers keep them; see the migration HealthColumns. Health depends on the time only through the credential's expiry
/// date, so it is stored for three times: after that date, within the warning time before it, and earlier.
/// </summary>
public static class HealthColumns
{
    public const string Expired = "HealthExpired";
    public const string Soon = "HealthSoon";
    public const string Later = "HealthLater";

    /// <summary>The rung after the credential's expiry date; null for a retired connection.</summary>
    public const string RungExpired = "RungExpired";

    public const string RungLater = "RungLater";

    /// <summary>What other tables say against the connection, as a sum of the migration's numbers.</summary>
    internal const string Troubles = "Troubles";
}
