using System.Globalization;
using SupportConsole.App.Parts;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Inventory;

/// <summary>The columns of every export of connections. The cluster ID joins them with an export of clusters.</summary>
public static class ConnectionExport
{
    public static IReadOnlyList<(string Head, Func<ConnectionRow, string?> Cell)> Columns { get; } =
    [
        ("Customer", row => row.Customer),
        ("Cluster", row => row.Cluster),
        ("Cluster ID", row => row.ClusterId.ToString()),
        ("Account ID", row => row.AccountId.ToString()),
        ("Bought SSO", row => ClusterForm.EntitlementWord(row.IsEntitled)),
        ("Order", row => row.OrderReference),
        ("Contact", row => row.Contact),
        ("Contact email", row => row.ContactEmail),
        ("Connection", row => row.Name),
        ("Health", row => StateBadge.Of(row.Health.Value).Word),
        ("Why", row => row.Health.Reason),
        ("Next step", row => row.Health.Next.Words),
        ("Whose step", row => row.Health.Next.Whose),
        ("Waiting since (UTC)", row => CsvText.Time(row.Health.Since)),
        ("State", row => StateBadge.Of(row.State).Word),
        ("State since (UTC)", row => CsvText.Time(row.StateSince)),
        ("Owner", row => row.Owner),
        ("Protocol", row => row.Protocol == Protocol.Oidc ? "OIDC" : "SAML"),
        ("Identity provider", row => IdentityProviderCatalogue.Of(row.IdentityProvider).DisplayName),
        ("Client ID", row => row.ClientId),
        ("IdP entity ID", row => row.EntityId),
        ("Domains", row => row.Domains.Replace('\n', ' ')),
        ("Credential expires (UTC)", Expiry),
        ("Auth0 ID", row => row.Auth0Id),
        ("Created (UTC)", row => CsvText.Time(row.CreatedAt)),
        ("Updated (UTC)", row => CsvText.Time(row.UpdatedAt)),
    ];

    /// <summary>Such as <c>connections-failing-saml-2026-11-27.csv</c>: what, the filter, the day.</summary>
    public static string FileName(string what, IEnumerable<string?> filter, DateTimeOffset now, string extension) =>
        string.Join('-', new[] { what }.Concat(filter.OfType<string>().Where(word => word.Length > 0).Select(Safe))
            .Append(now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))) + "." + extension;

    private static string Safe(string word) =>
        string.Concat(word.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));

    private static string Expiry(ConnectionRow row) => row.CredentialExpiresAt is { } at ? CsvText.Time(at)
        : row.CredentialNeverExpires ? "never"
        : "";
}
