using System.Text;
using System.Xml;

namespace SupportConsole.Federation.Saml;

/// <summary>One pass over a metadata document. An element counts only if its whole path is known, never by its name alone.</summary>
internal sealed class MetadataWalk
{
    /// <summary>The longest text taken from one element, in characters: a certificate has some thousands.</summary>
    public const int MaxText = 128 * 1024;

    /// <summary>The most entities taken in one document: more than a federation has in 4 MB.</summary>
    public const int MaxEntities = 2_000;

    private const int MaxKeys = 200;
    private const string Md = "urn:oasis:names:tc:SAML:2.0:metadata";
    public const string Ds = "http://www.w3.org/2000/09/xmldsig#";
    private const string Alg = "urn:oasis:names:tc:SAML:metadata:algsupport";
    private readonly List<string> path = [];
    private readonly List<Dated?> validity = [];
    private readonly StringBuilder text = new();
    private readonly char[] chunk = new char[4096];
    private string place = "";

    /// <summary>Whether an element around the current one, within its KeyDescriptor, is in a wrong namespace.</summary>
    private bool isMisplaced;

    public List<EntityDraft> Entities { get; } = [];

    public bool IsSigned { get; private set; }

    private string Parent => path.Count == 0 ? "" : path[^1];

    private EntityDraft Entity => Entities[^1];

    private RoleDraft Role => Entity.Roles[^1];

    public static Result<MetadataWalk> Over(XmlReader reader)
    {
        var walk = new MetadataWalk();
        return walk.Walk(reader) is { } problem ? problem : walk;
    }

