using System.Globalization;
using System.Security.Cryptography.Xml;
using System.Xml;
using System.Xml.Linq;

#pragma warning disable RS0030 // SignedXml works on XmlDocument. Only our own text gets into one.

namespace SupportConsole.DemoIdp.Saml;

/// <summary>The identity provider's metadata and responses.</summary>
internal static class SamlDocuments
{
    private static readonly XNamespace Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static readonly XNamespace Saml = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static readonly XNamespace Md = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static readonly XNamespace Ds = "http://www.w3.org/2000/09/xmldsig#";
    private static readonly string[] Bindings = ["HTTP-Redirect", "HTTP-POST"];

    public static string Metadata(IdpContext idp) => new XElement(
        Md + "EntityDescriptor",
        new XAttribute("entityID", EntityId(idp)),
        new XElement(
            Md + "IDPSSODescriptor",
            new XAttribute("WantAuthnRequestsSigned", "false"),
            new XAttribute("protocolSupportEnumeration", Protocol),
            new XElement(
                Md + "KeyDescriptor",
                new XAttribute("use", "signing"),
                new XElement(
                    Ds + "KeyInfo",
                    new XElement(
                        Ds + "X509Data",
                        new XElement(Ds + "X509Certificate", Convert.ToBase64String(idp.Key.Certificate.RawData))))),
            new XElement(Md + "NameIDFormat", "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"),
            Bindings.Select(binding => new XElement(
                Md + "SingleSignOnService",
                new XAttribute("Binding", "urn:oasis:names:tc:SAML:2.0:bindings:" + binding),
                new XAttribute("Location", idp.Issuer + "/saml/sso"))))).ToString();

    /// <summary>A response with one signed assertion.</summary>
    public static string Response(IdpContext idp, SamlSignInRequest request, DemoUser user)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        document.LoadXml(Envelope(idp, request, "Success", null, AssertionOf(idp, request, user)).ToString(SaveOptions.DisableFormatting));
        Sign(document, idp.Key);
        return document.OuterXml;
    }

    /// <summary>A response that signs nobody in. It is not signed; it needs no trust.</summary>
    public static string Refusal(IdpContext idp, SamlSignInRequest request, string message) =>
        Envelope(idp, request, "Responder", message, null).ToString(SaveOptions.DisableFormatting);

    private static string EntityId(IdpContext idp) => idp.Issuer + "/saml";

    private static XElement Envelope(IdpContext idp, SamlSignInRequest request, string status, string? message, XElement? assertion) => new(
        Protocol + "Response",
        new XAttribute("ID", NewId()),
        new XAttribute("Version", "2.0"),
        new XAttribute("IssueInstant", Time(idp.Now)),
        new XAttribute("Destination", request.AssertionConsumer),
        new XAttribute("InResponseTo", request.Id),
        new XElement(Saml + "Issuer", EntityId(idp)),
        new XElement(
            Protocol + "Status",
            new XElement(Protocol + "StatusCode", new XAttribute("Value", "urn:oasis:names:tc:SAML:2.0:status:" + status)),
            message is null ? null : new XElement(Protocol + "StatusMessage", message)),
        assertion);

    private static XElement AssertionOf(IdpContext idp, SamlSignInRequest request, DemoUser user)
    {
        var now = idp.Now;
        var end = Time(now.AddMinutes(5));
        return new XElement(
            Saml + "Assertion",
            new XAttribute("ID", NewId()),
            new XAttribute("Version", "2.0"),
            new XAttribute("IssueInstant", Time(now)),
            new XElement(Saml + "Issuer", EntityId(idp)),
            new XElement(
                Saml + "Subject",
                new XElement(
                    Saml + "NameID",
                    new XAttribute("Format", "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"),
                    user.Id),
                new XElement(
                    Saml + "SubjectConfirmation",
                    new XAttribute("Method", "urn:oasis:names:tc:SAML:2.0:cm:bearer"),
                    new XElement(
                        Saml + "SubjectConfirmationData",
                        new XAttribute("InResponseTo", request.Id),
                        new XAttribute("NotOnOrAfter", end),
                        new XAttribute("Recipient", request.AssertionConsumer)))),
            new XElement(
                Saml + "Conditions",
                new XAttribute("NotBefore", Time(now.AddMinutes(-1))),
                new XAttribute("NotOnOrAfter", end),
                new XElement(
                    Saml + "AudienceRestriction",
                    new XElement(Saml + "Audience", idp.Has(DemoFaults.WrongAudience) ? "urn:another:application" : request.EntityId))),
            new XElement(
                Saml + "AuthnStatement",
                new XAttribute("AuthnInstant", Time(now)),
                new XElement(
                    Saml + "AuthnContext",
                    new XElement(Saml + "AuthnContextClassRef", "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified"))),
            new XElement(Saml + "AttributeStatement", Attributes(idp, user)));
    }

    private static IEnumerable<XElement> Attributes(IdpContext idp, DemoUser user)
    {
        yield return Attribute("given_name", user.GivenName);
        yield return Attribute("family_name", user.FamilyName);
        yield return Attribute("name", user.Name);
        if (!idp.Has(DemoFaults.MissingEmail))
        {
            yield return Attribute("email", user.Email);
        }
    }

    private static XElement Attribute(string name, string value) =>
        new(Saml + "Attribute", new XAttribute("Name", name), new XElement(Saml + "AttributeValue", value));

    private static void Sign(XmlDocument document, SigningKey key)
    {
        var assertion = (XmlElement)document.GetElementsByTagName("Assertion", Saml.NamespaceName)[0]!;
        var signed = new AssertionSignature(assertion) { SigningKey = key.Rsa };
        signed.SignedInfo!.SignatureMethod = SignedXml.XmlDsigRSASHA256Url;
        signed.SignedInfo.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        var reference = new Reference("#" + assertion.GetAttribute("ID")) { DigestMethod = SignedXml.XmlDsigSHA256Url };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(new XmlDsigExcC14NTransform());
        signed.AddReference(reference);
        signed.KeyInfo.AddClause(new KeyInfoX509Data(key.Certificate));
        signed.ComputeSignature();
        assertion.InsertAfter(document.ImportNode(signed.GetXml(), deep: true), assertion.FirstChild);
    }

    private static string NewId() => "_" + Guid.NewGuid().ToString("N");

    private static string Time(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private sealed class AssertionSignature(XmlElement assertion) : SignedXml(assertion.OwnerDocument)
    {
        public override XmlElement? GetIdElement(XmlDocument? document, string idValue) => assertion;
    }
}
