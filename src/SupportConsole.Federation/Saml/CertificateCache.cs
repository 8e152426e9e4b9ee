using SupportConsole.Federation.Certificates;

namespace SupportConsole.Federation.Saml;

/// <summary>Reads each distinct X509Certificate of a document once: a federation names the same certificate for many IdPs.</summary>
internal sealed class CertificateCache
{
    private readonly Dictionary<string, List<SigningCertificate>> read = new(StringComparer.Ordinal);

    /// <summary>Adds the certificates of an element to <paramref name="found"/>; returns what is wrong, if anything.</summary>
    public Problem? Take(CertificateDraft draft, List<SigningCertificate> found)
    {
        if (!read.TryGetValue(draft.Base64, out var certificates))
        {
            certificates = [];
            if (CertificateElement.Take(draft.Base64, draft.Place, certificates) is { } problem)
            {
                return problem;
            }

            read.Add(draft.Base64, certificates);
        }

        found.AddRange(certificates);
        return null;
    }
}
