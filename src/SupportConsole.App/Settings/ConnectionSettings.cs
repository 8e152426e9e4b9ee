using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Oidc;
using SupportConsole.Federation.Pasting;
using SupportConsole.Federation.Saml;

namespace SupportConsole.App.Settings;

/// <summary>The settings of a connection. A new setting is one entry here, and its name in <see cref="All"/>.</summary>
public static class ConnectionSettings
{
    public const string FrontChannel = "front_channel";
    public const string HttpRedirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
    public const string HttpPost = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";

    public static readonly ConnectionSetting DiscoveryUrl = new()
    {
        Key = "discoveryUrl",
        Label = "Discovery URL",
        Help = $"Usually the issuer followed by {IssuerUrl.WellKnown}.",
        Protocol = Protocol.Oidc,
        Kind = SettingKind.Address,
        Path = "discovery_url",
        IsOptional = true,
        Rule = url => SettingRules.Endpoint(url, IssuerUrl.MaxLength),
        Finding = PasteFindingKind.DiscoveryUrl,
    };

    public static readonly ConnectionSetting Issuer = new()
    {
        Key = "issuer",
        Label = "Issuer",
        Help = "Must match the ID token's iss exactly, including a final slash.",
        Protocol = Protocol.Oidc,
        Kind = SettingKind.Address,
        Path = "issuer",
        IsOptional = true,
        IsSearched = true,
        Rule = SettingRules.Issuer,
        Consequence = SettingConsequences.Issuer,
        Finding = PasteFindingKind.Issuer,
        InDiscovery = document => document.Issuer,
    };

    public static readonly ConnectionSetting ClientId = new()
    {
        Key = "clientId",
        Label = "Client ID",
        Protocol = Protocol.Oidc,
        Path = "client_id",
        IsSearched = true,
        Rule = SettingRules.ClientId,
        Consequence = SettingConsequences.ClientId,
        Finding = PasteFindingKind.ClientId,
    };

    public static readonly ConnectionSetting Scopes = new()
    {
        Key = "scopes",
        Label = "Scopes",
        Protocol = Protocol.Oidc,
        Path = "scope",
        Initial = _ => "openid profile email",
        Normalise = text => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        Rule = SettingRules.Scopes,
        Consequence = SettingConsequences.Scopes,
    };

    public static readonly ConnectionSetting Channel = new()
    {
        Key = "channel",
        Label = "Channel",
        Help = "Use the front channel only if the identity provider can't issue a client secret.",
        Protocol = Protocol.Oidc,
        Kind = SettingKind.Choice,
        Path = "type",
        Choices = [new("back_channel", "Back channel (code and client secret)"), new(FrontChannel, "Front channel (ID token, no secret)")],
        // Auth0's own default is the front channel, so the type is always sent.
        Initial = _ => "back_channel",
        IsAdvanced = true,
        Consequence = SettingConsequences.Channel,
    };

    public static readonly ConnectionSetting Pkce = new()
    {
        Key = "pkce",
        Label = "PKCE",
        Protocol = Protocol.Oidc,
        Kind = SettingKind.Choice,
        Path = "connection_settings.pkce",
        Choices = [new("auto", "Automatic"), new("S256", "Required (S256)"), new("plain", "Plain"), new("disabled", "Off")],
        Initial = provider => provider == IdentityProvider.EntraId ? "S256" : "auto",
        IsAdvanced = true,
    };

    public static readonly ConnectionSetting AuthorizationEndpoint = Endpoint(
        "authorizationEndpoint", "Authorization endpoint", "authorization_endpoint", 2083, document => document.AuthorizationEndpoint);

    public static readonly ConnectionSetting TokenEndpoint = Endpoint(
        "tokenEndpoint", "Token endpoint", "token_endpoint", 255, document => document.TokenEndpoint);

    public static readonly ConnectionSetting JwksUri = Endpoint(
        "jwksUri", "Keys (JWKS) URL", "jwks_uri", 255, document => document.JwksUri);

    public static readonly ConnectionSetting SignInUrl = new()
    {
        Key = "signInUrl",
        Label = "Sign-in URL",
        Protocol = Protocol.Saml,
        Kind = SettingKind.Address,
        Path = "signInEndpoint",
        MaxLength = EndpointUrl.MaxLength,
        IsSearched = true,
        Rule = SettingRules.SignInUrl,
        Consequence = SettingConsequences.SignInUrl,
        Finding = PasteFindingKind.SignInUrl,
        InMetadata = idp => idp.ProposedSignIn.Value.Location,
    };

    public static readonly ConnectionSetting SignOutUrl = new()
    {
        Key = "signOutUrl",
        Label = "Sign-out URL",
        Help = "If empty, Auth0 signs out at the sign-in URL.",
        Protocol = Protocol.Saml,
        Kind = SettingKind.Address,
        Path = "signOutEndpoint",
        MaxLength = EndpointUrl.MaxLength,
        IsOptional = true,
        Rule = url => SettingRules.Endpoint(url, EndpointUrl.MaxLength),
        Finding = PasteFindingKind.SignOutUrl,
        InMetadata = idp => idp.ProposedSignOut?.Value.Location,
    };

    public static readonly ConnectionSetting IdpEntityId = new()
    {
        Key = "idpEntityId",
        Label = "IdP entity ID",
        Help = "Used to find the connection. Auth0 doesn't store it.",
        Protocol = Protocol.Saml,
        Place = SettingPlace.Console,
        MaxLength = 1024,
        IsOptional = true,
        IsSearched = true,
        Rule = text => SettingRules.Length("entity ID", text, 1024),
        Finding = PasteFindingKind.EntityId,
        InMetadata = idp => idp.EntityId,
    };

