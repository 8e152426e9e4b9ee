using SupportConsole.Federation;
using SupportConsole.Federation.Oidc;

namespace SupportConsole.App.Intake;

/// <summary>What an OpenID provider publishes, as it was seen.</summary>
public sealed record FetchedDiscovery
{
    public required DiscoveryDocument Document { get; init; }

    public required Uri DiscoveryUrl { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What stands against, or bears on, a connection: of the document and of the key set.</summary>
    public required IReadOnlyList<DiscoveryFinding> Findings { get; init; }

    public required Result<JwksReading> Keys { get; init; }

    public IReadOnlyList<string> Words => Say(Document);

    public static IReadOnlyList<string> Say(DiscoveryDocument document) =>
    [
        $"Discovery document of {document.Issuer}.",
        $"Token endpoint {document.TokenEndpoint ?? "not named"}; clients prove themselves by {List(document.TokenEndpointAuthMethods)}.",
        $"Response types {List(document.ResponseTypes)}; ID tokens signed with {List(document.IdTokenSigningAlgorithms)}; scopes {List(document.Scopes)}.",
    ];

    private static string List(IReadOnlyList<string>? values) =>
        values is { Count: > 0 } ? string.Join(", ", values.Take(12)) : "not named";
}
