using SupportConsole.Federation;
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

    /// <summary>What stands against, or bears on, a connection: of the document and of the key set.</summary>
    public required IReadOnlyList<DiscoveryFinding> Findings { get; init; }

    /// <summary>The key set, or why it could not be reached or used.</summary>
    public required Result<JwksReading> Keys { get; init; }
}
