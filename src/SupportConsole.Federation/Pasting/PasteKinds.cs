namespace SupportConsole.Federation.Pasting;

/// <summary>Tells what "issuer" and "entity ID" mean by what is around them: SAML and OIDC use both words.</summary>
internal static class PasteKinds
{
    private static readonly PasteFindingKind[] Oidc = [
        PasteFindingKind.ClientSecret,
        PasteFindingKind.ClientId,
        PasteFindingKind.DiscoveryUrl];

    private static readonly PasteFindingKind[] Saml =
    [
        PasteFindingKind.Metadata,
        PasteFindingKind.MetadataUrl,
        PasteFindingKind.Certificate,
        PasteFindingKind.SignInUrl,
        PasteFindingKind.SignOutUrl,
    ];

    /// <summary>Replaces findings whose label means something else here, and adds what follows from others.</summary>
    public static void Settle(List<PasteFinding> findings)
    {
        bool Has(params PasteFindingKind[] kinds) => findings.Exists(finding => !finding.IsOurs && kinds.Contains(finding.Kind));
        var isSaml = Has(Saml);
        var isOidc = Has(Oidc);
        for (var at = findings.Count - 1; at >= 0; at--)
        {
            var finding = findings[at];
            if (finding.Kind == PasteFindingKind.MetadataUrl && PasteAddresses.KindOf(finding.Text) == PasteFindingKind.DiscoveryUrl)
            {
                // Entra calls a discovery document metadata, too.
                findings[at] = finding with { Kind = PasteFindingKind.DiscoveryUrl };
            }
            else if (finding.Kind == PasteFindingKind.Issuer)
            {
                Issuer(findings, at, isSaml && !isOidc);
            }
            else if (IsIssuer(finding) && !isSaml && Has(PasteFindingKind.ClientSecret) && !Has(PasteFindingKind.Issuer))
            {
                findings[at] = finding with { Kind = PasteFindingKind.Issuer };
            }
        }
    }

    /// <summary>Whether it is called an entity ID and has the shape of an OIDC issuer.</summary>
    private static bool IsIssuer(PasteFinding finding) =>
        finding.Kind == PasteFindingKind.EntityId && PasteAddresses.KindOf(finding.Text) == PasteFindingKind.Issuer;

    /// <summary>Some IdPs' entity ID is the address of their metadata; it is both then.</summary>
    private static void Issuer(List<PasteFinding> findings, int at, bool isSaml)
    {
        var finding = findings[at];
        var kind = PasteAddresses.KindOf(finding.Text);
        var isEntityId = IsName(finding) || (kind == PasteFindingKind.EntityId && !IsVersion1(finding));
        if (kind == PasteFindingKind.MetadataUrl || isSaml || isEntityId)
        {
            findings[at] = finding with { Kind = PasteFindingKind.EntityId };
        }

        if (kind is PasteFindingKind.MetadataUrl or PasteFindingKind.DiscoveryUrl
            && !findings.Exists(one => one.Kind == kind && one.Text == finding.Text))
        {
            findings.Insert(at + 1, finding with { Kind = kind.Value });
        }

        if (kind == PasteFindingKind.DiscoveryUrl)
        {
            findings.RemoveAt(at);
        }
    }

    /// <summary>Whether it is no address: OIDC's issuers are.</summary>
    private static bool IsName(PasteFinding finding) => finding.Text.StartsWith("urn:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is an issuer of Entra's version 1, which is its SAML entity ID too.</summary>
    private static bool IsVersion1(PasteFinding finding) =>
        finding.Text.StartsWith("https://sts.windows.net/", StringComparison.OrdinalIgnoreCase);
}
