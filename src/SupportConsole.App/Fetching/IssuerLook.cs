using SupportConsole.Federation.Oidc;

namespace SupportConsole.App.Fetching;

/// <summary>What an OpenID provider publishes, as it was seen.</summary>
public sealed record IssuerLook
{
    /// <summary>The discovery document.</summary>
    public required DiscoveryDocument Document { get; init; }

    /// <summary>Where it was fetched from.</summary>
    public required Uri DiscoveryUrl { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
