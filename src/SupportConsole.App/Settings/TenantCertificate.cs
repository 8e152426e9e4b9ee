using System.Security.Cryptography;
using System.Text;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.App.Settings;

/// <summary>Reads the certificate that <c>options.signingCert</c> holds: Base64 of PEM text, or PEM text.</summary>
public static class TenantCertificate
{
    /// <summary>The certificate; null where the text is not one.</summary>
    public static SigningCertificate? Read(string? signingCert)
    {
        if (string.IsNullOrWhiteSpace(signingCert))
        {
            return null;
        }

        var pem = signingCert;
        if (!pem.Contains("-----BEGIN", StringComparison.Ordinal))
        {
            var bytes = new byte[signingCert.Length];
            if (!Convert.TryFromBase64String(signingCert, bytes, out var length))
            {
                return null;
            }

            pem = Encoding.UTF8.GetString(bytes.AsSpan(0, length));
        }

        if (!PemEncoding.TryFind(pem, out var fields))
        {
            return null;
        }

        return SigningCertificate.FromDer(Convert.FromBase64String(pem[fields.Base64Data])) is { IsOk: true } read ? read.Value : null;
    }
}
