using SupportConsole.App.Record;
using SupportConsole.Federation.Oidc;

namespace SupportConsole.App.Intake;

/// <summary>An OIDC connection as a page has it, to be held against what its IdP publishes.</summary>
/// <param name="Issuer">Issuer or discovery URL.</param>
/// <param name="ClientId">The client ID.</param>
/// <param name="IsBackChannel">Back channel (code and secret) or front channel.</param>
public sealed record OidcSettingsView(string Issuer, string ClientId, bool IsBackChannel)
{
    /// <summary>The authorization endpoint, where one is set.</summary>
    public string AuthorizationEndpoint { get; init; } = "";

    /// <summary>The token endpoint, where one is set.</summary>
    public string TokenEndpoint { get; init; } = "";

    /// <summary>The address of the keys, where one is set.</summary>
    public string JwksUri { get; init; } = "";

    /// <summary>The connection's name, for the record.</summary>
    public string Name { get; init; } = "";

    /// <summary>The console's id of the connection, where there is one yet.</summary>
    public Guid? ConnectionId { get; init; }

    /// <summary>The cluster, where it is known.</summary>
    public Guid? ClusterId { get; init; }

    /// <summary>What a look is about: it holds while that stays so.</summary>
    public string Judged => $"{(IsBackChannel ? "back" : "front")} {Issuer.Trim()}";

    /// <summary>Where the page says something else than the IdP, field by field.</summary>
    public IEnumerable<DiscoveryFinding> Contradictions(DiscoveryDocument document) =>
        from field in new[]
        {
            (Label: "authorization endpoint", Here: AuthorizationEndpoint.Trim(), There: document.AuthorizationEndpoint),
            (Label: "token endpoint", Here: TokenEndpoint.Trim(), There: document.TokenEndpoint),
            (Label: "keys (JWKS) URL", Here: JwksUri.Trim(), There: document.JwksUri),
        }
        where field.Here.Length > 0 && !string.IsNullOrEmpty(field.There) && field.Here != field.There
        select new DiscoveryFinding(
            FindingSeverity.Warn, $"The {field.Label} here is {field.Here}, and the IdP publishes {field.There}.", "Empty the field and look again to take the IdP's, or ask the customer which one is right.", "form.contradicts");
}
