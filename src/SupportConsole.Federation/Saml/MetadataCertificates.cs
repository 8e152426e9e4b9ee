using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Oidc;

namespace SupportConsole.Federation.Saml;

/// <summary>
/// Reads the certificates that may sign, and proposes the one to trust. A bad one beside a good one is a finding, not a refusal.
/// </summary>
internal static class MetadataCertificates
{
    private const int MostFindings = 10;
    private const int MostCertificates = 50;
    private const string AsExported = "Ask for the metadata file as the IdP exports it.";
    private const string WithCertificate = "Ask for the metadata with the token-signing certificate, or paste the certificate by hand.";

    /// <summary>The certificates' texts that <see cref="Of"/> will read.</summary>
    public static IEnumerable<string> Texts(RoleDraft role)
    {
        var groups = role.SpeaksSaml2 ? Groups(role.Keys.Where(key => key.MaySign).ToList(), []) : [];
        return groups.Sum(group => group.Count) > MostCertificates ? [] : groups.SelectMany(group => group.Select(draft => draft.Base64));
    }

    public static Result<List<SigningCertificate>> Of(RoleDraft role, CertificateCache cache, List<MetadataFinding> findings)
    {
        var signing = role.Keys.Where(key => key.MaySign).ToList();
        var groups = Groups(signing, findings);
        if (groups.Count == 0)
        {
            return NoCertificate(role, signing);
        }

        if (groups.Sum(group => group.Count) is > MostCertificates and var many)
        {
            var what = $"The IdP names {many:N0} signing certificates{role.Place}; at most {MostCertificates} are read.";
            return Refused("certificates", what, "Ask the customer for the one that signs.");
        }

        List<SigningCertificate> read = [];
        List<Problem> bad = [];
        foreach (var group in groups)
        {
            Read(group, cache, read, bad, findings);
        }

        // Judged together: a certificate's issuer may be in another KeyDescriptor.
        var (good, faults) = CertificateReview.Of(read);
        bad.AddRange(faults);
        if (good.Count == 0)
        {
            return bad[0];
        }

        findings.AddRange(bad.Take(MostFindings).Select(LeftOut));
        if (role.Keys.Find(key => key.Use is not (null or "signing" or "encryption")) is { } odd)
        {
            var what = $"A key is marked for the use \"{Short(odd.Use!)}\"{odd.Place}, which SAML does not know; it is left out.";
            findings.Add(new(FindingSeverity.Warn, what, AsExported, "metadata.key-use"));
        }

        return good;
    }

    public static Proposal<SigningCertificate> Choose(List<SigningCertificate> all, DateTimeOffset now, List<MetadataFinding> findings)
    {
        var own = SigningChoice.WithoutAuthorities(all);
        var chosen = Choose(own, now);
        if (all.Count > 1)
        {
            var what = $"There are {all.Count} signing certificates; Auth0 keeps one.";
            findings.Add(new(FindingSeverity.Info, what, chosen.Why, "metadata.several-certificates"));
        }

        findings.AddRange(CertificateConcerns.Of(chosen.Value, now).Select(concern =>
            new MetadataFinding(FindingSeverity.Warn, $"{concern.What} ({Short(chosen.Value.Subject)})", concern.Cure, concern.Code)));
        return chosen;
    }

    private static Proposal<SigningCertificate> Choose(IReadOnlyList<SigningCertificate> all, DateTimeOffset now)
    {
        const string Ask = "Ask the customer which one signs.";
        var current = all.Where(one => one.NotBefore <= now && now < one.NotAfter).ToList();
        return (all.Count, current.Count) switch
        {
            (1, _) => new(all[0], "The only signing certificate in the metadata."),
            (_, 1) => new(current[0], $"The only one of {all.Count} signing certificates that is valid now."),
            (_, 0) => new(
                all.MaxBy(one => one.NotAfter)!,
                $"None of {all.Count} signing certificates is valid now; this one expires last. {Ask}"),
            _ => new(
                current[0],
                $"{current.Count} signing certificates are valid now and metadata does not say which one signs. This is the first. {Ask}"),
        };
    }

    /// <summary>The certificates by X509Data. Those in a wrong namespace are taken only if there are no others.</summary>
    private static List<List<CertificateDraft>> Groups(List<KeyDraft> signing, List<MetadataFinding> findings)
    {
        var groups = signing.SelectMany(key => key.Certificates).Where(group => group.Count > 0).ToList();
        var misplaced = signing.SelectMany(key => key.Misplaced).Where(group => group.Count > 0).ToList();
        if (misplaced.Count > 0 && signing.Find(key => key.WrongNamespace is not null)?.WrongNamespace is var (found, place))
        {
            var use = groups.Count == 0 ? "Other readers find no certificate in it; the console takes it all the same." : "It is left out.";
            var name = found.Length == 0 ? "in no namespace" : $"in the namespace {Short(found)}";
            var what = $"A signing key{place} is {name}, which should be {MetadataWalk.Ds}. {use}";
            const string Cure = "Compare the certificate's thumbprint with the customer, and ask them to correct the metadata.";
            findings.Add(new(FindingSeverity.Warn, what, Cure, "metadata.key-namespace"));
        }

        return groups.Count > 0 ? groups : misplaced;
    }

    /// <summary>Certificates in one X509Data belong to one key: the key's own may come with its issuers.</summary>
    private static void Read(
        List<CertificateDraft> group,
        CertificateCache cache,
        List<SigningCertificate> read,
        List<Problem> bad,
        List<MetadataFinding> findings)
    {
        List<SigningCertificate> all = [];
        bad.AddRange(group.Select(draft => cache.Take(draft, all)).OfType<Problem>());
        if (all.Count < 2)
        {
            read.AddRange(all);
            return;
        }

        var (usable, _) = CertificateReview.Of(all);
        var own = SigningChoice.WithoutAuthorities(usable);
        var issuers = usable.Except(own).ToList();
        if (issuers.Count > 0)
        {
            var what = $"Beside the signing certificate are {issuers.Count} of its issuers{group[0].Place}; they are left out.";
            findings.Add(new(FindingSeverity.Info, what, "Nothing to do: Auth0 keeps the signing certificate alone.", "metadata.chain"));
        }

        read.AddRange(own);
        read.AddRange(all.Except(usable));
    }

    private static MetadataFinding LeftOut(Problem problem) =>
        new(FindingSeverity.Warn, $"A signing certificate is left out. {problem.What}", problem.Cure, "metadata.certificate-left-out");

    private static Problem NoCertificate(RoleDraft role, List<KeyDraft> signing) => (signing, role.Keys) switch
    {
        ({ Count: > 0 }, _) => Refused(
            "no-certificate",
            $"The signing key{signing[0].Place} is there without an X509Certificate (only a key value or a key's name); "
            + "Auth0 needs the certificate.",
            WithCertificate),
        (_, { Count: 0 }) => Refused("no-signing-key", $"The IdP's metadata has no signing certificate{role.Place}.", WithCertificate),
        _ when role.Keys.Find(key => key.Use != "encryption") is { } odd => Refused(
            "key-use",
            $"The only key that is not for encryption is marked for the use \"{Short(odd.Use!)}\"{odd.Place}, which SAML does not know.",
            AsExported),
        _ => Refused(
            "encryption-only",
            $"The IdP's keys are marked for encryption only{role.Keys[0].Place}; none may sign.",
            "Ask for the metadata with the token-signing certificate."),
    };

    private static string Short(string text) => text.Length <= 80 ? text : text[..80] + "…";

    private static Problem Refused(string code, string what, string cure) => new(what, cure) { Code = "metadata." + code };
}
