using System.Text;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Pasting;

namespace SupportConsole.App.Rotation;

/// <summary>The certificates in what was pasted or dropped.</summary>
public static class PastedCertificates
{
    /// <summary>The certificates found, at least one; else why there is none.</summary>
    public static Result<IReadOnlyList<SigningCertificate>> Read(ReadOnlyMemory<byte> bytes, DateTimeOffset now)
    {
        if (bytes.Span is [0x30, ..] && SigningCertificate.FromDer(bytes.Span) is { IsOk: true } der)
        {
            return Result<IReadOnlyList<SigningCertificate>>.Of([der.Value]);
        }

        var paste = PasteReader.Read(Encoding.UTF8.GetString(bytes.Span), now);
        var certificates = paste.Findings.Select(finding => finding.Certificate).OfType<SigningCertificate>().Distinct().ToList();
        return certificates.Count > 0 ? Result<IReadOnlyList<SigningCertificate>>.Of(certificates)
            : paste.Problems.Count > 0 ? paste.Problems[0]
            : new Problem("There is no certificate in it.", "Paste the certificate that the IdP shows, its metadata, or drop the .cer or .pem file.") { Code = "certificate.none", NotLost = "What you pasted is still here." };
    }
}
