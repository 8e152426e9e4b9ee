using System.Xml;
using System.Xml.Linq;

namespace SupportConsole.Auth0.Emulator.Connections;

/// <summary>What Auth0 takes from an identity provider's metadata.</summary>
internal sealed record SamlMetadata(
    string SignInEndpoint,
    string Binding,
    string? SignOutEndpoint,
    string? SigningCert,
    bool? WantsSignedRequests)
{
    private static readonly XNamespace Md = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static readonly XNamespace Ds = "http://www.w3.org/2000/09/xmldsig#";
    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>White space before the XML declaration is accepted. Null if there is no identity provider with a usable endpoint.</summary>
    public static SamlMetadata? Read(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text.Trim().Trim('\uFEFF')), Safe);
            var role = XDocument.Load(reader).Descendants(Md + "IDPSSODescriptor").FirstOrDefault();
            var signIn = Endpoint(role, "SingleSignOnService");
            return signIn is null ? null : new SamlMetadata(
                (string)signIn.Attribute("Location")!,
                (string)signIn.Attribute("Binding")!,
                (string?)Endpoint(role, "SingleLogoutService")?.Attribute("Location"),
                Certificate(role!),
                (bool?)role!.Attribute("WantAuthnRequestsSigned"));
        }
        catch (Exception exception) when (exception is XmlException or FormatException)
        {
            return null;
        }
    }

    private static XElement? Endpoint(XElement? role, string name) => role?.Elements(Md + name)
        .Where(element => (string?)element.Attribute("Binding") is SamlBinding.Redirect or SamlBinding.Post)
        .Where(element => element.Attribute("Location") is not null)
        .OrderByDescending(element => (string?)element.Attribute("Binding") == SamlBinding.Redirect)
        .FirstOrDefault();

    private static string? Certificate(XElement role) => role.Elements(Md + "KeyDescriptor")
        .Where(key => (string?)key.Attribute("use") is null or "signing")
        .SelectMany(key => key.Descendants(Ds + "X509Certificate"))
        .Select(certificate => Certificates.SigningCertOf(certificate.Value))
        .FirstOrDefault(certificate => certificate is not null);
}
