using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Connections;

/// <summary>The <c>options</c> of OpenID Connect strategies (ConnectionOptionsOIDC). Unknown keys pass.</summary>
internal static class OidcShape
{
    private static readonly string[] Algorithms = ["ES256", "ES384", "PS256", "PS384", "RS256", "RS384", "RS512"];

    public static Struct Options { get; } = new(new()
    {
        ["client_id"] = Text.Of(0, 255),
        ["client_secret"] = Text.Of(0, 700),
        ["type"] = Text.OneOf("back_channel", "front_channel"),
        ["discovery_url"] = Text.HttpsUrl(255, nullable: true),
        ["issuer"] = Text.HttpsUrl(255, nullable: true),
        ["authorization_endpoint"] = Text.HttpsUrl(2083, nullable: true),
        ["token_endpoint"] = Text.HttpsUrl(255, nullable: true),
        ["jwks_uri"] = Text.HttpsUrl(255, nullable: true),
        ["userinfo_endpoint"] = Text.HttpsUrl(255, nullable: true),
        ["scope"] = Text.Of(6, 255),
        ["token_endpoint_auth_method"] = new Text { Enum = ["client_secret_post", "private_key_jwt"], Nullable = true },
        ["token_endpoint_auth_signing_alg"] = new Text { Enum = Algorithms, Nullable = true },
        ["token_endpoint_jwtca_aud_format"] = Text.OneOf("issuer", "token_endpoint"),
        ["id_token_signed_response_algs"] = new ListOf(Text.OneOf(Algorithms)) { Nullable = true },
        ["dpop_signing_alg"] = Text.OneOf("ES256", "ES384", "ES512", "Ed25519"),
        ["connection_settings"] = new Struct(new() { ["pkce"] = Text.OneOf("auto", "S256", "plain", "disabled") }),
        ["attribute_map"] = new Struct(new()
        {
            ["mapping_mode"] = Text.OneOf("bind_all", "use_map", "basic_profile"),
            ["userinfo_scope"] = Text.Of(0, 255),
            ["attributes"] = new MapOf(new Anything { Nullable = true }),
        }),
        ["send_back_channel_nonce"] = new Flag(),
        ["id_token_session_expiry_supported"] = new Flag(),
        ["federated_connections_access_tokens"] = new Struct(new() { ["active"] = new Flag() }) { Closed = true, Nullable = true },
        ["oidc_metadata"] = new Struct([])
        {
            Required = ["authorization_endpoint", "id_token_signing_alg_values_supported", "issuer", "jwks_uri"],
        },
        ["domain_aliases"] = SharedShapes.DomainAliases(1000),
        ["icon_url"] = Text.HttpsUrl(255),
        ["tenant_domain"] = Text.Of(1, 255),
        ["upstream_params"] = SharedShapes.UpstreamParams,
        ["set_user_root_attributes"] = SharedShapes.RootAttributes,
        ["non_persistent_attrs"] = SharedShapes.NonPersistentAttributes,
    })
    { Required = ["client_id"] };
}
