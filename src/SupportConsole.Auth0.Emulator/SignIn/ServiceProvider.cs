using System.Xml.Linq;
using SupportConsole.Auth0.Emulator.State;
using SupportConsole.Auth0.Emulator.Tenant;
using static SupportConsole.Auth0.Emulator.Connections.OptionsWork;

namespace SupportConsole.Auth0.Emulator.SignIn;

/// <summary>What the tenant is to a connection's SAML identity provider.</summary>
/// <param name="AssertionConsumer">The callback URL with the connection's name.</param>
internal sealed record ServiceProvider(string EntityId, Uri AssertionConsumer)
{
    private static readonly XNamespace Metadata = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static readonly XNamespace Signature = "http://www.w3.org/2000/09/xmldsig#";

    public static ServiceProvider Of(TenantContext tenant, StoredConnection connection) => new(
        TextOf(connection.ParseOptions(), "entityId") ?? $"urn:auth0:{tenant.Name}:{connection.Name}",
        new Uri(tenant.PublicAddress, $"login/callback?connection={Uri.EscapeDataString(connection.Name)}"));

    /// <summary>Both forms count: some identity providers strip the query.</summary>
    public bool IsAddressedBy(string url) =>
        url == AssertionConsumer.AbsoluteUri || url == AssertionConsumer.GetLeftPart(UriPartial.Path);

    /// <summary>The service provider's metadata.</summary>
    public XElement ToMetadata(TenantKey key, bool signsRequests) => new(
        Metadata + "EntityDescriptor",
        new XAttribute("entityID", EntityId),
        new XElement(
            Metadata + "SPSSODescriptor",
            new XAttribute("protocolSupportEnumeration", "urn:oasis:names:tc:SAML:2.0:protocol"),
            new XAttribute("AuthnRequestsSigned", signsRequests ? "true" : "false"),
            KeyFor("signing", key),
            KeyFor("encryption", key),
            new XElement(Metadata + "NameIDFormat", "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"),
            new XElement(
                Metadata + "AssertionConsumerService",
                new XAttribute("Binding", "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"),
                new XAttribute("Location", AssertionConsumer.AbsoluteUri),
                new XAttribute("index", "0"),
                new XAttribute("isDefault", "true"))));

    private static XElement KeyFor(string use, TenantKey key) => new(
        Metadata + "KeyDescriptor",
        new XAttribute("use", use),
        new XElement(
            Signature + "KeyInfo",
            new XElement(
                Signature + "X509Data",
                new XElement(Signature + "X509Certificate", Convert.ToBase64String(key.Certificate.RawData)))));
}
