using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace SupportConsole.Tests.Auth0.Emulator.Support;

/// <summary>Bodies as a careful caller sends them, and certificates made on the spot.</summary>
public static class Bodies
{
    public static JsonObject OidcOptions() => new()
    {
        ["type"] = "back_channel",
        ["client_id"] = "0oa1acme",
        ["client_secret"] = "s3cret-of-acme",
        ["issuer"] = "https://idp.acme.example",
        ["authorization_endpoint"] = "https://idp.acme.example/authorize",
        ["token_endpoint"] = "https://idp.acme.example/token",
        ["jwks_uri"] = "https://idp.acme.example/jwks",
        ["scope"] = "openid profile email",
    };

    public static JsonObject Oidc(string name = "acme-prod") => new() { ["name"] = name, ["strategy"] = "oidc", ["options"] = OidcOptions() };

    public static JsonObject SamlOptions(X509Certificate2 certificate) => new()
    {
        ["signInEndpoint"] = "https://idp.acme.example/sso",
        ["signingCert"] = SigningCert(certificate),
    };

    public static JsonObject Saml(X509Certificate2 certificate, string name = "acme-saml") =>
        new() { ["name"] = name, ["strategy"] = "samlp", ["options"] = SamlOptions(certificate) };

    /// <summary>Base64 of the PEM text, as Auth0 wants it.</summary>
    public static string SigningCert(X509Certificate2 certificate) => Convert.ToBase64String(Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()));

    public static string Sha1(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA1).ToLowerInvariant();

    public static X509Certificate2 Certificate(string subject = "CN=idp.acme.example, O=Acme")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2029, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    public static string Metadata(X509Certificate2 certificate, string signIn = "https://idp.acme.example/from-metadata") => $"""
        <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.acme.example">
          <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" WantAuthnRequestsSigned="true">
            <KeyDescriptor use="signing">
              <KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>{Convert.ToBase64String(certificate.RawData)}</X509Certificate></X509Data></KeyInfo>
            </KeyDescriptor>
            <SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.acme.example/bye"/>
            <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="{signIn}"/>
          </IDPSSODescriptor>
        </EntityDescriptor>
        """;
}
