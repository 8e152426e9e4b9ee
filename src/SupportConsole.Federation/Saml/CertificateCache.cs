using System.Collections.Concurrent;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.Federation.Saml;

/// <summary>Reads each distinct X509Certificate of a document once: a federation names the same certificate for many IdPs.</summary>
internal sealed class CertificateCache
{
    /// <summary>Below this it is not worth asking for more threads: a certificate and its signature take half a millisecond.</summary>
    private const int FewestTogether = 32;

    private readonly ConcurrentDictionary<string, List<SigningCertificate>> read = new(StringComparer.Ordinal);

    /// <summary>A cache that has read the certificates of these entities on every core, if there are many.</summary>
    public static CertificateCache Of(IEnumerable<EntityDraft> entities)
    {
        var cache = new CertificateCache();
        var texts = entities.SelectMany(entity => entity.Roles)
            .SelectMany(MetadataCertificates.Texts)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (texts.Count >= FewestTogether)
        {
            Parallel.ForEach(texts, text => cache.Read(text, "", []));
        }

        return cache;
    }

    /// <summary>Adds the certificates of an element to <paramref name="found"/>; returns what is wrong, if anything.</summary>
    public Problem? Take(CertificateDraft draft, List<SigningCertificate> found)
    {
        if (!read.TryGetValue(draft.Base64, out var certificates))
        {
            certificates = [];
            if (Read(draft.Base64, draft.Place, certificates) is { } problem)
            {
                return problem;
            }
        }

        found.AddRange(certificates);
        return null;
    }

    /// <summary>Keeps what can be read. A problem names the place, so it is found again for each place.</summary>
    private Problem? Read(string text, string place, List<SigningCertificate> certificates)
    {
        var problem = CertificateElement.Take(text, place, certificates);
        if (problem is null)
        {
            read.TryAdd(text, certificates);
        }

        return problem;
    }
}
