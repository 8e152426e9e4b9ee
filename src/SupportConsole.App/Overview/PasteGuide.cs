using System.Globalization;
using SupportConsole.App.Intake;
using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Pasting;

namespace SupportConsole.App.Overview;

/// <summary>Where a paste leads.</summary>
/// <param name="Words">What the console knows, as a sentence.</param>
/// <param name="Connection">The connection it concerns; null where there is none.</param>
/// <param name="Href">The page to go on at.</param>
/// <param name="Label">What the button says.</param>
/// <param name="Carries">Whether the paste goes along and something is to be changed with it.</param>
public sealed record PasteLead(string Words, FoundConnection? Connection, string Href, string Label, bool Carries);

/// <summary>Says where a paste leads: to the connection that has what is in it, to the rotation of one that it fits, or to onboarding.</summary>
public sealed class PasteGuide(ConnectionFinder finder)
{
    private const int MostCertificates = 10;

    /// <summary>The leads, the surest first; empty where the paste holds nothing to go on with.</summary>
    public async Task<IReadOnlyList<PasteLead>> LeadsAsync(PasteReading reading, CancellationToken cancellationToken)
    {
        var leads = new List<PasteLead>();
        var certificates = reading.Findings.Select(finding => finding.Certificate).OfType<SigningCertificate>().Distinct().ToList();
        foreach (var (what, thumbprint) in Thumbprints(reading, certificates).Take(MostCertificates))
        {
            leads.AddRange((await finder.KnownAsync(thumbprint, cancellationToken)).Select(known => new PasteLead(Words(what, known), known.Connection, $"/connections/{known.Connection.Id}", "Open the connection", Carries: false)));
        }

        var isInForce = leads.Count > 0;
        foreach (var found in await finder.FindAsync(reading.Findings.Where(finding => finding.Kind != PasteFindingKind.Thumbprint), cancellationToken))
        {
            if (leads.TrueForAll(lead => lead.Connection?.Id != found.Id))
            {
                leads.Add(Fitting(found, reading, certificates.Count > 0 && !isInForce));
            }
        }

        if (!isInForce && (reading.Protocol is not null || certificates.Count > 0))
        {
            leads.Add(new PasteLead(leads.Count == 0 ? "No connection in the record has any of it." : "Or it is a new customer's.", null, "/onboard", "Onboard with it", Carries: true));
        }

        return leads;
    }

    private static IEnumerable<(string What, Thumbprint Thumbprint)> Thumbprints(PasteReading reading, IEnumerable<SigningCertificate> certificates) =>
    [
        .. certificates.Select(certificate => (certificate.Subject.Length > 0 ? $"The certificate {certificate.Subject}" : "The certificate", certificate.Sha256)),
        .. reading.Findings.Where(finding => finding.Kind == PasteFindingKind.Thumbprint).Select(finding => Thumbprint.Parse(finding.Text)).Where(read => read.IsOk).Select(read => ("The certificate of that thumbprint", read.Value)),
    ];

    private static PasteLead Fitting(FoundConnection found, PasteReading reading, bool hasCertificate)
    {
        var words = $"{found.Name} of {(found.Customer.Length > 0 ? found.Customer : found.Cluster)} fits by {found.Why}.";
        var hasSecret = reading.Findings.Any(finding => finding.Secret is not null);
        return found switch
        {
            { IsDraft: true } => new PasteLead(words, found, $"/onboard/{found.Id}", "Go on onboarding with it", Carries: true),
            { Protocol: Protocol.Saml } when hasCertificate || reading.Findings.Any(finding => finding.Kind == PasteFindingKind.MetadataUrl) => new PasteLead(words, found, $"/connections/{found.Id}/rotate", "Rotate its certificate with it", Carries: true),
            { Protocol: Protocol.Oidc } when hasSecret => new PasteLead(words, found, $"/connections/{found.Id}/rotate", "Rotate its secret with it", Carries: true),
            _ => new PasteLead(words, found, $"/connections/{found.Id}", "Open the connection", Carries: false),
        };
    }

    private static string Words(string what, KnownCertificate known) => known.IsInForce
        ? $"{what} is in force at {known.Connection.Name} of {known.Connection.Customer} since {Day(known.SetAt)}."
        : $"{what} is a former one of {known.Connection.Name} of {known.Connection.Customer}, in force from {Day(known.SetAt)}{(known.ReplacedAt is { } end ? $" until {Day(end)}" : "")}.";

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
