using System.Globalization;
using SupportConsole.App.Intake;
using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Pasting;

namespace SupportConsole.App.Overview;

/// <summary>What to do with a paste.</summary>
/// <param name="Words">What we know, as a sentence.</param>
/// <param name="Connection">The connection it is about; null for a new customer's.</param>
/// <param name="Href">The page to continue on.</param>
/// <param name="Label">The button's text.</param>
/// <param name="Carries">Whether the paste is carried along, to change something with it.</param>
public sealed record PasteLead(string Words, FoundConnection? Connection, string Href, string Label, bool Carries);

/// <summary>
/// Finds what to do with a paste: open the connection that has it, rotate the credential of one that matches, or start onboarding.
/// </summary>
public sealed class PasteGuide(ConnectionFinder finder)
{
    private const int MostCertificates = 10;

    /// <summary>The most certain lead first; none if the paste holds nothing usable.</summary>
    public async Task<IReadOnlyList<PasteLead>> LeadsAsync(PasteReading reading, CancellationToken cancellationToken)
    {
        var leads = new List<PasteLead>();
        var certificates = reading.Findings.Select(finding => finding.Certificate).OfType<SigningCertificate>().Distinct().ToList();
        foreach (var (what, thumbprint) in Thumbprints(reading, certificates).Take(MostCertificates))
        {
            var known = await finder.KnownAsync(thumbprint, cancellationToken);
            leads.AddRange(known.Select(found => Opening(Words(what, found), found.Connection)));
        }

        var isKnown = leads.Count > 0;
        foreach (var found in await finder
            .FindAsync(reading.Findings.Where(finding => finding.Kind != PasteFindingKind.Thumbprint), cancellationToken))
        {
            if (leads.TrueForAll(lead => lead.Connection?.Id != found.Id))
            {
                leads.Add(Matching(found, reading, certificates.Count > 0 && !isKnown));
            }
        }

        if (!isKnown && (reading.Protocol is not null || certificates.Count > 0))
        {
            var words = leads.Count == 0 ? "No existing connection matches." : "Or start a new connection.";
            leads.Add(new PasteLead(words, null, "/onboard", "Start onboarding", Carries: true));
        }

        return leads;
    }

    private static IEnumerable<(string What, Thumbprint Thumbprint)> Thumbprints(PasteReading reading,
        IEnumerable<SigningCertificate> certificates)
    {
        foreach (var certificate in certificates)
        {
            yield return (certificate.Subject.Length > 0 ? $"The certificate {certificate.Subject}" : "The certificate",
                certificate.Sha256);
        }

        foreach (var finding in reading.Findings.Where(finding => finding.Kind == PasteFindingKind.Thumbprint))
        {
            if (Thumbprint.Parse(finding.Text) is { IsOk: true } thumbprint)
            {
                yield return ("The certificate with this thumbprint", thumbprint.Value);
            }
        }
    }

    private static PasteLead Matching(FoundConnection found, PasteReading reading, bool hasNewCertificate)
    {
        var words = $"{found.Name} of {(found.Customer.Length > 0 ? found.Customer : found.Cluster)} matches by {found.Why}.";
        var hasMetadata = reading.Findings.Any(finding => finding.Kind == PasteFindingKind.MetadataUrl);
        var hasSecret = reading.Findings.Any(finding => finding.Secret is not null);
        return found switch
        {
            { IsDraft: true } => new PasteLead(words, found, $"/onboard/{found.Id}", "Continue onboarding", Carries: true),
            { Protocol: Protocol.Saml } when hasNewCertificate || hasMetadata => Rotating(words, found, "Rotate certificate"),
            { Protocol: Protocol.Oidc } when hasSecret => Rotating(words, found, "Rotate secret"),
            _ => Opening(words, found),
        };
    }

    private static PasteLead Opening(string words, FoundConnection found) =>
        new(words, found, $"/connections/{found.Id}", "Open connection", Carries: false);

    private static PasteLead Rotating(string words, FoundConnection found, string label) =>
        new(words, found, $"/connections/{found.Id}/rotate", label, Carries: true);

    private static string Words(string what, KnownCertificate known)
    {
        var connection = $"{known.Connection.Name} of {known.Connection.Customer}";
        if (known.IsInForce)
        {
            return $"{what} is the current certificate of {connection} since {Day(known.SetAt)}.";
        }

        var until = known.ReplacedAt is { } end ? $" until {Day(end)}" : "";
        return $"{what} is a previous certificate of {connection}, used from {Day(known.SetAt)}{until}.";
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