    public static readonly ConnectionSetting MetadataUrl = new()
    {
        Key = "metadataUrl",
        Label = "IdP metadata URL",
        Help = "Where we fetch the IdP's metadata. Not sent to Auth0, which would read it once and never again.",
        Protocol = Protocol.Saml,
        Kind = SettingKind.Address,
        Place = SettingPlace.Console,
        MaxLength = EndpointUrl.MaxLength,
        IsOptional = true,
        Rule = SettingRules.FetchedAddress,
        Finding = PasteFindingKind.MetadataUrl,
    };

    public static readonly ConnectionSetting SignsRequests = new()
    {
        Key = "signsRequests",
        Label = "Sign requests",
        Help = "Turn on if the identity provider requires signed requests.",
        Protocol = Protocol.Saml,
        Kind = SettingKind.Switch,
        Path = "signSAMLRequest",
        IsOptional = true,
        Consequence = SettingConsequences.SignsRequests,
        InMetadata = idp => idp.WantAuthnRequestsSigned ? "true" : "",
    };

    public static readonly ConnectionSetting SignatureAlgorithm = new()
    {
        Key = "signatureAlgorithm",
        Label = "Signature algorithm",
        Protocol = Protocol.Saml,
        Kind = SettingKind.Choice,
        Path = "signatureAlgorithm",
        Choices = [new("rsa-sha256", "RSA-SHA256"), new("rsa-sha1", "RSA-SHA1")],
        Initial = _ => "rsa-sha256",
        IsAdvanced = true,
        Consequence = edit => SettingConsequences.Sha1(edit, "rsa-sha1"),
    };

    public static readonly ConnectionSetting DigestAlgorithm = new()
    {
        Key = "digestAlgorithm",
        Label = "Digest algorithm",
        Protocol = Protocol.Saml,
        Kind = SettingKind.Choice,
        Path = "digestAlgorithm",
        Choices = [new("sha256", "SHA-256"), new("sha1", "SHA-1")],
        Initial = _ => "sha256",
        IsAdvanced = true,
        Consequence = edit => SettingConsequences.Sha1(edit, "sha1"),
    };

    public static readonly ConnectionSetting RequestBinding = new()
    {
        Key = "requestBinding",
        Label = "Request binding",
        Help = "How the browser carries a sign-in request to the identity provider.",
        Protocol = Protocol.Saml,
        Kind = SettingKind.Choice,
        Path = "protocolBinding",
        Choices = [new(HttpRedirect, "HTTP-Redirect"), new(HttpPost, "HTTP-POST")],
        Initial = _ => HttpRedirect,
        IsAdvanced = true,
        Consequence = SettingConsequences.RequestBinding,
        InMetadata = idp => idp.ProposedSignIn.Value.Binding,
    };

    public static readonly ConnectionSetting Domains = new()
    {
        Key = "domains",
        Label = "Email domains",
        Help = "Separated by commas. Sends people to this connection by their email address.",
        Kind = SettingKind.List,
        Path = "domain_aliases",
        MaxLength = 8000,
        IsOptional = true,
        IsSearched = true,
        Rule = text => SettingRules.Domains(text).Problem,
        Normalise = SettingRules.NormaliseDomains,
        Consequence = SettingConsequences.Domains,
    };

    public static readonly ConnectionSetting DisplayName = new()
    {
        Key = "displayName",
        Label = "Display name",
        Help = "Shown on the sign-in button.",
        Place = SettingPlace.Connection,
        Path = "display_name",
        MaxLength = SettingRules.DisplayNameMaxLength,
        Rule = SettingRules.DisplayName,
    };

    public static IReadOnlyList<ConnectionSetting> All { get; } =
    [
        DiscoveryUrl, Issuer, ClientId, Scopes, Channel, Pkce, AuthorizationEndpoint, TokenEndpoint, JwksUri,
        SignInUrl, SignOutUrl, IdpEntityId, MetadataUrl, SignsRequests, SignatureAlgorithm, DigestAlgorithm, RequestBinding,
        Domains, DisplayName,
    ];

    /// <summary>The settings that Auth0 keeps in a connection's options.</summary>
    public static IReadOnlyList<ConnectionSetting> InOptions { get; } = [.. All.Where(setting => setting.Place == SettingPlace.Options)];

    /// <summary>The addresses of an OpenID provider: another issuer or discovery URL makes the others wrong.</summary>
    public static IReadOnlyList<ConnectionSetting> OfProvider { get; } = [DiscoveryUrl, Issuer, AuthorizationEndpoint,
        TokenEndpoint, JwksUri];

    public static IEnumerable<ConnectionSetting> Of(Protocol protocol) => All.Where(setting => setting.IsOf(protocol));

    public static ConnectionSetting? Find(string field) => All.FirstOrDefault(setting => setting.Field == field);

    public static SettingValues Initial()
    {
        var values = new SettingValues();
        foreach (var setting in All.Where(setting => setting.Kind == SettingKind.Text && setting.Initial is not null))
        {
            values[setting] = setting.Initial!(IdentityProvider.Other);
        }

        return values;
    }

    private static ConnectionSetting Endpoint(
        string key,
        string label,
        string path,
        int maxLength,
        Func<DiscoveryDocument, string?> inDiscovery) =>
        new()
        {
            Key = key,
            Label = label,
            Protocol = Protocol.Oidc,
            Kind = SettingKind.Address,
            Path = path,
            MaxLength = maxLength,
            IsOptional = true,
            IsAdvanced = true,
            Rule = url => SettingRules.Endpoint(url, maxLength),
            InDiscovery = inDiscovery,
        };
}
