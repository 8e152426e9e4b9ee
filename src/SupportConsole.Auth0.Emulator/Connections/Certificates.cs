using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Connections;

/// <summary>Reads <c>signingCert</c> and <c>cert</c> and derives what Auth0 shows of them.</summary>
internal static class Certificates
{
    private static readonly Dictionary<string, string> SubjectNames = new()
    {
        ["2.5.4.3"] = "commonName",
        ["2.5.4.6"] = "countryName",
        ["2.5.4.7"] = "localityName",
        ["2.5.4.8"] = "stateOrProvinceName",
        ["2.5.4.10"] = "organizationName",
        ["2.5.4.11"] = "organizationalUnitName",
        ["1.2.840.113549.1.9.1"] = "emailAddress",
    };

    /// <summary>The certificate in a PEM text or in Base64 of one; null if the text is neither.</summary>
    public static X509Certificate2? Read(string text)
    {
        try
        {
            return X509Certificate2.CreateFromPem(Pem(text));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Base64 of the PEM text of a certificate given as bare Base64; null if it is no certificate.</summary>
    public static string? SigningCertOf(string bareBase64)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(bareBase64));
            return Convert.ToBase64String(Encoding.ASCII.GetBytes(certificate.ExportCertificatePem() + "\n"));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Sets the derived keys. <c>cert</c> is the PEM text as it was sent, decoded.</summary>
    public static void Derive(JsonObject options, X509Certificate2 certificate, string text)
    {
        options["expires"] = WireTime.Of(new DateTimeOffset(certificate.NotAfter));
        options["subject"] = Subject(certificate);
        options["thumbprints"] = new JsonArray(certificate.GetCertHashString(HashAlgorithmName.SHA1).ToLowerInvariant());
        options["cert"] = Pem(text);
    }

    private static string Pem(string text) =>
        text.Contains("-----BEGIN", StringComparison.Ordinal) ? text : Encoding.ASCII.GetString(Convert.FromBase64String(text));

    private static JsonObject Subject(X509Certificate2 certificate)
    {
        var subject = new JsonObject();
        foreach (var part in certificate.SubjectName.EnumerateRelativeDistinguishedNames().Where(part => !part.HasMultipleElements))
        {
            if (SubjectNames.TryGetValue(part.GetSingleElementType().Value ?? "", out var name))
            {
                subject[name] = part.GetSingleElementValue();
            }
        }

        return subject;
    }
}
