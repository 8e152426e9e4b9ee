using System.Globalization;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.Tests.Watch;

/// <summary>SAML metadata with the given certificates.</summary>
internal static class IdpDocument
{
    public static string Of(string entityId, params IEnumerable<SigningCertificate> certificates) =>
        string.Create(CultureInfo.InvariantCulture, $"<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" ID=\"_{Guid.NewGuid():N}\" entityID=\"{entityId}\">")
        + "<IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">"
        + string.Concat(certificates.Select(each => "<KeyDescriptor use=\"signing\"><KeyInfo xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><X509Data><X509Certificate>"
            + Convert.ToBase64String(each.Der.Span) + "</X509Certificate></X509Data></KeyInfo></KeyDescriptor>"))
        + $"<SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\" Location=\"{entityId}/sso\"/>"
        + "</IDPSSODescriptor></EntityDescriptor>";
}
