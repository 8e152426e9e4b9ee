using System.Text;
using System.Xml;

namespace SupportConsole.Federation.Saml;

/// <summary>One pass over a metadata document. An element counts only where its whole path is known, never by its name alone.</summary>
internal sealed class MetadataWalk
{
    private const string Md = "urn:oasis:names:tc:SAML:2.0:metadata";
    private const string Ds = "http://www.w3.org/2000/09/xmldsig#";
    private readonly List<string> path = [];
    private readonly List<string?> validity = [];
    private readonly StringBuilder text = new();
    private EntityDraft? entity;
    private bool signingKey;

    public List<EntityDraft> Entities { get; } = [];

    public bool IsSigned { get; private set; }

    private string Parent => path.Count == 0 ? "" : path[^1];

    public Problem? Walk(XmlReader reader)
    {
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && Parent is "ds:X509Certificate" or "md:NameIDFormat")
            {
                text.Append(reader.Value);
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                Close();
            }
            else if (reader.NodeType == XmlNodeType.Element)
            {
                if (SafeXml.Check(reader) is { } limit)
                {
                    return limit;
                }

                if (reader.Depth == 0 && WrongRoot.Of(reader) is { } wrong)
                {
                    return wrong;
                }

                var isEmpty = reader.IsEmptyElement;
                Open(reader);
                if (isEmpty)
                {
                    Close();
                }
            }
        }

        return null;
    }

    private void Open(XmlReader reader)
    {
        var name = reader.NamespaceURI switch { Md => "md:" + reader.LocalName, Ds => "ds:" + reader.LocalName, _ => "?" };
        var known = (Parent, name) switch
        {
            ("" or "md:EntitiesDescriptor", "md:EntitiesDescriptor" or "md:EntityDescriptor") => true,
            ("md:EntityDescriptor", "md:IDPSSODescriptor" or "md:SPSSODescriptor") => true,
            ("md:IDPSSODescriptor", "md:KeyDescriptor" or "md:SingleSignOnService" or "md:SingleLogoutService" or "md:NameIDFormat") => true,
            ("md:KeyDescriptor", "ds:KeyInfo") or ("ds:KeyInfo", "ds:X509Data") or ("ds:X509Data", "ds:X509Certificate") => true,
            _ => false,
        };
        IsSigned |= name == "ds:Signature" && Parent is "md:EntityDescriptor" or "md:EntitiesDescriptor";
        path.Add(known ? name : "?");
        validity.Add(reader.GetAttribute("validUntil") ?? (validity.Count > 0 ? validity[^1] : null));
        if (known)
        {
            Take(name, reader);
        }
    }

    private void Take(string name, XmlReader reader)
    {
        switch (name)
        {
            case "md:EntityDescriptor":
                entity = new EntityDraft { EntityId = reader.GetAttribute("entityID")?.Trim() ?? "", ValidUntil = validity[^1] };
                Entities.Add(entity);
                break;
            case "md:SPSSODescriptor":
                entity!.HasSp = true;
                break;
            case "md:IDPSSODescriptor":
                entity!.HasIdp = true;
                entity.WantsSigned |= reader.GetAttribute("WantAuthnRequestsSigned")?.Trim() is "true" or "1";
                break;
            case "md:KeyDescriptor":
                signingKey = reader.GetAttribute("use") is null or "signing";
                entity!.HasEncryptionKey |= !signingKey;
                break;
            case "md:SingleSignOnService":
                entity!.SignIn.Add(Endpoint(reader));
                break;
            case "md:SingleLogoutService":
                entity!.SignOut.Add(Endpoint(reader));
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
        if (name == "ds:X509Certificate" && signingKey)
        {
            entity!.Certificates.Add(text.ToString());
        }
        else if (name == "md:NameIDFormat")
        {
            entity!.Formats.Add(text.ToString().Trim());
        }
    }

    private static SamlEndpoint Endpoint(XmlReader reader) => new(reader.GetAttribute("Binding")?.Trim() ?? "", reader.GetAttribute("Location")?.Trim() ?? "");
}
