namespace SupportConsole.Federation.Oidc;

/// <summary>Compares the issuer that a document names with what was given: an issuer, or the discovery URL.</summary>
internal static class IssuerFindings
{
    private const string Correct = "Ask the customer to correct the issuer at the IdP.";
    private const string UseVersion2 = "Use version 2: https://login.microsoftonline.com/ then the Directory (tenant) ID, then /v2.0.";

    public static IEnumerable<DiscoveryFinding> Of(string issuer, string? askedFor)
    {
        if (Itself(issuer) is { } fault)
        {
            yield return fault;
        }
        else if (!string.IsNullOrWhiteSpace(askedFor) && Difference(issuer, askedFor.Trim()) is { } difference)
        {
            yield return difference;
        }
    }

    private static DiscoveryFinding? Itself(string issuer)
    {
        if (EntraIssuer.IsTemplate(issuer))
        {
            return DiscoveryFindings.Refuse(
                "issuer-template",
                $"The issuer in the document is a template: {Short(issuer)}. "
                + "It is Entra ID's shared endpoint (common or organizations), whose tokens name another issuer.",
                EntraIssuer.UseOwn);
        }

        if (issuer != issuer.Trim())
        {
            return DiscoveryFindings.Refuse(
                "issuer-space",
                "The issuer in the document has a space or line break at an end, so no token can name it.",
                Correct);
        }

        if (issuer.EndsWith(IssuerUrl.WellKnown, StringComparison.OrdinalIgnoreCase))
        {
            const string What = "The issuer in the document is the discovery URL itself; tokens name the issuer without /.well-known.";
            return DiscoveryFindings.Refuse("issuer-discovery", What, Correct);
        }

        return IssuerUrl.Parse(issuer).Problem is { } problem
            ? DiscoveryFindings.Refuse(
                problem.Code.Replace('.', '-'),
                $"The document's own issuer, {Short(issuer)}, cannot be used. {problem.What}",
                "Ask the customer to correct the issuer at the IdP (often the public address set behind a proxy).")
            : null;
    }

    private static DiscoveryFinding? Difference(string issuer, string given)
    {
        var asked = IssuerUrl.Parse(given) is { IsOk: true } parsed ? parsed.Value : null;
        if (asked is { IsFromDiscoveryUrl: true })
        {
            return issuer.TrimEnd('/') == asked.Issuer.TrimEnd('/') ? null : FromDiscoveryUrl(issuer, asked);
        }

        var expected = asked?.Issuer ?? given;
        return issuer == expected ? null
            : issuer.TrimEnd('/') == expected.TrimEnd('/') ? Slash(issuer)
            : EntraIssuer.IsEntra(issuer) && EntraIssuer.IsEntra(expected) ? Entra(issuer, expected)
            : Other(issuer, expected);
    }

    private static DiscoveryFinding Slash(string issuer)
    {
        var how = issuer.EndsWith('/')
            ? "ends in a slash, and what was given does not"
            : "has no slash at its end, and what was given has one";
        return DiscoveryFindings.Warn(
            "issuer-slash",
            $"The document's issuer {Short(issuer)} {how}; tokens are refused unless the two are equal.",
            $"Use {Short(issuer)}, as the document has it.");
    }

    /// <summary>The document's issuer counts, whatever its address. The engineer confirms one that looks like somebody else's.</summary>
    private static DiscoveryFinding FromDiscoveryUrl(string issuer, IssuerUrl asked)
    {
        if (EntraIssuer.IsForCustomers(asked.DiscoveryUrl) || (EntraIssuer.IsEntra(issuer) && EntraIssuer.IsEntra(asked.Issuer)))
        {
            return DiscoveryFindings.Info(
                "issuer-entra-address",
                $"The document's issuer is {Short(issuer)}: Microsoft's issuers differ from their discovery URLs by design.",
                "Nothing to do: the console uses the document's issuer.");
        }

        var where = Host(issuer) == Host(asked.Issuer) ? "has another path" : "is on another host";
        return DiscoveryFindings.Warn(
            Host(issuer) == Host(asked.Issuer) ? "issuer-path" : "issuer-host",
            $"The document's issuer {where} than its discovery URL: {Short(issuer)}.",
            "Ask the customer to confirm this issuer: a custom domain often looks like this, and so does a mistyped realm.");
    }

    private static DiscoveryFinding Entra(string issuer, string expected)
    {
        if (EntraIssuer.IsVersion1(issuer) != EntraIssuer.IsVersion1(expected) || IsVersion2(issuer) != IsVersion2(expected))
        {
            return DiscoveryFindings.Refuse(
                "issuer-entra-version",
                $"Entra ID has two versions, and these are not the same one: {Short(expected)} was given, the document's issuer "
                + $"is {Short(issuer)}.",
                UseVersion2);
        }

        return DiscoveryFindings.Refuse(
            "issuer-entra-tenant",
            $"The document is of another Entra tenant than the one given, or names it by its ID: the issuer is {Short(issuer)}, "
            + $"{Short(expected)} was given.",
            $"If it is the customer's Directory (tenant) ID, enter {Short(issuer)} and check again.");
    }

    private static bool IsVersion2(string issuer) => issuer.TrimEnd('/').EndsWith("/v2.0", StringComparison.Ordinal);

    private static DiscoveryFinding Other(string issuer, string expected)
    {
        if (Bare(issuer) == Bare(expected))
        {
            return DiscoveryFindings.Refuse(
                "issuer-scheme",
                $"{Short(expected)} was given, the document's issuer is {Short(issuer)}: http and https are two issuers.",
                "Ask the customer for the https issuer.");
        }

        if (issuer.Equals(expected, StringComparison.OrdinalIgnoreCase))
        {
            return DiscoveryFindings.Warn(
                "issuer-case",
                $"The document's issuer {Short(issuer)} differs in capitals from what was given; capitals count.",
                $"Use {Short(issuer)}, as the document has it.");
        }

        return Host(issuer) is { } host && host == Host(expected)
            ? DiscoveryFindings.Refuse(
                "issuer-path",
                $"The document is of another realm or authorization server on the same host: the issuer is {Short(issuer)}, "
                + $"{Short(expected)} was given.",
                $"Ask the customer which is right. If it is the document's, enter the discovery URL or {Short(issuer)} and check again.")
            : DiscoveryFindings.Refuse(
                "issuer-host",
                $"The document's issuer is on another host: {Short(issuer)}, {Short(expected)} was given.",
                $"If the customer confirms it (a custom domain often has this), enter the discovery URL or {Short(issuer)} and "
                + "check again.");
    }

    private static string? Host(string address) => SafeUri.TryAbsolute(address, out var uri) ? uri.Authority : null;

    private static string Bare(string issuer) => issuer[(issuer.IndexOf("://", StringComparison.Ordinal) + 1)..].TrimEnd('/');

    private static string Short(string text) => text.Length <= 160 ? text : text[..160] + "…";
}
