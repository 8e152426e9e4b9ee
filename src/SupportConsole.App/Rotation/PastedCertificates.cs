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
        var paste = PasteReader.Read(bytes, now);
        var certificates = paste.Findings.Select(finding => finding.Certificate).OfType<SigningCertificate>().Distinct().ToList();
        return certificates.Count > 0 ? Result<IReadOnlyList<SigningCertificate>>.Of(certificates)
            : (CertificateReader.Read(bytes, now).Problem ?? paste.Problems[0]) with { NotLost = "What you pasted is still here." };
    }
}