    private Problem? Walk(XmlReader reader)
    {
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Text or XmlNodeType.CDATA when Parent is "ds:X509Certificate" or "md:NameIDFormat":
                    if (TakeText(reader) is { } tooLong)
                    {
                        return tooLong;
                    }

                    break;
                case XmlNodeType.EndElement:
                    Close();
                    break;
                case XmlNodeType.Element:
                    if ((SafeXml.TooDeep(reader) ?? (reader.Depth == 0 ? NotMetadata.Of(reader) : null)) is { } refused)
                    {
                        return refused;
                    }

                    var isEmpty = reader.IsEmptyElement;
                    Open(reader);
                    if (TooMany() is { } many)
                    {
                        return many;
                    }

                    if (isEmpty)
                    {
                        Close();
                    }

                    break;
            }
        }

        return null;
    }

    private Problem? TooMany() => Entities.Count > MaxEntities
        ? XmlRefusals.Limit("entities", $"The document describes more than {MaxEntities:N0} entities{place}.")
        : Entities.Count > 0 && Entity.Roles.Count > 0 && Role.Keys.Count > MaxKeys
            ? XmlRefusals.Limit("keys", $"An identity provider has more than {MaxKeys} keys{place}; none has.")
            : null;

    private Problem? TakeText(XmlReader reader)
    {
        int read;
        while ((read = reader.ReadValueChunk(chunk, 0, chunk.Length)) > 0)
        {
            text.Append(chunk, 0, read);
            if (text.Length > MaxText)
            {
                return XmlRefusals.Limit(
                    "text",
                    $"The element {Parent[3..]}{place} holds more than {MaxText:N0} characters; no metadata does.");
            }
        }

        return null;
    }

    private void Open(XmlReader reader)
    {
        var isOdd = IsKeyPart(reader.LocalName) && reader.NamespaceURI != Ds;
        var name = isOdd ? "ds:" + reader.LocalName : Name(reader);
        var known = IsKnown(Parent, name);
        IsSigned |= name == "ds:Signature" && Parent is "md:EntityDescriptor" or "md:EntitiesDescriptor";
        if (!known && Parent == "md:EntityDescriptor" && IsOtherRole(name))
        {
            Entity.OtherRoles.Add(reader.LocalName);
        }

        place = known ? SafeXml.Place(reader) : "";
        if (known && isOdd)
        {
            Role.Keys[^1].WrongNamespace ??= (reader.NamespaceURI, place);
            isMisplaced = true;
        }

        path.Add(known ? name : "?");
        validity.Add(known && reader.GetAttribute("validUntil") is { } until ? new Dated(until, place) : null);
        if (known)
        {
            Take(name, reader);
        }
    }

    private static string Name(XmlReader reader) => reader.NamespaceURI switch
    {
        Md => "md:" + reader.LocalName,
        Ds => "ds:" + reader.LocalName,
        Alg => "alg:" + reader.LocalName,
        _ => "?",
    };

    private static bool IsKnown(string parent, string name) => (parent, name) switch
    {
        ("" or "md:EntitiesDescriptor", "md:EntitiesDescriptor" or "md:EntityDescriptor") => true,
        ("md:EntityDescriptor", "md:IDPSSODescriptor" or "md:SPSSODescriptor") => true,
        ("md:IDPSSODescriptor", "md:KeyDescriptor" or "md:SingleSignOnService" or "md:SingleLogoutService" or "md:NameIDFormat") => true,
        ("md:EntityDescriptor" or "md:IDPSSODescriptor", "md:Extensions") or ("md:Extensions", "alg:SigningMethod") => true,
        ("md:KeyDescriptor", "ds:KeyInfo") or ("ds:KeyInfo", "ds:X509Data") or ("ds:X509Data", "ds:X509Certificate") => true,
        _ => false,
    };

    private static bool IsOtherRole(string name) =>
        name is "md:RoleDescriptor" or "md:AttributeAuthorityDescriptor" or "md:AuthnAuthorityDescriptor"
            or "md:PDPDescriptor" or "md:AffiliationDescriptor";

    /// <summary>Whether a child of the open element belongs to a key by its name, whatever its namespace.</summary>
    private bool IsKeyPart(string localName) =>
        (Parent, localName) is ("md:KeyDescriptor", "KeyInfo") or ("ds:KeyInfo", "X509Data") or ("ds:X509Data", "X509Certificate");

    private void Take(string name, XmlReader reader)
    {
        switch (name)
        {
            case "md:EntityDescriptor":
                Entities.Add(new EntityDraft(
                    reader.GetAttribute("entityID"),
                    place)
                { CacheDuration = reader.GetAttribute("cacheDuration") });
                Entity.Validity.AddRange(validity.OfType<Dated>());
                break;
            case "md:SPSSODescriptor":
                Entity.HasSp = true;
                break;
            case "md:IDPSSODescriptor":
                Entity.Roles.Add(new RoleDraft(place)
                {
                    Protocols = reader.GetAttribute("protocolSupportEnumeration"),
                    ValidUntil = validity[^1],
                    WantsSigned = reader.GetAttribute("WantAuthnRequestsSigned")?.Trim() is "true" or "1",
                });
                break;
            case "md:KeyDescriptor":
                isMisplaced = false;
                Role.Keys.Add(new KeyDraft(reader.GetAttribute("use")?.Trim(), place));
                break;
            case "ds:X509Data":
                Role.Keys[^1].Certificates.Add([]);
                Role.Keys[^1].Misplaced.Add([]);
                break;
            case "alg:SigningMethod":
                var algorithms = path.Contains("md:IDPSSODescriptor") ? Role.Algorithms : Entity.Algorithms;
                algorithms.Add(reader.GetAttribute("Algorithm")?.Trim() ?? "");
                break;
            case "md:SingleSignOnService":
                Role.SignIn.Add(Endpoint(reader));
                break;
            case "md:SingleLogoutService":
                Role.SignOut.Add(Endpoint(reader));
                break;
            default:
                text.Clear();
                break;
        }
    }

    private void Close()
    {
        var name = Parent;
        path.RemoveAt(path.Count - 1);
        validity.RemoveAt(validity.Count - 1);
        if (name == "ds:X509Certificate")
        {
            var groups = isMisplaced ? Role.Keys[^1].Misplaced : Role.Keys[^1].Certificates;
            groups[^1].Add(new CertificateDraft(text.ToString(), place));
        }
        else if (name == "ds:KeyInfo")
        {
            isMisplaced = false;
        }
        else if (name == "md:NameIDFormat")
        {
            Role.Formats.Add(text.ToString().Trim());
        }
    }

    private EndpointDraft Endpoint(XmlReader reader) =>
        new(new SamlEndpoint(reader.GetAttribute("Binding")?.Trim() ?? "", reader.GetAttribute("Location")?.Trim() ?? ""), place);
}
