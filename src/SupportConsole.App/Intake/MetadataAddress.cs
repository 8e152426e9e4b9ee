using System.Text.Json;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Intake;

/// <summary>Where an IdP most likely publishes its SAML metadata; a proposal that the engineer can change.</summary>
public static class MetadataAddress
{
    /// <summary>
    /// The address that Auth0 holds, else the one that the customer gave, else the one that the provider usually has; empty if
    /// none is known.
    /// </summary>
    public static string Of(ConnectionRecord record)
    {
        var known = Held(record.SeenOptions) ?? record.Settings[ConnectionSettings.MetadataUrl];
        return known.Length > 0 ? known
            : SafeUri.TryAbsolute(record.Settings[ConnectionSettings.SignInUrl], out var signIn) ? Guess(record, signIn)
            : "";
    }

    private static string Guess(ConnectionRecord record, Uri signIn)
    {
        var origin = signIn.GetLeftPart(UriPartial.Authority);
        var path = signIn.AbsolutePath.TrimEnd('/');
        return record.IdentityProvider switch
        {
            IdentityProvider.Okta when path.EndsWith("/sso/saml", StringComparison.Ordinal) => $"{origin}{path}/metadata",
            IdentityProvider.EntraId when path.EndsWith("/saml2", StringComparison.Ordinal) =>
            $"{origin}{path[..^"/saml2".Length]}/federationmetadata/2007-06/federationmetadata.xml",
            IdentityProvider.AdFs => $"{origin}/FederationMetadata/2007-06/FederationMetadata.xml",
            IdentityProvider.Keycloak when path.EndsWith("/protocol/saml", StringComparison.Ordinal) => $"{origin}{path}/descriptor",
            _ => "",
        };
    }

    private static string? Held(string? options)
    {
        if (options is null)
        {
            return null;
        }

        using var json = JsonDocument.Parse(options);
        return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement
            .TryGetProperty("metadataUrl", out var url) && url.ValueKind == JsonValueKind.String ? url.GetString() : null;
    }
}
