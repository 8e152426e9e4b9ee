using SupportConsole.App.Intake;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Diagnosis;

/// <summary>What of a connection is compared with the clues.</summary>
internal sealed record SuspectRow(
    Guid Id,
    string Name,
    string Customer,
    string Cluster,
    ClusterId ClusterId,
    Guid AccountId,
    string ClusterUrl,
    Protocol Protocol,
    ConnectionState State,
    string? Auth0Id,
    SettingValues Settings)
{
    public required IdentityProvider Provider { get; init; }

    public required string Contact { get; init; }

    public required DateTimeOffset? ExpiresAt { get; init; }

    private static readonly ConnectionSetting[] WithUrls =
        [.. ConnectionSettings.OfProvider, ConnectionSettings.IdpEntityId, ConnectionSettings.SignInUrl];

    private string ClientId => Settings[ConnectionSettings.ClientId];

    private string Issuer => Settings[ConnectionSettings.Issuer];

    private string IdpEntityId => Settings[ConnectionSettings.IdpEntityId];

    private string SignInUrl => Settings[ConnectionSettings.SignInUrl];

    private IEnumerable<string> Urls => WithUrls.Select(setting => Settings[setting]).Where(url => url.Length > 0);

    public FoundConnection Found(string why) => new(Id, Name, Customer, Cluster, Protocol, State, why);

    /// <summary>The reasons why this connection is a suspect, the surest first.</summary>
    /// <param name="clues">What the paste names.</param>
    /// <param name="thumbprints">The thumbprints in the paste that are this connection's.</param>
    public IReadOnlyList<SuspectReason> Reasons(SuspectClues clues, IReadOnlyList<string> thumbprints)
    {
        var reasons = All(clues, thumbprints).OrderBy(reason => reason.Kind).DistinctBy(reason => reason.Kind).ToList();

        if (reasons.Exists(reason => reason.IsSure))
        {
            // Its host or domain only repeats a sure reason.
            return reasons.FindAll(reason => reason.IsSure);
        }

        return reasons.Exists(reason => reason.Kind == SuspectKind.Domain)
            ? reasons.FindAll(reason => reason.Kind != SuspectKind.Customer)
            : reasons;
    }

    private IEnumerable<SuspectReason> All(SuspectClues clues, IReadOnlyList<string> thumbprints) =>
    [
        .. thumbprints.Select(hex =>
            new SuspectReason(clues.Configured.Contains(hex) ? SuspectKind.ConfiguredThumbprint : SuspectKind.Certificate, hex)),
        .. If(Auth0Id is not null && clues.Auth0Ids.Contains(Auth0Id), SuspectKind.Auth0Id, Auth0Id),
        .. If(clues.Names.Contains(Name, StringComparer.OrdinalIgnoreCase), SuspectKind.Name, Name),
        .. If(ClientId.Length > 0 && clues.ClientIds.Contains(ClientId), SuspectKind.ClientId, ClientId),
        .. If(IsNamed(clues, IdpEntityId), SuspectKind.EntityId, IdpEntityId),
        .. If(IsNamed(clues, Issuer), SuspectKind.Issuer, Issuer),
        .. If(IsNamed(clues, SignInUrl), SuspectKind.SignInUrl, SignInUrl),
        .. If(clues.Guids.Contains(ClusterId.ToString()), SuspectKind.ClusterId, ClusterId.ToString()),
        .. If(ClusterHost is { Length: > 0 } host && clues.Hosts.Contains(host), SuspectKind.ClusterUrl, ClusterUrl),
        .. If(clues.Guids.Contains(AccountId.ToString()), SuspectKind.AccountId, AccountId.ToString()),
        .. clues.Guids.Where(guid => Urls.Any(url => url.Contains(guid, StringComparison.OrdinalIgnoreCase)))
            .Select(guid => new SuspectReason(SuspectKind.Tenant, guid)),
        .. Settings[ConnectionSettings.Domains].Split('\n').Where(clues.Domains.Contains)
            .Select(domain => new SuspectReason(SuspectKind.Domain, domain)),
        .. Urls.Select(Host).Where(clues.Hosts.Contains).Select(url => new SuspectReason(SuspectKind.Host, url)),
        .. If(Customer.Length > 0 && clues.Customers.Contains(Customer, StringComparer.OrdinalIgnoreCase), SuspectKind.Customer, Customer),
    ];

    private string ClusterHost =>
        ClusterUrl.Contains("://", StringComparison.Ordinal) ? Host(ClusterUrl) : ClusterUrl.TrimEnd('/').ToLowerInvariant();

    private static bool IsNamed(SuspectClues clues, string address) =>
        address.Length > 0 && clues.Addresses.Contains(SuspectClues.Bare(address));

    private static IEnumerable<SuspectReason> If(bool holds, SuspectKind kind, string? value) =>
        holds ? [new SuspectReason(kind, value ?? "")] : [];

    private static string Host(string url) => SafeUri.TryAbsolute(url, out var uri) ? uri.IdnHost.ToLowerInvariant() : "";
}
