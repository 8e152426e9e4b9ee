using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace SupportConsole.Federation.Pasting;

/// <summary>Finds a SAML metadata document in a paste and takes the IdPs' facts from it. No DTD, no entities, nothing resolved.</summary>
internal static partial class PasteMetadata
{
    private static readonly XNamespace Saml = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static readonly XNamespace Signature = "http://www.w3.org/2000/09/xmldsig#";

    public static void Scan(PasteText text, List<PasteFinding> findings, List<Problem> problems)
    {
        var match = Document().Match(text.Clean);
        if (!match.Success)
        {
            return;
        }

        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 4 * 1024 * 1024 };
            using var reader = XmlReader.Create(new StringReader(match.Value), settings);
            Take(XDocument.Load(reader), findings, problems);
        }
        catch (XmlException unreadable)
        {
            problems.Add(new Problem($"The metadata in the paste is not sound XML: line {unreadable.LineNumber} of it stops the reader (cut short, altered by the mail, or with a DTD, which is refused).", "Ask for the metadata as a file or URL.") { Code = "paste.metadata-unreadable" });
        }

        text.Blank(match.Index, match.Length);
    }

    private static void Take(XDocument document, List<PasteFinding> findings, List<Problem> problems)
    {
        var providers = document.Descendants(Saml + "EntityDescriptor").Where(entity => entity.Element(Saml + "IDPSSODescriptor") is not null).ToList();
        if (providers.Count == 0)
        {
            problems.Add(new Problem("The metadata describes no identity provider: it is a service provider's.", "Ask for the metadata of the IdP, which holds an IDPSSODescriptor.") { Code = "paste.metadata-no-idp" });
        }

        foreach (var entity in providers)
        {
            var role = entity.Element(Saml + "IDPSSODescriptor")!;
            var id = (string?)entity.Attribute("entityID") ?? "";
            var source = providers.Count == 1 ? "from metadata" : $"from metadata of {id}";
            findings.Add(new PasteFinding(PasteFindingKind.Metadata, id, source));
            findings.Add(new PasteFinding(PasteFindingKind.EntityId, id, source));
            Add(PasteFindingKind.SignInUrl, role.Elements(Saml + "SingleSignOnService"), source, findings);
            Add(PasteFindingKind.SignOutUrl, role.Elements(Saml + "SingleLogoutService"), source, findings);
            var signing = role.Elements(Saml + "KeyDescriptor").Where(key => (string?)key.Attribute("use") is null or "signing").Descendants(Signature + "X509Certificate");
            foreach (var certificate in signing.SelectMany(element => PasteCertificates.Certificates(element.Value)).Distinct())
            {
                findings.Add(PasteCertificates.Finding(certificate, source));
            }
        }
    }

    private static void Add(PasteFindingKind kind, IEnumerable<XElement> endpoints, string source, List<PasteFinding> findings)
    {
        var located = endpoints.Where(endpoint => !string.IsNullOrWhiteSpace((string?)endpoint.Attribute("Location")))
            .OrderBy(endpoint => ((string?)endpoint.Attribute("Binding"))?.EndsWith("HTTP-Redirect", StringComparison.Ordinal) == true ? 0 : 1).FirstOrDefault();
        if (located is not null)
        {
            findings.Add(new PasteFinding(kind, ((string)located.Attribute("Location")!).Trim(), source));
        }
    }

    [GeneratedRegex(@"(?:<\?xml[^>]*\?>\s*)?(?:<!DOCTYPE(?s:.*?)\]?>\s*)?(?:<!--(?s:.*?)-->\s*)?<(?:[A-Za-z0-9_-]+:)?Entit(?:y|ies)Descriptor(?s:.*)Entit(?:y|ies)Descriptor\s*>", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Document();
}
