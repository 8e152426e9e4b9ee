using SupportConsole.Federation;
using SupportConsole.Federation.Oidc;

namespace SupportConsole.App.Intake;

/// <summary>What an OpenID provider publishes, as it was seen.</summary>
public sealed record FetchedDiscovery
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

    /// <summary>What the document says, in words.</summary>
    public IReadOnlyList<string> Words => Say(Document);

    /// <summary>What a discovery document says, in words.</summary>
    public static IReadOnlyList<string> Say(DiscoveryDocument document) =>
    [
        $"Discovery document of {document.Issuer}.",
        $"Token endpoint {document.TokenEndpoint ?? "not named"}; clients prove themselves by {List(document.TokenEndpointAuthMethods)}.",
        $"Response types {List(document.ResponseTypes)}; ID tokens signed with {List(document.IdTokenSigningAlgorithms)}; scopes {List(document.Scopes)}.",
    ];

    private static string List(IReadOnlyList<string>? values) => values is { Count: > 0 } ? string.Join(", ", values.Take(12)) : "not named";
}
