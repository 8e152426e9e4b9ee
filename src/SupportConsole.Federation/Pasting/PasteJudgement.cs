using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.Federation.Pasting;

/// <summary>Weighs the findings: protocol, provider, what is missing, which of several.</summary>
internal static class PasteJudgement
{
    public const string NothingKnown = "paste.nothing";

    private static readonly PasteFindingKind[] Oidc = [
        PasteFindingKind.ClientSecret,
        PasteFindingKind.ClientId,
        PasteFindingKind.DiscoveryUrl,
        PasteFindingKind.Issuer,
        PasteFindingKind.TenantId];

    private static readonly PasteFindingKind[] Saml = [
        PasteFindingKind.Metadata,
        PasteFindingKind.MetadataUrl,
        PasteFindingKind.Certificate,
        PasteFindingKind.SignInUrl,
        PasteFindingKind.EntityId,
        PasteFindingKind.Thumbprint];

    public static PasteReading Judge(List<PasteFinding> findings, List<Problem> problems, string redacted, DateTimeOffset now)
    {
        PasteKinds.Settle(findings);
        Derive(findings);
        var theirs = findings.FindAll(finding => !finding.IsOurs);
        var (protocol, protocolBecause) = ProtocolOf(theirs);
        var (provider, providerBecause) = ProviderOf(theirs);
        if (findings.Count == 0 && problems.Count == 0)
        {
            problems.Add(new Problem(
                "The paste holds no metadata, certificate, address, client ID, secret or known error.",
                "Paste what the customer sent in full, or fill the form by hand.")
            { Code = NothingKnown });
        }

        return new PasteReading
        {
            Findings = findings,
            Problems = problems,
            Redacted = redacted,
            Protocol = protocol,
            ProtocolBecause = protocolBecause,
            Provider = provider,
            ProviderBecause = providerBecause,
            Missing = [.. MissingFor(protocol, theirs)],
            Choices = [.. Choices(theirs, now)],
        };
    }

    /// <summary>An issuer is never made from a discovery URL: only the document knows it.</summary>
    private static void Derive(List<PasteFinding> findings)
    {
        bool Has(params PasteFindingKind[] kinds) => findings.Exists(finding => !finding.IsOurs && kinds.Contains(finding.Kind));
        var tenant = findings.Find(finding => finding.Kind == PasteFindingKind.TenantId && !finding.IsOurs);
        if (tenant is null
            || Has(PasteFindingKind.Issuer, PasteFindingKind.DiscoveryUrl, PasteFindingKind.Metadata, PasteFindingKind.MetadataUrl))
        {
            return;
        }

        // Entra's issuer names the tenant by its ID; by its domain only the document can be found.
        const string From = "from the directory (tenant) ID";
        var issuer = $"https://login.microsoftonline.com/{tenant.Text}/v2.0";
        findings.Add(Guid.TryParse(tenant.Text, out _)
            ? new PasteFinding(PasteFindingKind.Issuer, issuer, From)
            : new PasteFinding(PasteFindingKind.DiscoveryUrl, issuer + PasteAddresses.Discovery, From));
    }

    private static (Protocol?, string) ProtocolOf(List<PasteFinding> findings)
    {
        var oidc = findings.Where(finding => Oidc.Contains(finding.Kind)).ToList();
        var saml = findings.Where(finding => Saml.Contains(finding.Kind)).ToList();
        return (oidc.Count, saml.Count) switch
        {
            (0, 0) => (null, "Nothing in the paste tells the protocol."),
            ( > 0, 0) => (Protocol.Oidc, $"The paste holds {Words(oidc)}, which belong to OIDC."),
            (0, > 0) => (Protocol.Saml, $"The paste holds {Words(saml)}, which belong to SAML."),
            _ when saml.Any(finding => finding.Kind is PasteFindingKind.Metadata or PasteFindingKind.Certificate
                or PasteFindingKind.SignInUrl)
                && oidc.All(finding => finding.Kind != PasteFindingKind.ClientSecret) =>
                (Protocol.Saml, $"The paste holds {Words(saml)}, and no client secret."),
            _ when oidc.Any(finding => finding.Kind == PasteFindingKind.ClientSecret) =>
                (Protocol.Oidc, $"The paste holds a client secret; it also holds {Words(saml)}, which belong to SAML."),
            _ => oidc.Count >= saml.Count
                ? (Protocol.Oidc, $"The paste speaks more for OIDC ({Words(oidc)}).")
                : (Protocol.Saml, $"The paste speaks more for SAML ({Words(saml)})."),
        };
    }

