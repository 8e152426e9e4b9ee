using System.Text;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Oidc;
using SupportConsole.Federation.Pasting;
using SupportConsole.Federation.Saml;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Onboarding;

/// <summary>What was understood of what the customer sent.</summary>
/// <param name="Notes">What was found and filled in, in words.</param>
/// <param name="Problems">What stands in the way.</param>
/// <param name="Choices">Where there are several IdPs in one document: entity IDs.</param>
/// <param name="Secret">A client secret that was in it; taken out of everything shown.</param>
public sealed record SentReading(IReadOnlyList<string> Notes, IReadOnlyList<Problem> Problems, IReadOnlyList<IdpMetadata> Choices, ClientSecret? Secret);

/// <summary>Fills the form from what the customer sent, and marks each value with where it came from.</summary>
public static class SentReader
{
    /// <summary>Reads bytes of any kind into the form.</summary>
    public static SentReading Fill(OnboardingForm form, ReadOnlyMemory<byte> bytes, DateTimeOffset now)
    {
        var text = Encoding.UTF8.GetString(bytes.Span);
        var start = text.AsSpan().TrimStart(['\uFEFF', ' ', '\r', '\n', '\t']);
        if (start.StartsWith("<", StringComparison.Ordinal) && text.Contains("Descriptor", StringComparison.Ordinal))
        {
            var read = IdpMetadataReader.Read(bytes, now);
            return read.TryGet(out var metadata, out var problem)
                ? metadata.IdentityProviders.Count == 1 ? Fill(form, metadata.IdentityProviders[0], metadata.Notes) : new SentReading(metadata.Notes, [], metadata.IdentityProviders, null)
                : new SentReading([], [problem], [], null);
        }

        if (start.StartsWith("{", StringComparison.Ordinal) && text.Contains("authorization_endpoint", StringComparison.Ordinal))
        {
            return FillDiscovery(form, bytes);
        }

        return FillPaste(form, text, now);
    }

    /// <summary>Fills the form from one IdP of a metadata document.</summary>
    public static SentReading Fill(OnboardingForm form, IdpMetadata idp, IReadOnlyList<string> notes)
    {
        const string Source = "from metadata";
        form.Protocol = Protocol.Saml;
        form.Take(nameof(form.IdpEntityId), idp.EntityId, Source);
        form.Take(nameof(form.SignInUrl), idp.ProposedSignIn.Value.Location, Source);
        if (idp.ProposedSignOut is { } signOut)
        {
            form.Take(nameof(form.SignOutUrl), signOut.Value.Location, Source);
        }

        form.Take(nameof(form.CertificatePem), idp.ProposedCertificate.Value.ToPem(), Source);
        form.SignsRequests = idp.WantAuthnRequestsSigned;
        if (form.Provider == IdentityProvider.Other)
        {
            form.Provider = IdentityProviderCatalogue.Guess(idp.EntityId);
        }

        return new SentReading(
            [$"SAML metadata of {idp.EntityId}.", idp.ProposedSignIn.Why, idp.ProposedCertificate.Why, .. notes], [], [], null);
    }

    private static SentReading FillDiscovery(OnboardingForm form, ReadOnlyMemory<byte> bytes)
    {
        const string Source = "from the discovery document";
        var read = DiscoveryReader.Read(bytes);
        if (!read.TryGet(out var document, out var problem))
        {
            return new SentReading([], [problem], [], null);
        }

        var findings = DiscoveryFindings.Of(document, askedFor: null, !form.IsBackChannel);
        var says = Discovered.Fill(form, document, findings, Source, onlyEmpty: false);
        return new SentReading(
            [.. says, .. findings.Where(finding => finding.Severity != FindingSeverity.Refuse).Select(finding => $"{finding.What} {finding.Cure}")],
            [.. findings.Where(finding => finding.Severity == FindingSeverity.Refuse).Select(finding => new Problem(finding.What, finding.Cure) { Code = finding.Code })], [], null);
    }

    private static SentReading FillPaste(OnboardingForm form, string text, DateTimeOffset now)
    {
        var paste = PasteReader.Read(text, now);
        ClientSecret? secret = null;
        var notes = new List<string>();
        foreach (var finding in paste.Findings)
        {
            var field = finding.Kind switch
            {
                PasteFindingKind.Issuer or PasteFindingKind.DiscoveryUrl => nameof(form.Issuer),
                PasteFindingKind.ClientId => nameof(form.ClientId),
                PasteFindingKind.EntityId => nameof(form.IdpEntityId),
                PasteFindingKind.SignInUrl => nameof(form.SignInUrl),
                PasteFindingKind.SignOutUrl => nameof(form.SignOutUrl),
                PasteFindingKind.Domain => nameof(form.Domains),
                _ => null,
            };
            if (finding.Certificate is { } certificate && form.Sources.GetValueOrDefault(nameof(form.CertificatePem)) != finding.Source)
            {
                form.Take(nameof(form.CertificatePem), certificate.ToPem(), finding.Source);
            }
            else if (field is not null)
            {
                form.Take(field, finding.Text, finding.Source);
            }

            secret ??= finding.Secret;
            notes.Add(finding.Secret is null ? $"{finding.Kind}: {(finding.Certificate is null ? finding.Text : finding.Certificate.Subject)} ({finding.Source})" : $"A client secret ({finding.Source}); it is not shown.");
        }

        form.Protocol = paste.Protocol ?? form.Protocol;
        form.Provider = form.Provider == IdentityProvider.Other ? paste.Provider : form.Provider;
        return new SentReading(notes, paste.Problems, [], secret);
    }
}
