namespace SupportConsole.Federation.Oidc;

/// <summary>Holds the issuer that a document names against the one that was given.</summary>
internal static class IssuerFindings
{
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
            return DiscoveryFindings.Refuse("issuer-template", $"The issuer in the document is a template: {Short(issuer)}. It is Entra ID's shared endpoint (common or organizations), whose tokens name another issuer.", "Use the customer's own: https://login.microsoftonline.com/ then the Directory (tenant) ID, then /v2.0.");
        }

        if (issuer != issuer.Trim())
        {
            return DiscoveryFindings.Refuse("issuer-space", "The issuer in the document has a space or line break at an end, so no token can name it.", "Ask the customer to correct the issuer at the IdP.");
        }

        if (issuer.EndsWith(IssuerUrl.WellKnown, StringComparison.OrdinalIgnoreCase))
        {
            return DiscoveryFindings.Refuse("issuer-discovery", "The issuer in the document is the discovery URL itself; tokens name the issuer without /.well-known.", "Ask the customer to correct the issuer at the IdP.");
        }

        return IssuerUrl.Parse(issuer).Problem is { } problem
            ? DiscoveryFindings.Refuse(problem.Code.Replace('.', '-'), $"The document's own issuer, {Short(issuer)}, cannot be used. {problem.What}", "Ask the customer to correct the issuer at the IdP (often the public address set behind a proxy).")
            : null;
    }

    private static DiscoveryFinding? Difference(string issuer, string given)
    {
        var asked = IssuerUrl.Parse(given) is { IsOk: true } parsed ? parsed.Value : null;
        var expected = asked?.Issuer ?? given;
        if (issuer == expected || (asked is { IsFromDiscoveryUrl: true } && issuer.TrimEnd('/') == expected))
        {
            return null;
        }

        if (issuer.TrimEnd('/') == expected.TrimEnd('/'))
        {
            return DiscoveryFindings.Warn("issuer-slash", $"The document's issuer {Short(issuer)} {(issuer.EndsWith('/') ? "ends in a slash, and what was given does not" : "has no slash at its end, and what was given has one")}; tokens are refused unless the two are equal.", $"Use {Short(issuer)}, as the document has it.");
        }

        if (EntraIssuer.IsEntra(issuer) && EntraIssuer.IsEntra(expected))
        {
            return Entra(issuer, expected);
        }

        return Other(issuer, expected);
    }

    private static DiscoveryFinding Entra(string issuer, string expected)
    {
        if (EntraIssuer.IsVersion1(issuer) != EntraIssuer.IsVersion1(expected) || issuer.TrimEnd('/').EndsWith("/v2.0", StringComparison.Ordinal) != expected.TrimEnd('/').EndsWith("/v2.0", StringComparison.Ordinal))
        {
            return DiscoveryFindings.Refuse("issuer-entra-version", $"Entra ID has two versions, and these are not the same one: {Short(expected)} was given, the document's issuer is {Short(issuer)}.", "Use version 2: https://login.microsoftonline.com/ then the Directory (tenant) ID, then /v2.0.");
        }

        return DiscoveryFindings.Refuse("issuer-entra-tenant", $"The document is of another Entra tenant than the one given, or names it by its ID: the issuer is {Short(issuer)}, {Short(expected)} was given.", $"If it is the customer's Directory (tenant) ID, enter {Short(issuer)} and look again.");
    }

    private static DiscoveryFinding Other(string issuer, string expected)
    {
        if (Bare(issuer) == Bare(expected))
        {
            return DiscoveryFindings.Refuse("issuer-scheme", $"{Short(expected)} was given, the document's issuer is {Short(issuer)}: http and https are two issuers.", "Ask the customer for the https issuer.");
        }

        if (issuer.Equals(expected, StringComparison.OrdinalIgnoreCase))
        {
            return DiscoveryFindings.Warn("issuer-case", $"The document's issuer {Short(issuer)} differs in capitals from what was given; capitals count.", $"Use {Short(issuer)}, as the document has it.");
        }

        var sameHost = SafeUri.TryAbsolute(issuer, out var one) && SafeUri.TryAbsolute(expected, out var other) && one.Authority == other.Authority;
        return sameHost
            ? DiscoveryFindings.Refuse("issuer-path", $"The document is of another realm or authorization server on the same host: the issuer is {Short(issuer)}, {Short(expected)} was given.", $"Ask the customer which is right; if it is the document's, enter {Short(issuer)} and look again.")
            : DiscoveryFindings.Refuse("issuer-host", $"The document's issuer is on another host: {Short(issuer)}, {Short(expected)} was given.", $"If the customer confirms it (a custom domain often has this), enter {Short(issuer)} and look again.");
    }

    private static string Bare(string issuer) => issuer[(issuer.IndexOf("://", StringComparison.Ordinal) + 1)..].TrimEnd('/');

    private static string Short(string text) => text.Length <= 160 ? text : text[..160] + "…";
}