    private static (IdentityProvider, string) ProviderOf(List<PasteFinding> findings)
    {
        foreach (var finding in findings.Where(finding => finding.Kind is >= PasteFindingKind.Issuer and <= PasteFindingKind.ClientId))
        {
            if (IdentityProviderCatalogue.Guess(finding.Text) is var provider and not IdentityProvider.Other)
            {
                return (provider, $"The address {finding.Text} is {IdentityProviderCatalogue.Of(provider).DisplayName}'s.");
            }
        }

        return findings.Any(finding => finding.Kind == PasteFindingKind.TenantId)
            ? (IdentityProvider.EntraId, "A directory (tenant) ID is Microsoft Entra's word.")
            : (IdentityProvider.Other, "No address in the paste tells the provider.");
    }

    private static IEnumerable<string> MissingFor(Protocol? protocol, List<PasteFinding> findings)
    {
        bool Has(params PasteFindingKind[] kinds) => findings.Any(finding => kinds.Contains(finding.Kind));
        if (protocol == Protocol.Oidc)
        {
            if (!Has(PasteFindingKind.Issuer, PasteFindingKind.DiscoveryUrl))
            {
                yield return "issuer or discovery URL";
            }

            if (!Has(PasteFindingKind.ClientId))
            {
                yield return "client ID";
            }

            if (!Has(PasteFindingKind.ClientSecret))
            {
                yield return "client secret";
            }
        }
        else if (protocol == Protocol.Saml && !Has(PasteFindingKind.MetadataUrl))
        {
            if (!Has(PasteFindingKind.SignInUrl))
            {
                yield return "sign-in URL (or metadata)";
            }

            if (!Has(PasteFindingKind.Certificate))
            {
                yield return "signing certificate (or metadata)";
            }
        }
    }

    private static PasteChoice Choice(PasteFindingKind kind, IReadOnlyList<PasteFinding> all)
    {
        static bool IsGuid(PasteFinding finding) => finding.Secret?.Inspect(value => Guid.TryParse(value.Span, out _)) == true;
        var current = all.Where(finding => !finding.IsFormer).ToList();
        var values = current.Where(finding => !IsGuid(finding)).ToList();
        return (current.Count, values.Count) switch
        {
            (1, _) => new(kind, all, current[0], "It is the only one that is not called old."),
            (_, 1) => new(
                kind,
                all,
                values[0],
                "The other is a GUID, as Entra's Secret ID is: that names a secret and is not the secret. This is the Value."),
            _ => new(kind, all, values.Concat(current).Concat(all).First(), "It stands first in the paste; nothing else tells them apart."),
        };
    }

    private static IEnumerable<PasteChoice> Choices(List<PasteFinding> findings, DateTimeOffset now)
    {
        foreach (var group in findings
            .Where(finding => finding.Kind is PasteFindingKind.Metadata or PasteFindingKind.Issuer
            or PasteFindingKind.ClientId or PasteFindingKind.ClientSecret).GroupBy(finding => finding.Kind).Where(group =>
            group.Count() > 1))
        {
            yield return Choice(group.Key, [.. group]);
        }

        var certificates = findings.Where(finding => finding.Certificate is not null).ToList();
        if (certificates.Count > 1)
        {
            var (proposed, because) = SigningChoice.Of([.. certificates.Select(finding => finding.Certificate!)], now);
            yield return new PasteChoice(
                PasteFindingKind.Certificate,
                certificates,
                certificates.Find(finding => finding.Certificate == proposed)!,
                because);
        }
    }

    private static string Words(IEnumerable<PasteFinding> findings) => string.Join(", ", findings.Select(finding => finding.Kind switch
    {
        PasteFindingKind.ClientSecret => "a client secret",
        PasteFindingKind.ClientId => "a client ID",
        PasteFindingKind.DiscoveryUrl => "a discovery URL",
        PasteFindingKind.Issuer => "an issuer",
        PasteFindingKind.TenantId => "a directory ID",
        PasteFindingKind.Metadata => "SAML metadata",
        PasteFindingKind.MetadataUrl => "a metadata URL",
        PasteFindingKind.Certificate => "a signing certificate",
        PasteFindingKind.SignInUrl => "a sign-in URL",
        PasteFindingKind.Thumbprint => "a thumbprint",
        _ => "an entity ID",
    }).Distinct());
}
