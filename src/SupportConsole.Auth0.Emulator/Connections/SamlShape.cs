using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Connections;

/// <summary>The <c>options</c> of the SAML strategy (ConnectionOptionsSAML). Unknown keys pass.</summary>
internal static class SamlShape
{
    private static readonly Text Pem = Text.Of(1, 10240);

    public static Struct Options { get; } = new(new()
    {
        ["signInEndpoint"] = Text.HttpsUrl(2048),
        ["signOutEndpoint"] = Text.HttpsUrl(2048, nullable: true),
        ["signingCert"] = Pem,
        ["cert"] = Pem,
        ["thumbprints"] = new ListOf(new Text { Min = 40, Max = 40, Pattern = SharedShapes.Hexadecimal }, max: 1),
        ["metadataXml"] = Text.Of(1, 102400),
        ["metadataUrl"] = Text.HttpsUrl(2048),
        ["signSAMLRequest"] = new Flag(),
        ["signatureAlgorithm"] = Text.OneOf("rsa-sha1", "rsa-sha256"),
        ["digestAlgorithm"] = Text.OneOf("sha1", "sha256"),
        ["protocolBinding"] = Text.OneOf(SamlBinding.Post, SamlBinding.Redirect),
        ["user_id_attribute"] = Text.Of(1, 2396),
        ["fieldsMap"] = new MapOf(new AnyOf(Text.Of(0, 2048), new ListOf(Text.Of(0, 2048), max: 4)), max: 44),
        ["entityId"] = Text.Of(1, 128),
        ["idpinitiated"] = new Struct(new()
        {
            ["enabled"] = new Flag(),
            ["client_id"] = Text.Of(1, 256),
            ["client_protocol"] = Text.OneOf("oauth2", "oidc", "samlp", "wsfed"),
            ["client_authorizequery"] = Text.Of(1, 2048),
        })
        { Closed = true },
        ["debug"] = new Flag(),
        ["deflate"] = new Flag(),
        ["disableSignout"] = new Flag(),
        ["decryptionKey"] = new AnyOf(Pem, new Struct(new() { ["key"] = Pem, ["cert"] = Pem }) { Closed = true }),
        ["signing_key"] = new MapOf(Text.Of(0, 10240), max: 6),
        ["destinationUrl"] = Text.HttpsUrl(255),
        ["recipientUrl"] = Text.HttpsUrl(255),
        ["requestTemplate"] = Text.Of(1, 10240),
        ["assertion_decryption_settings"] = new Struct(new()
        {
            ["algorithm_profile"] = Text.OneOf("v2026-1"),
            ["algorithm_exceptions"] = new ListOf(Text.Of(1, 100)),
        })
        { Closed = true, Required = ["algorithm_profile"] },
        ["global_token_revocation_jwt_iss"] = Text.Of(1, 1024),
        ["global_token_revocation_jwt_sub"] = Text.Of(1, 1024),
        ["domain_aliases"] = SharedShapes.DomainAliases(50001),
        ["icon_url"] = Text.HttpsUrl(255),
        ["tenant_domain"] = Text.Of(1, 255),
        ["upstream_params"] = SharedShapes.UpstreamParams,
        ["set_user_root_attributes"] = SharedShapes.RootAttributes,
        ["non_persistent_attrs"] = SharedShapes.NonPersistentAttributes,
    });
}
