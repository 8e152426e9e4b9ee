using System.Xml;

namespace SupportConsole.Auth0.Emulator.SignIn;

/// <summary>The identity provider's own refusal, in the sentences of Auth0's SAML library.</summary>
internal static class SamlStatus
{
    private const string Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
    private const string Prefix = "urn:oasis:names:tc:SAML:2.0:status:";

    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["Requester"] = "The request could not be performed due to an error on the part of the requester",
        ["Responder"] = "The request could not be performed due to an error on the part of the SAML responder or SAML authority",
        ["VersionMismatch"] =
            "The SAML responder could not process the request because the version of the request message was incorrect",
        ["AuthnFailed"] = "The responding provider was unable to successfully authenticate the principal",
    };

    /// <summary>Null if the status is Success. The second level says more than the first.</summary>
    public static SignInFailure? Failure(XmlElement response)
    {
        var codes = response.GetElementsByTagName("StatusCode", Protocol).OfType<XmlElement>()
            .Select(code => code.GetAttribute("Value").Replace(Prefix, "", StringComparison.Ordinal))
            .ToList();
        if (codes is ["Success", ..])
        {
            return null;
        }

        var message = response.GetElementsByTagName("StatusMessage", Protocol).OfType<XmlElement>().FirstOrDefault()?.InnerText.Trim();
        var sentence = codes.AsEnumerable().Reverse().Select(code => Sentences.GetValueOrDefault(code)).FirstOrDefault(known => known is not null)
            ?? "saml response does not contain an Assertion element";
        return SignInFailure.Denied(message is { Length: > 0 } ? $"{sentence} ({message})" : sentence) with
        {
            Detail = string.Join(", ", codes.Select(code => Prefix + code)),
        };
    }
}
