using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Oidc;

namespace SupportConsole.Federation.Saml;

/// <summary>Reads the certificates that may sign, and proposes the one to trust. A bad one beside a good one is a finding, not a refusal.</summary>
internal static class MetadataCertificates
{
    private const int MostFindings = 10;
    private const int MostCertificates = 50;
    private const string AsExported = "Ask for the metadata file as the IdP exports it.";

    public static Result<List<SigningCertificate>> Of(RoleDraft role, List<MetadataFinding> findings)
    {
        var signing = role.Keys.Where(key => key.MaySign).ToList();
        var groups = signing.SelectMany(key => key.Certificates).Where(group => group.Count > 0).ToList();
        if (groups.Count == 0)
        {
            return NoCertificate(role, signing);
        }

        if (groups.Sum(group => group.Count) is > MostCertificates and var many)
        {
            return Refused("certificates", $"The IdP names {many:N0} signing certificates{role.Place}; at most {MostCertificates} are read.", "Ask the customer for the one that signs.");
        }

        List<SigningCertificate> good = [];
        List<(Problem Problem, string Place)> bad = [];
        foreach (var group in groups)
        {
            List<SigningCertificate> read = [];
            foreach (var draft in group)
            {
                if (One(draft).TryGet(out var certificate, out var problem))
                {
                    read.Add(certificate);
                }
                else
                {
                    bad.Add((problem, draft.Place));
                }
            }

            good.AddRange(WithoutIssuers(read, group[0].Place, findings));
        }

        if (good.Count == 0)
        {
            return bad[0].Problem;
        }

        foreach (var (problem, _) in bad.Take(MostFindings))
        {
            findings.Add(new(FindingSeverity.Warn, $"A signing certificate is left out. {problem.What}", problem.Cure, "metadata.certificate-left-out"));
        }

        if (role.Keys.Find(key => key.Use is not (null or "signing" or "encryption")) is { } odd)
        {
            findings.Add(new(FindingSeverity.Warn, $"A key is marked for the use \"{Short(odd.Use!)}\"{odd.Place}, which SAML does not know; it is left out.", AsExported, "metadata.key-use"));
        }

        return good.Distinct().ToList();
    }

    public static Proposal<SigningCertificate> Choose(List<SigningCertificate> all, DateTimeOffset now, List<MetadataFinding> findings)
    {
        var current = all.Where(one => one.NotBefore <= now && now < one.NotAfter).ToList();
        Proposal<SigningCertificate> chosen = (all.Count, current.Count) switch
        {
            (1, _) => new(all[0], "The only signing certificate in the metadata."),
            (_, 1) => new(current[0], $"The only one of {all.Count} signing certificates that is valid now."),
            (_, 0) => new(all.MaxBy(one => one.NotAfter)!, $"None of {all.Count} signing certificates is valid now; this one ends last. Ask the customer which one signs."),
            _ => new(current[0], $"{current.Count} signing certificates are valid now and metadata does not say which one signs; this one stands first. Ask the customer before relying on it: Auth0 keeps one."),
        };
        if (all.Count > 1)
        {
            findings.Add(new(FindingSeverity.Info, $"There are {all.Count} signing certificates; Auth0 keeps one.", chosen.Why, "metadata.several-certificates"));
        }

        findings.AddRange(CertificateConcerns.Of(chosen.Value, now).Select(concern => new MetadataFinding(FindingSeverity.Warn, $"{concern.What} ({Short(chosen.Value.Subject)})", concern.Cure, concern.Code)));
        return chosen;
    }

    private static Problem NoCertificate(RoleDraft role, List<KeyDraft> signing) => (signing, role.Keys) switch
    {
        ({ Count: > 0 }, _) => Refused("no-certificate", $"The signing key{signing[0].Place} stands there without an X509Certificate (as a key value or a key's name only); Auth0 needs the certificate.", "Ask for the metadata with the token-signing certificate, or paste the certificate by hand."),
        (_, { Count: 0 }) => Refused("no-signing-key", $"The IdP's metadata has no signing certificate{role.Place}.", "Ask for the metadata with the token-signing certificate, or paste the certificate by hand."),
        _ when role.Keys.Find(key => key.Use != "encryption") is { } odd => Refused("key-use", $"The only key that is not for encryption is marked for the use \"{Short(odd.Use!)}\"{odd.Place}, which SAML does not know.", AsExported),
        _ => Refused("encryption-only", $"The IdP's keys are marked for encryption only{role.Keys[0].Place}; none may sign.", "Ask for the metadata with the token-signing certificate."),
    };

    /// <summary>Certificates in one X509Data belong to one key: with the key's own, its issuers may stand there.</summary>
    private static List<SigningCertificate> WithoutIssuers(List<SigningCertificate> read, string place, List<MetadataFinding> findings)
    {
        var own = read.Where(one => !one.IsCertificateAuthority).ToList();
        if (own.Count == 0 || own.Count == read.Count)
        {
            return read;
        }

        findings.Add(new(FindingSeverity.Info, $"Beside the signing certificate stand {read.Count - own.Count} of its issuers{place}; they are left out.", "Nothing to do: Auth0 keeps the signing certificate alone.", "metadata.chain"));
        return own;
    }

    private static Result<SigningCertificate> One(CertificateDraft draft)
    {
        var base64 = Unarmoured(draft.Base64);
        if (base64.Length == 0)
        {
            return Refused("certificate-empty", $"The X509Certificate{draft.Place} is empty.", AsExported);
        }

        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length))
        {
            return Refused("certificate-base64", $"The X509Certificate{draft.Place} is not base64.", AsExported);
        }

        return SigningCertificate.FromDer(bytes.AsSpan(0, length)).TryGet(out var certificate, out var problem)
            ? certificate
            : problem with { What = $"The X509Certificate{draft.Place} cannot be read. {problem.What}" };
    }

    /// <summary>Some IdPs put the whole PEM text into the element, or leave out the padding.</summary>
    private static string Unarmoured(string text)
    {
        var compact = string.Concat(text.Replace("-----BEGIN CERTIFICATE-----", "", StringComparison.Ordinal).Replace("-----END CERTIFICATE-----", "", StringComparison.Ordinal)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return compact.Length % 4 == 0 ? compact : compact.PadRight((compact.Length + 3) / 4 * 4, '=');
    }

    private static string Short(string text) => text.Length <= 80 ? text : text[..80] + "…";

    private static Problem Refused(string code, string what, string cure) => new(what, cure) { Code = "metadata." + code };
}
