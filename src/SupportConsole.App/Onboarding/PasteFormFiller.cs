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
    /// <summary>Reads text or a file of any kind into the form.</summary>
    /// <param name="now">Validity at this time decides between several certificates.</param>
    /// <param name="own">Our addresses, which never go into the form.</param>
    public static PasteFillResult Fill(OnboardingForm form, PastedContent content, DateTimeOffset now, OwnAddresses? own = null)
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
            : FillPaste(form, PasteSources.Read(content, now, own));
    }

    /// <summary>Fills the form from a metadata document; where it describes several IdPs, one must be chosen first.</summary>
    public static PasteFillResult Fill(OnboardingForm form, MetadataReading metadata, string source) =>
        metadata.IdentityProviders is [var only]
            ? Fill(form, only, source) is var filled
                ? filled with
                {
                    Notes = [.. filled.Notes, .. metadata.Notes.Except(filled.Notes).Where(note => !IsSaidAtChoice(only, note))],
                }
                : filled
            : new PasteFillResult { Notes = metadata.Notes, Choices = metadata.IdentityProviders, Source = source };

    public static PasteFillResult Fill(OnboardingForm form, IdpMetadata idp, string source)
    {
        form.Protocol = Protocol.Saml;
        form.IsProtocolChosen = true;
        foreach (var setting in ConnectionSettings.All.Where(setting => setting.InMetadata is not null))
        {
            var value = setting.InMetadata!(idp);
            if (string.IsNullOrEmpty(value) && setting.Kind == SettingKind.Switch)
            {
                form[setting] = "";
            }
            else if (string.IsNullOrEmpty(value))
            {
                form.Forget(setting);
            }

            form.Take(setting, value, source);
        }

        form.TakeCertificate(idp.ProposedCertificate.Value.ToPem(), source);
        if (form.Provider == IdentityProvider.Other)
        {
            form.Provider = IdentityProviderCatalogue.Guess(idp.EntityId);
        }

        return new PasteFillResult
        {
            Notes =
            [
                $"SAML metadata of {idp.EntityId}.",
                .. idp.Findings.Select(finding => finding.Sentence)
                    .Prepend(idp.ProposedCertificate.Why)
                    .Prepend(idp.ProposedSignIn.Why)
                    .Where(note => !IsSaidAtChoice(idp, note)),
            ],
            Certificates = idp.SigningCertificates.Count > 1 ? CertificateOffers.Of(idp, source) : null,
            Source = source,
        };
    }

    /// <summary>Several certificates are offered as a choice, and the choice says why one of them is proposed.</summary>
    private static bool IsSaidAtChoice(IdpMetadata idp, string note) =>
        idp.SigningCertificates.Count > 1 && note.Contains(idp.ProposedCertificate.Why, StringComparison.Ordinal);

    private static PasteFillResult FillDiscovery(OnboardingForm form, ReadOnlyMemory<byte> bytes)
    {
        if (!DiscoveryReader.Read(bytes).TryGet(out var document, out var problem))
        {
            return new PasteFillResult { Problems = [problem] };
        }

        var findings = DiscoveryFindings.Of(document, askedFor: null, !form.Values.IsBackChannel);
        var says = DiscoveredSettings.Fill(form, document, findings, "from the discovery document", onlyEmpty: false);
        return new PasteFillResult
        {
            Notes = [.. says, .. findings.Where(finding => finding.Severity != FindingSeverity.Refuse)
                .Select(finding => $"{finding.What} {finding.Cure}")],
            Problems = Folded(findings.Where(finding => finding.Severity == FindingSeverity.Refuse)),
        };
    }

    private static IReadOnlyList<Problem> Folded(IEnumerable<DiscoveryFinding> findings) =>
        [.. findings.GroupBy(finding => finding.Cure)
            .Select(group =>
        new Problem(string.Join(" ", group.Select(finding => finding.What)), group.Key) { Code = group.First().Code })];

    private static PasteFillResult FillPaste(OnboardingForm form, PasteReading paste)
    {
        var found = ConnectionSettings.All
            .Where(setting => setting.Finding is not null)
            .Select(setting => (setting, Finding: OfOneIdp(paste, setting.Finding!.Value)))
            .Select(pair => new FoundValue(pair.setting, pair.Finding?.Text, pair.Finding?.Source ?? ""))
            .ToList();
        if (OfOneIdp(paste, PasteFindingKind.SignInUrl) is { Binding: { } binding } signIn)
        {
            found.Add(new FoundValue(ConnectionSettings.RequestBinding, binding, signIn.Source));
        }

        var domains = paste.Findings.Where(finding => finding is { Kind: PasteFindingKind.Domain, IsOurs: false }).ToList();
        found.Add(new FoundValue(
            ConnectionSettings.Domains,
            string.Join(", ", domains.Select(finding => finding.Text).Distinct()),
            domains.FirstOrDefault()?.Source ?? ""));
        form.Take(found);
        Problem? unclear = null;
        if (paste.Best(PasteFindingKind.SecretExpiry) is { } expiry && SecretEnd.Parse(expiry.Text).TryGet(out var end, out unclear))
        {
            form.SecretExpiresOn = end.ToDateTime(TimeOnly.MinValue);
            form.Sources[nameof(form.SecretExpiresOn)] = new FieldSource(expiry.Source);
        }

        var certificates = CertificateOffers.Of(paste, calculated: null, form[ConnectionSettings.IdpEntityId]);
        form.TakeCertificate(certificates?.Proposed.Certificate.ToPem(), certificates?.Proposed.Source ?? "");
        form.Protocol = paste.Protocol ?? form.Protocol;
        form.IsProtocolChosen |= paste.Protocol is not null;
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
        paste.Choices.FirstOrDefault(choice => choice.Kind == PasteFindingKind.Metadata) is { } idps
            && paste.Findings.FirstOrDefault(finding => finding.Kind == kind && finding.Source == idps.Proposed.Source) is { } own
            ? own
            : paste.Best(kind);
}
