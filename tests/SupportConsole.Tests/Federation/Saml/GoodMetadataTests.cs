using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using System.Xml.XPath;
using SupportConsole.Federation.Saml;
using SupportConsole.Tests.Federation.Saml.Corpus;

namespace SupportConsole.Tests.Federation.Saml;

/// <summary>Good metadata, held against what XPath finds in the same bytes.</summary>
public sealed class GoodMetadataTests
{
    public static TheoryData<string> Names => new(GoodMetadata.All.Select(good => good.Name));

    [Fact]
    public void There_are_at_least_forty_of_twelve_providers()
    {
        Assert.True(GoodMetadata.All.Count() >= 40);
        Assert.True(IdpShapes.All.Count >= 12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_read_as_a_second_parser_reads_it(string name)
    {
        var bytes = GoodMetadata.All.First(good => good.Name == name).Document;
        var expected = SecondParser.Read(bytes);

        var read = IdpMetadataReader.Read(bytes, Keys.Now).Value;

        Assert.Equal(expected.Select(idp => idp.ToString()), read.IdentityProviders.Select(idp => Reading.Of(idp).ToString()));
    }

    [Fact]
    public void A_signature_is_told_and_not_trusted()
    {
        var signed = GoodMetadata.All.Where(good => good.Name.StartsWith("entra", StringComparison.Ordinal) || good.Name.StartsWith("adfs", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(signed);
        Assert.All(signed, good => Assert.Contains(IdpMetadataReader.Read(good.Document, Keys.Now).Value.Findings, finding => finding.Code == "metadata.signed"));
        Assert.DoesNotContain(IdpMetadataReader.Read(GoodMetadata.All.First().Document, Keys.Now).Value.Findings, finding => finding.Code == "metadata.signed");
    }

    /// <summary>A reading as text, to compare.</summary>
    private sealed record Reading(string EntityId, DateTimeOffset? Until, TimeSpan? Cache, string SignIn, string SignOut, string Certificates, bool WantsSigned, string Formats, string Proposed, string? ProposedOut)
    {
        public static Reading Of(IdpMetadata idp) => new(
            idp.EntityId, idp.ValidUntil, idp.CacheDuration, Ends(idp.SingleSignOn), Ends(idp.SingleLogout), string.Join('|', idp.SigningCertificates.Select(one => Convert.ToBase64String(one.Der.Span))), idp.WantAuthnRequestsSigned,
            string.Join('|', idp.NameIdFormats), End(idp.ProposedSignIn.Value), idp.ProposedSignOut is { } signOut ? End(signOut.Value) : null);

        private static string Ends(IEnumerable<SamlEndpoint> all) => string.Join('|', all.Select(End));

        private static string End(SamlEndpoint one) => $"{one.Binding} {one.Location}";
    }

    private static class SecondParser
    {
        private const string Bindings = "urn:oasis:names:tc:SAML:2.0:bindings:";

        public static List<Reading> Read(byte[] bytes)
        {
            var document = XDocument.Load(new MemoryStream(bytes));
            var names = new XmlNamespaceManager(new NameTable());
            names.AddNamespace("md", "urn:oasis:names:tc:SAML:2.0:metadata");
            names.AddNamespace("ds", "http://www.w3.org/2000/09/xmldsig#");
            return [.. document.XPathSelectElements("//md:EntityDescriptor[md:IDPSSODescriptor]", names).Select(entity => One(entity, names))];
        }

        private static Reading One(XElement entity, XmlNamespaceManager names)
        {
            IEnumerable<XElement> All(string path) => entity.XPathSelectElements("md:IDPSSODescriptor/" + path, names);
            List<string> Ends(string path) => [.. All(path).Select(one => $"{(string)one.Attribute("Binding")!} {((string)one.Attribute("Location")!).Trim()}")];
            string? Best(List<string> ends) => ends.Find(end => end.StartsWith(Bindings + "HTTP-Redirect ", StringComparison.Ordinal)) ?? ends.Find(end => end.StartsWith(Bindings + "HTTP-POST ", StringComparison.Ordinal));
            var (signIn, signOut) = (Ends("md:SingleSignOnService"), Ends("md:SingleLogoutService"));
            var dates = entity.AncestorsAndSelf().Select(one => (string?)one.Attribute("validUntil")).OfType<string>().Select(text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)).ToList();
            var certificates = All("md:KeyDescriptor[not(@use) or @use='signing']/ds:KeyInfo/ds:X509Data/ds:X509Certificate").Select(one => Convert.ToBase64String(Convert.FromBase64String(one.Value))).Distinct();
            return new Reading(
                (string)entity.Attribute("entityID")!, dates.Count == 0 ? null : dates.Min(), entity.Attribute("cacheDuration") is { } cache ? (TimeSpan)cache : null, string.Join('|', signIn), string.Join('|', signOut),
                string.Join('|', certificates), (bool?)entity.XPathSelectElement("md:IDPSSODescriptor", names)!.Attribute("WantAuthnRequestsSigned") ?? false,
                string.Join('|', All("md:NameIDFormat").Select(one => one.Value)), Best(signIn)!, Best(signOut));
        }
    }
}
