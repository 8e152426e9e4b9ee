using System.Text;
using System.Xml;

namespace SupportConsole.Federation.Saml;

/// <summary>
/// One pass over a SAML response. An element counts only if its whole path is known: an encrypted assertion holds our
/// certificate.
/// </summary>
internal sealed class SamlResponseWalk
{
    private const int MaxText = 64 * 1024;
    private const int MaxCertificates = 20;
    private const string Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
    private const string Assertion = "urn:oasis:names:tc:SAML:2.0:assertion";
    private readonly List<string> path = [];
    private readonly StringBuilder text = new();
    private readonly SamlResponse response = new();

    public static Result<SamlResponse> Over(XmlReader reader)
    {
        var walk = new SamlResponseWalk();
        while (reader.Read())
        {
            if (walk.Take(reader) is { } problem)
            {
                return problem;
            }
        }

        return walk.response;
    }

    private Problem? Take(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Text or XmlNodeType.CDATA when text.Length <= MaxText:
                text.Append(reader.Value.AsSpan(0, Math.Min(reader.Value.Length, MaxText)));
                break;
            case XmlNodeType.EndElement:
                Close();
                break;
            case XmlNodeType.Element:
                if (SafeXml.TooDeep(reader) is { } deep)
                {
                    return deep;
                }

                path.Add(Name(reader));
                if (path is [not "p:Response"])
                {
                    return NotMetadata.Of(reader);
                }

                Open(reader);
                if (reader.IsEmptyElement)
                {
                    Close();
                }

                break;
        }

        return null;
    }

    private static string Name(XmlReader reader) => reader.NamespaceURI switch
    {
        Protocol => "p:" + reader.LocalName,
        Assertion => "a:" + reader.LocalName,
        MetadataWalk.Ds => "d:" + reader.LocalName,
        _ => "?",
    };

    private void Open(XmlReader reader)
    {
        text.Clear();
        switch (path)
        {
            case ["p:Response"]:
                response.Destination = reader.GetAttribute("Destination");
                break;
            case ["p:Response", "p:Status", "p:StatusCode", ..] when path[^1] == "p:StatusCode"
                && reader.GetAttribute("Value") is { } value:
                response.Statuses.Add(value[(value.LastIndexOf(':') + 1)..]);
                break;
            case ["p:Response", "a:Assertion" or "a:EncryptedAssertion"]:
                response.HasAssertion = true;
                break;
        }
    }

    private void Close()
    {
        var value = text.ToString().Trim();
        switch (path)
        {
            case ["p:Response", "a:Issuer"] or ["p:Response", "a:Assertion", "a:Issuer"]:
                response.Issuer ??= value;
                break;
            case ["p:Response", "p:Status", "p:StatusMessage"]:
                response.StatusMessage = value;
                break;
            case ["p:Response", "d:Signature", "d:KeyInfo", "d:X509Data", "d:X509Certificate"]
                or ["p:Response", "a:Assertion", "d:Signature", "d:KeyInfo", "d:X509Data", "d:X509Certificate"]:
                if (response.Certificates.Count < MaxCertificates && !response.Certificates.Contains(value))
                {
                    response.Certificates.Add(value);
                }

                break;
        }

        path.RemoveAt(path.Count - 1);
        text.Clear();
    }
}
