using System.Globalization;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Clusters.Report;

/// <summary>The columns of the report's export. The cluster ID joins it with an export of connections.</summary>
internal static class ReportColumns
{
    public static IReadOnlyList<(string Head, Func<ReportRow, string?> Cell)> Of(PastDay? day)
    {
        var asOf = day is { IsOver: true } ? CsvText.Day(day.Date) : "now";
        return
        [
            ("Customer", row => row.Cluster.Customer),
            ("Cluster", row => row.Cluster.Name),
            ("Cluster ID", row => row.Cluster.Id.ToString()),
            ("Account ID", row => row.Cluster.AccountId.ToString()),
            ("URL", row => row.Cluster.Url),
            ("State", row => row.Cluster.State),
            ("SSO", row => StateBadge.Of(row.Cluster.Coverage).Word),
            ("Entitled", row => ClusterForm.EntitlementWord(row.Cluster.IsEntitled)),
            ("Entitled on", row => CsvText.Day(row.Cluster.EntitledOn)),
            ("Order", row => row.Cluster.OrderReference),
            ("Contact", row => row.Cluster.ContactName),
            ("Contact email", row => row.Cluster.ContactEmail),
            ("Connections", row => row.Cluster.Connections.ToString(CultureInfo.InvariantCulture)),
            ("Connection", row => row.Connection?.Name),
            ("Protocol", row => ProtocolOf(row)),
            ("Identity provider", row => ProviderOf(row)),
            ("Connection state", row => row.Connection is { } connection ? StateBadge.Of(connection.State).Word : ""),
            ("Credential expires (UTC)", row => ExpiryOf(row)),
            ("Other connections", row => string.Join(' ', row.Others)),
            ("As of", _ => asOf),
        ];
    }

    public static string ProtocolOf(ReportRow row) => row.Connection?.Protocol switch
    {
        null => "",
        Protocol.Oidc => "OIDC",
        _ => "SAML",
    };

    public static string ProviderOf(ReportRow row) =>
        row.Connection?.IdentityProvider is { } provider ? IdentityProviderCatalogue.Of(provider).DisplayName : "";

    private static string ExpiryOf(ReportRow row) => row.Connection switch
    {
        null => "",
        { CredentialExpiresAt: { } at } => CsvText.Time(at),
        { CredentialNeverExpires: true } => "never",
        _ => "not known",
    };
}
