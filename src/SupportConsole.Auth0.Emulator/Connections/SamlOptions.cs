using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.Tenant;
using SupportConsole.Auth0.Emulator.Wire;
using static SupportConsole.Auth0.Emulator.Connections.OptionsWork;

namespace SupportConsole.Auth0.Emulator.Connections;

internal sealed class SamlOptions(PublishedDocuments documents)
{
    private const int MaxDocument = 4 * 1024 * 1024;

    public Answer? Complete(JsonObject options, bool creates)
    {
        if (creates)
        {
            options["assertion_decryption_settings"] ??= new JsonObject
            {
                ["algorithm_profile"] = "v2026-1",
                ["algorithm_exceptions"] = new JsonArray(),
            };
        }

        return TakeMetadata(options) ?? Missing(options, creates) ?? TakeCertificate(options);
    }

    private static Answer? Missing(JsonObject options, bool creates)
    {
        var lacksCertificate = TextOf(options, "signingCert") is null && TextOf(options, "cert") is null;
        return TextOf(options, "signInEndpoint") is null ? ApiError.Of(400, "options.signInEndpoint is required")
            : creates && lacksCertificate ? ApiError.Of(400, "options.signingCert is required")
            : null;
    }

    /// <summary>
    /// Metadata wins over endpoints and certificate sent beside it, but not over <c>protocolBinding</c>. Its text is dropped.
    /// Its address is kept and read again each time it is sent.
    /// </summary>
    private Answer? TakeMetadata(JsonObject options)
    {
        var text = TextOf(options, "metadataXml");
        var address = TextOf(options, "metadataUrl");
        options.Remove("metadataXml");
        if (text is not null && address is not null)
        {
            return ApiError.Of(400, "options.metadataXml and options.metadataUrl cannot be used together");
        }

        var document = text ?? documents.At(address);
        return document is null ? null
            : document.Length > MaxDocument ? ApiError.Of(400, "SAML metadata document exceeded the maximum allowed size of 4 MB")
            : SamlMetadata.Read(document) is not { } metadata ? ApiError.Of(400, "The SAML metadata document could not be parsed")
            : Take(options, metadata);
    }

    private static Answer? Take(JsonObject options, SamlMetadata metadata)
    {
        options["signInEndpoint"] = metadata.SignInEndpoint;
        options["protocolBinding"] ??= metadata.Binding;
        options["bindingMethod"] = metadata.Binding;
        if (metadata.SignOutEndpoint is not null)
        {
            options["signOutEndpoint"] = metadata.SignOutEndpoint;
        }

        if (metadata.WantsSignedRequests is { } wants)
        {
            options["signSAMLRequest"] = wants;
        }

        if (metadata.SigningCert is not null)
        {
            options["signingCert"] = metadata.SigningCert;
            options.Remove("cert");
        }

        return SamlShape.Options.Check(options, "options") is { } violation ? ApiError.Payload(violation) : null;
    }

    /// <summary>A <c>cert</c> sent beside <c>signingCert</c> wins, so that sending back a stale one shows.</summary>
    private static Answer? TakeCertificate(JsonObject options)
    {
        var key = TextOf(options, "cert") is null ? "signingCert" : "cert";
        if (TextOf(options, key) is not { } text)
        {
            foreach (var derived in new[] { "thumbprints", "expires", "subject" })
            {
                options.Remove(derived);
            }

            return null;
        }

        using var certificate = Certificates.Read(text);
        if (certificate is null)
        {
            return ApiError.Of(400, $"options.{key} is not a valid X.509 certificate in PEM or Base64 of PEM");
        }

        Certificates.Derive(options, certificate, text);
        return null;
    }
}
