using SupportConsole.App.Differences;
using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.App.Watch;

/// <summary>Whether a finding may be applied without a person.</summary>
internal static class AutoApplyCheck
{
    /// <summary>A document that was not read in this time says nothing about today.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    /// <summary>Why it may not; null if it may.</summary>
    public static string? FindRefusal(
        AutoApplyRule rule,
        WatchFinding finding,
        ConnectionRecord record,
        WatchedDocument document,
        DateTimeOffset now)
    {
        if (record.Protocol != Protocol.Saml || !KnownConnection.InTenant.Contains(record.State) || document.IsOff)
        {
            return "Only watched SAML connections in Auth0 are changed automatically.";
        }

        if (!HasSameEntityId(document))
        {
            return "The entity ID changed.";
        }

        if (WatchFindings.Fields(finding).Any(field => field.Field != PublishedDifferences.Certificate))
        {
            return "More than the certificate changed.";
        }

        return RefuseCertificate(WatchFindings.Certificates(finding), finding, record, now)
            ?? (finding.SignedWith != rule.SignerFingerprint ? "The metadata isn't signed with the pinned key."
                : document.Problem.Length > 0 || document.ConfirmedAt is null || document.ConfirmedAt < now - Fresh
                    ? "The metadata couldn't be read in the last day."
                : document.ValidUntil <= now ? "The metadata is past its validUntil date."
                : !rule.IsOpenAt(now) ? "It is outside the agreed hours."
                : null);
    }

    private static string? RefuseCertificate(
        IReadOnlyList<SigningCertificate> certificates,
        WatchFinding finding,
        ConnectionRecord record,
        DateTimeOffset now) =>
        certificates is not [var certificate] ? "The metadata doesn't have exactly one new certificate."
        : certificate.NotBefore > now || certificate.NotAfter <= now ? "The new certificate isn't valid now."

        // As long as the IdP publishes the current one, it may still sign with it.
        : finding.MissingFingerprint.Length == 0 || finding.MissingFingerprint != record.CredentialFingerprint
            ? "The IdP still publishes the current certificate."
        : null;

    private static bool HasSameEntityId(WatchedDocument document) =>
        PublishedFacts.FromJson(document.Expected)?[PublishedField.EntityId] is [var expected]
        && PublishedFacts.FromJson(document.Latest)?[PublishedField.EntityId] is [var latest]
        && expected == latest;
}
