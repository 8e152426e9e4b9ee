using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Clusters.Report;

/// <summary>A connection as it was at some time.</summary>
/// <param name="Protocol">Null if the draft was discarded since.</param>
/// <param name="IdentityProvider">Null if the draft was discarded since.</param>
/// <param name="Rung">How far it brought its cluster; null if it was retired.</param>
internal sealed record PastConnection(
    ClusterId ClusterId,
    string Name,
    Protocol? Protocol,
    IdentityProvider? IdentityProvider,
    ConnectionState State,
    SsoCoverage? Rung,
    DateTimeOffset? CredentialExpiresAt,
    bool CredentialNeverExpires);
