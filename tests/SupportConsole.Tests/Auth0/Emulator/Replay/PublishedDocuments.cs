using System.Text;
using System.Text.Json.Nodes;

namespace SupportConsole.Tests.Auth0.Emulator.Replay;

/// <summary>Documents that the real service fetched, rebuilt from its answers because recordings do not hold them.</summary>
public static class PublishedDocuments
{
    public static List<(string Address, string Text)> For(Exchange exchange)
    {
        var asked = (exchange.Request as JsonObject)?["options"] as JsonObject;
        var shown = (exchange.Response as JsonObject)?["options"] as JsonObject;
        return asked is null || shown is null ? [] : [.. Discovery(asked, shown), .. Metadata(asked, shown)];
    }

    private static IEnumerable<(string Address, string Text)> Discovery(JsonObject asked, JsonObject shown)
    {
        var address = (string?)asked["discovery_url"]
            ?? ((string?)asked["domain"] is { } domain ? $"https://{domain}/.well-known/openid-configuration" : null);
        return address is not null && shown["oidc_metadata"] is { } document ? [(address, document.ToJsonString())] : [];
    }

    private static IEnumerable<(string Address, string Text)> Metadata(JsonObject asked, JsonObject shown) =>
        (string?)asked["metadataUrl"] is { } address && shown["bindingMethod"] is not null ? [(address, Metadata(shown))] : [];

    private static string Metadata(JsonObject shown)
    {
        var pem = Encoding.ASCII.GetString(Convert.FromBase64String((string)shown["signingCert"]!));
        var certificate = string.Concat(pem.Split('\n').Where(line => !line.StartsWith('-')));
        return $"""
            <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example">
              <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                <KeyDescriptor use="signing">
                  <KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#">
                    <X509Data><X509Certificate>{certificate}</X509Certificate></X509Data>
                  </KeyInfo>
                </KeyDescriptor>
                <SingleLogoutService Binding="{shown["bindingMethod"]}" Location="{shown["signOutEndpoint"]}"/>
                <SingleSignOnService Binding="{shown["bindingMethod"]}" Location="{shown["signInEndpoint"]}"/>
              </IDPSSODescriptor>
            </EntityDescriptor>
            """;
    }
}
