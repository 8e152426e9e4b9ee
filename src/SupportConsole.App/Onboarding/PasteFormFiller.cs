using SupportConsole.App.Intake;
using SupportConsole.App.Parts;
using SupportConsole.App.Settings;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Oidc;
using SupportConsole.Federation.Pasting;
using SupportConsole.Federation.Saml;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Onboarding;

/// <summary>Fills the form from what the customer sent, and marks each value with where it came from.</summary>
public static class PasteFormFiller
{
    private static readonly (PasteFindingKind Kind, string Field)[] Fields =
    [
        (PasteFindingKind.DiscoveryUrl, nameof(OnboardingForm.Issuer)), (PasteFindingKind.Issuer, nameof(OnboardingForm.Issuer)), (PasteFindingKind.ClientId, nameof(OnboardingForm.ClientId)),
        (PasteFindingKind.MetadataUrl, nameof(OnboardingForm.MetadataUrl)), (PasteFindingKind.EntityId, nameof(OnboardingForm.IdpEntityId)),
        (PasteFindingKind.SignInUrl, nameof(OnboardingForm.SignInUrl)), (PasteFindingKind.SignOutUrl, nameof(OnboardingForm.SignOutUrl)),
    ];

    /// <summary>Reads text or a file of any kind into the form.</summary>
    public static PasteFillResult Fill(OnboardingForm form, PastedContent content, DateTimeOffset now)
    {
        var text = PasteSources.Of(content.Bytes);
        var start = (text.IsOk ? text.Value : "").AsSpan().TrimStart(['\uFEFF', ' ', '\r', '\n', '\t']);
        if (start.StartsWith("<", StringComparison.Ordinal) && text.Value.Contains("Descriptor", StringComparison.Ordinal))
        {
            return IdpMetadataReader.Read(content.Bytes, now).TryGet(out var metadata, out var problem)
                ? Fill(form, metadata, "from metadata")
                : new PasteFillResult { Problems = [problem] };
        }

        return start.StartsWith("{", StringComparison.Ordinal) && text.Value.Contains("authorization_endpoint", StringComparison.Ordinal)
            ? FillDiscovery(form, content.Bytes)
            : FillPaste(form, PasteSources.Read(content, now));
    }

    /// <summary>Fills the form from a metadata document; where it describes several IdPs, one must be chosen first.</summary>
    public static PasteFillResult Fill(OnboardingForm form, MetadataReading metadata, string source) =>
        metadata.IdentityProviders is [var only]
            ? Fill(form, only, source) is var filled ? filled with { Notes = [.. filled.Notes, .. metadata.Notes.Except(filled.Notes)] } : filled
            : new PasteFillResult { Notes = metadata.Notes, Choices = metadata.IdentityProviders, Source = source };

    /// <summary>Fills the form from one IdP of a metadata document.</summary>
    public static PasteFillResult Fill(OnboardingForm form, IdpMetadata idp, string source)
    {
        form.Protocol = Protocol.Saml;
        form.Take(nameof(form.IdpEntityId), idp.EntityId, source);
        form.Take(nameof(form.SignInUrl), idp.ProposedSignIn.Value.Location, source);
        form.Forget(nameof(form.SignOutUrl));
        form.Take(nameof(form.SignOutUrl), idp.ProposedSignOut?.Value.Location, source);
        form.Take(nameof(form.CertificatePem), idp.ProposedCertificate.Value.ToPem(), source);
        form.SignsRequests = idp.WantAuthnRequestsSigned;
        if (form.Provider == IdentityProvider.Other)
        {
            form.Provider = IdentityProviderCatalogue.Guess(idp.EntityId);
        }

        return new PasteFillResult
        {
            Notes = [$"SAML metadata of {idp.EntityId}.", idp.ProposedSignIn.Why, idp.ProposedCertificate.Why],
            Certificates = idp.SigningCertificates.Count > 1 ? CertificateOffers.Of(idp, source) : null,
            Source = source,
        };
    }

    private static PasteFillResult FillDiscovery(OnboardingForm form, ReadOnlyMemory<byte> bytes)
    {
        if (!DiscoveryReader.Read(bytes).TryGet(out var document, out var problem))
        {
            return new PasteFillResult { Problems = [problem] };
        }

        var findings = DiscoveryFindings.Of(document, askedFor: null, !form.IsBackChannel);
        var says = DiscoveredSettings.Fill(form, document, findings, "from the discovery document", onlyEmpty: false);
        return new PasteFillResult
        {
            Notes = [.. says, .. findings.Where(finding => finding.Severity != FindingSeverity.Refuse).Select(finding => $"{finding.What} {finding.Cure}")],
            Problems = Folded(findings.Where(finding => finding.Severity == FindingSeverity.Refuse)),
        };
    }

    /// <summary>What is mended by the same is one problem.</summary>
    private static IReadOnlyList<Problem> Folded(IEnumerable<DiscoveryFinding> findings) =>
        [.. findings.GroupBy(finding => finding.Cure).Select(group => new Problem(string.Join(" ", group.Select(finding => finding.What)), group.Key) { Code = group.First().Code })];

    private static PasteFillResult FillPaste(OnboardingForm form, PasteReading paste)
    {
        foreach (var (kind, field) in Fields)
        {
            if (OfOneIdp(paste, kind) is { } finding)
            {
                form.Take(field, finding.Text, finding.Source);
            }
        }

        var domains = paste.Findings.Where(finding => finding.Kind == PasteFindingKind.Domain).ToList();
        form.Take(nameof(form.Domains), string.Join(", ", domains.Select(finding => finding.Text).Distinct()), domains.FirstOrDefault()?.Source ?? "");
        Problem? unclear = null;
        if (paste.Best(PasteFindingKind.SecretExpiry) is { } expiry && SecretEnd.Parse(expiry.Text).TryGet(out var end, out unclear))
        {
            form.SecretExpiresOn = end.ToDateTime(TimeOnly.MinValue);
            form.Sources[nameof(form.SecretExpiresOn)] = expiry.Source;
        }

        var certificates = CertificateOffers.Of(paste, calculated: null, form.IdpEntityId);
        form.Take(nameof(form.CertificatePem), certificates?.Proposed.Certificate.ToPem(), certificates?.Proposed.Source ?? "");
        form.Protocol = paste.Protocol ?? form.Protocol;
        form.Provider = form.Provider == IdentityProvider.Other ? paste.Provider : form.Provider;
        return new PasteFillResult
        {
            Found = paste,
            Problems = unclear is null ? [] : [unclear],
            Certificates = certificates is { All.Count: > 1 } ? certificates : null,
            Secret = paste.Best(PasteFindingKind.ClientSecret)?.Secret,
        };
    }

    /// <summary>The finding to take: of several IdPs' metadata in a paste, all of the one that is proposed.</summary>
    private static PasteFinding? OfOneIdp(PasteReading paste, PasteFindingKind kind) =>
        paste.Choices.FirstOrDefault(choice => choice.Kind == PasteFindingKind.Metadata) is { } idps && paste.Findings.FirstOrDefault(finding => finding.Kind == kind && finding.Source == idps.Proposed.Source) is { } own
            ? own
            : paste.Best(kind);
}
