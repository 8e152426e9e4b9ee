using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Pasting;
using SupportConsole.Federation.Saml;

namespace SupportConsole.App.Intake;

/// <summary>A certificate that may be put in force, and where it came from.</summary>
public sealed record CertificateOffer(SigningCertificate Certificate, string Source);

/// <summary>The certificates found, at least one; which is proposed, and why.</summary>
public sealed record CertificateOffers(IReadOnlyList<CertificateOffer> All, CertificateOffer Proposed, string Because)
{
    public IReadOnlyList<string> EntityIds { get; init; } = [];

    /// <summary>The certificates of a paste; null where there are none.</summary>
    /// <param name="calculated">What the IdP signs with, by an error text; null where it is not known.</param>
    /// <param name="entityId">The entity ID of the connection's IdP; empty where it is not known.</param>
    public static CertificateOffers? Of(PasteReading reading, Thumbprint? calculated, string entityId)
    {
        var all = reading.Findings.Where(finding => finding.Certificate is not null)
            .Select(finding => new CertificateOffer(finding.Certificate!, finding.Source)).DistinctBy(offer => offer.Certificate).ToList();
        if (all.Count == 0)
        {
            return null;
        }

        var choice = reading.Choices.FirstOrDefault(each => each.Kind == PasteFindingKind.Certificate);
        var proposed = all.Find(offer => offer.Certificate == choice?.Proposed.Certificate) ?? all[0];
        return new CertificateOffers(all, proposed, choice?.Because ?? "The only one.")
        {
            EntityIds = [.. reading.Findings.Where(finding => finding is { Kind: PasteFindingKind.EntityId, IsOurs: false })
                .Select(finding => finding.Text).Distinct()],
        }.Preferring(calculated, entityId);
    }

    public static CertificateOffers Of(IdpMetadata idp, string source)
    {
        var all = idp.SigningCertificates.Select(certificate => new CertificateOffer(certificate, source)).ToList();
        return new CertificateOffers(all, all.Find(offer => offer.Certificate == idp.ProposedCertificate.Value) ?? all[0],
            idp.ProposedCertificate.Why)
        { EntityIds = [idp.EntityId] };
    }

    /// <summary>The signing certificates of several identity providers, none of which is known to be the connection's.</summary>
    public static CertificateOffers Of(IReadOnlyList<IdpMetadata> idps, string source)
    {
        var each = idps.Select(idp => Of(idp, $"{source}, of {idp.EntityId}")).ToList();
        return new CertificateOffers([.. each.SelectMany(offers => offers.All).DistinctBy(offer => offer.Certificate)],
            each[0].Proposed,
            "It is of the IdP that stands first: none of them has this connection's entity ID. Ask the customer which one is theirs.")
        {
            EntityIds = [.. idps.Select(idp => idp.EntityId)],
        };
    }

    /// <summary>The same, proposing the one that the IdP is known to sign with; else one of this connection's IdP.</summary>
    public CertificateOffers Preferring(Thumbprint? calculated, string entityId)
    {
        if (calculated is not null && All.FirstOrDefault(offer => offer.Certificate.Is(calculated)) is { } signing)
        {
            return this with { Proposed = signing, Because = "The IdP signs with it: it is the calculated one of the error text." };
        }

        var own = EntityIds.Count > 1 && entityId.Length > 0
            ? All.Where(offer => offer.Source.EndsWith($"of {entityId}", StringComparison.Ordinal)).ToList() : [];
        return own.Count == 0 || own.Contains(Proposed) ? this
            : this with
            {
                Proposed = own.MaxBy(offer => offer.Certificate.NotBefore)!,
                Because = $"It is of this connection's IdP, {entityId}."
            };
    }
}
