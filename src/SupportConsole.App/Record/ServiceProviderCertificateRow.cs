using SupportConsole.Auth0;

namespace SupportConsole.App.Record;

/// <summary>A certificate of our own side, as Auth0 last showed it.</summary>
public sealed class ServiceProviderCertificateRow
{
    public required Guid Id { get; init; }

    /// <summary>The connection that has a key of its own; null for the tenant's.</summary>
    public Guid? ConnectionId { get; init; }

    public required ServiceProviderCertificateUse Use { get; init; }

    /// <summary>SHA-256, 64 lower-case hex digits.</summary>
    public required string Fingerprint { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }
}
