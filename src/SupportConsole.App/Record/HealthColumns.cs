namespace SupportConsole.App.Record;

/// <summary>
/// Columns that hold a connection's health and coverage, so that an index alone filters, sorts and counts lists. Triggers update them; see
/// the migrations HealthColumns and HealthNow. Health depends on the time only through the credential's expiry date. So there are three
/// columns: for the time after that date, for the 30 days before it, and for any time earlier. A fourth is the one of them that holds at
/// the time of the <see cref="HealthClock"/>.
/// </summary>
public static class HealthColumns
{
    public const string Expired = "HealthExpired";
    public const string Soon = "HealthSoon";
    public const string Later = "HealthLater";
    public const string Now = "Health";

    /// <summary>The rung after the credential's expiry date; null for a retired connection.</summary>
    public const string RungExpired = "RungExpired";

    public const string RungLater = "RungLater";

    /// <summary>Bit flags for what other tables report about the connection. The migration lists them.</summary>
    internal const string Troubles = "Troubles";
}
