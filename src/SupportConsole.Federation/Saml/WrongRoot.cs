using System.Xml;

namespace SupportConsole.Federation.Saml;

/// <summary>Says what a document is when it is not SAML metadata.</summary>
internal static class WrongRoot
{
    private const string Md = "urn:oasis:names:tc:SAML:2.0:metadata";

    public static Problem? Of(XmlReader root)
    {
        if (root.NamespaceURI == Md && root.LocalName is "EntityDescriptor" or "EntitiesDescriptor")
        {
            return null;
        }

        var (what, code) = root.LocalName switch
        {
            "Response" => ("This is a SAML response, the message of one sign-in, not metadata", "metadata.saml-response"),
            "AuthnRequest" => ("This is a SAML AuthnRequest, the message of one sign-in, not metadata", "metadata.authn-request"),
            _ when root.LocalName.Equals("html", StringComparison.OrdinalIgnoreCase) => ("This is an HTML page, not metadata", "metadata.html"),
            _ => ("This is not SAML metadata", "metadata.wrong-root"),
        };
        return new Problem(
            $"{what}: expected EntityDescriptor or EntitiesDescriptor in the namespace {Md}, found {root.LocalName} in {(root.NamespaceURI.Length == 0 ? "no namespace" : root.NamespaceURI)}{SafeXml.Place(root)}.",
            "Ask the customer for the IdP's federation metadata XML.")
        { Code = code };
    }
}
