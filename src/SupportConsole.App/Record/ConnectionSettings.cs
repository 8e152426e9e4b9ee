using System.Text.Json;
using System.Text.Json.Nodes;
using SupportConsole.Auth0;

namespace SupportConsole.App.Record;

/// <summary>The settings of a connection that can be edited, as a form shows them: read from the tenant, never a secret. Empty text is a setting that is not there.</summary>
public sealed record ConnectionSettings
{
    public string DisplayName { get; set; } = "";

    /// <summary>E-mail domains, separated by commas.</summary>
    public string Domains { get; set; } = "";

    // OIDC
    public string Issuer { get; set; } = "";

    public string DiscoveryUrl { get; set; } = "";

    public string AuthorizationEndpoint { get; set; } = "";

    public string TokenEndpoint { get; set; } = "";

    public string JwksUri { get; set; } = "";

    public string ClientId { get; set; } = "";

    public string Scopes { get; set; } = "";

    public bool IsBackChannel { get; set; } = true;

    // SAML
    public string SignInUrl { get; set; } = "";

    public string SignOutUrl { get; set; } = "";

    public bool SignsRequests { get; set; }

    /// <summary>Empty for Auth0's default, rsa-sha256.</summary>
    public string SignatureAlgorithm { get; set; } = "";

    /// <summary>Empty for Auth0's default, sha256.</summary>
    public string DigestAlgorithm { get; set; } = "";

    /// <summary>Empty for Auth0's default, HTTP-Redirect.</summary>
    public string ProtocolBinding { get; set; } = "";

    /// <summary>How one field is copied from one form to another, by the name that a plan gives it.</summary>
    public static IReadOnlyDictionary<string, Action<ConnectionSettings, ConnectionSettings>> Copies { get; } = new Dictionary<string, Action<ConnectionSettings, ConnectionSettings>>
    {
        ["display_name"] = (from, to) => to.DisplayName = from.DisplayName,
        ["options.domain_aliases"] = (from, to) => to.Domains = from.Domains,
        ["options.issuer"] = (from, to) => to.Issuer = from.Issuer,
        ["options.discovery_url"] = (from, to) => to.DiscoveryUrl = from.DiscoveryUrl,
        ["options.authorization_endpoint"] = (from, to) => to.AuthorizationEndpoint = from.AuthorizationEndpoint,
        ["options.token_endpoint"] = (from, to) => to.TokenEndpoint = from.TokenEndpoint,
        ["options.jwks_uri"] = (from, to) => to.JwksUri = from.JwksUri,
        ["options.client_id"] = (from, to) => to.ClientId = from.ClientId,
        ["options.scope"] = (from, to) => to.Scopes = from.Scopes,
        ["options.type"] = (from, to) => to.IsBackChannel = from.IsBackChannel,
        ["options.signInEndpoint"] = (from, to) => to.SignInUrl = from.SignInUrl,
        ["options.signOutEndpoint"] = (from, to) => to.SignOutUrl = from.SignOutUrl,
        ["options.signSAMLRequest"] = (from, to) => to.SignsRequests = from.SignsRequests,
        ["options.signatureAlgorithm"] = (from, to) => to.SignatureAlgorithm = from.SignatureAlgorithm,
        ["options.digestAlgorithm"] = (from, to) => to.DigestAlgorithm = from.DigestAlgorithm,
        ["options.protocolBinding"] = (from, to) => to.ProtocolBinding = from.ProtocolBinding,
    };

    /// <summary>What the tenant holds.</summary>
    public static ConnectionSettings Of(TenantConnection connection, ConnectionOptions options)
    {
        string Text(string key) => options.Text(key) ?? "";
        return new ConnectionSettings
        {
            DisplayName = connection.ShownName,
            Domains = options["domain_aliases"] is JsonArray domains ? string.Join(", ", domains.Select(domain => domain?.ToString())) : "",
            Issuer = Text("issuer"),
            DiscoveryUrl = Text("discovery_url"),
            AuthorizationEndpoint = Text("authorization_endpoint"),
            TokenEndpoint = Text("token_endpoint"),
            JwksUri = Text("jwks_uri"),
            ClientId = Text("client_id"),
            Scopes = Text("scope"),
            IsBackChannel = Text("type") is not "front_channel",
            SignInUrl = Text("signInEndpoint"),
            SignOutUrl = Text("signOutEndpoint"),
            SignsRequests = options["signSAMLRequest"]?.GetValueKind() == JsonValueKind.True,
            SignatureAlgorithm = Text("signatureAlgorithm"),
            DigestAlgorithm = Text("digestAlgorithm"),
            ProtocolBinding = Text("protocolBinding"),
        };
    }
}
