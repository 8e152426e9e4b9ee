using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Pasting;

/// <summary>
/// Where a paste speaks of client secrets: only there is a value under the label "Value" a secret, as on Entra's page. Elsewhere it may
/// be a SAML status, a claim or a signature.
/// </summary>
internal sealed partial class SecretContext(string text)
{
    /// <summary>In characters: a few lines below the heading, a few more above the Secret ID.</summary>
    private const int Before = 1_200;

    private const int After = 600;

    private readonly List<int> places = [.. Words().Matches(text).Select(match => match.Index)];

    public bool IsAround(int at)
    {
        var next = places.BinarySearch(at - Before);
        next = next < 0 ? ~next : next;
        return next < places.Count && places[next] <= at + After;
    }

    [GeneratedRegex(
        @"\bsecret[ _-]?ids?\b|\bclient[ _-]?secrets?\b|\bcertificates? (?:&|and) secrets\b|\bapp(?:lication)?[ _-]secrets?\b"
        + @"|\bgeheime[rns]? clientschlüssel|\bgeheimnis-?id\b|\bclient(?:geheim|schlüssel)"
        + @"|\bsecrets? client\b|\bid (?:du |de |del |do )?(?:secret|segre)"
        + @"|\bsecretos? de(?:l)? cliente\b|\bsegredos? do cliente\b|\bsegret[oi] client\b|シークレット",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Words();
}
