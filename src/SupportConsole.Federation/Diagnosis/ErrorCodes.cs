using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Diagnosis;

/// <summary>
/// Reads the providers' codes in their canonical form, such as AADSTS50105, MSIS7007 or E0000007. Entra's codes are also read where
/// the prefix is missing: in its logs, in JSON and in the address of its page about errors.
/// </summary>
internal static partial class ErrorCodes
{
    private const int Most = 40;

    /// <summary>The codes in a text, in their order, each once.</summary>
    /// <param name="isKnown">Whether the catalogue has an entry for a code. A bare number counts only if it has.</param>
    public static IReadOnlyList<string> In(string text, Func<string, bool> isKnown)
    {
        var sure = Prefixed().Matches(text).Take(Most)
            .Select(match => (match.Index, Code: match.Groups[1].Value.ToUpperInvariant() + match.Groups[2].Value))
            .Concat(OfEntra().Matches(text).Take(Most).SelectMany(Numbers))
            .Concat(OfPing().Matches(text).Take(Most).Select(match => (match.Index, Code: match.Value)));
        var likely = Labelled().Matches(text).Concat(OfRow().Matches(text)).Take(Most).SelectMany(Numbers)
            .Where(found => isKnown(found.Code));
        var alone = Alone().Match(text) is { Success: true } only ? Numbers(only).Where(found => isKnown(found.Code)) : [];
        return [.. sure.Concat(likely).Concat(alone).OrderBy(found => found.Index).Select(found => found.Code).Distinct().Take(Most)];
    }

    private static IEnumerable<(int Index, string Code)> Numbers(Match match) =>
        match.Groups["number"].Value.Split([',', ' ', '\'', '"'], StringSplitOptions.RemoveEmptyEntries).Where(number => number != "0")
            .Select(number => (match.Index, "AADSTS" + number));

    [GeneratedRegex(@"(AADSTS|AADB2C|\bMSIS|\bE0000)[\s:#-]{0,4}([0-9]{3,8})\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Prefixed();

    [GeneratedRegex(
        @"(?:error_codes|ResultType|SigninErrorCode|sts_error_code)\\?[""']?\s{0,3}[:=,|]?\s{0,3}\[?\s{0,9}[\\""']{0,2}"
        + @"(?<number>[0-9]{4,8}(?:\s{0,9},\s{0,9}[0-9]{4,8})*)|/error\?code=(?<number>[0-9]{4,8})\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex OfEntra();

    [GeneratedRegex(
        @"\b(?:(?:sign-?in |login |failure |status |sub)?error ?(?:code|number)?|error_?code|fail(?:ure)?(?: code)?|sign-?in error code"
        + @"|status code)\\?[""']?\s{0,3}[:=#(]?\s{0,3}[""']?(?<number>[0-9]{5,7})\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Labelled();

    /// <summary>A row of an exported log, or a number before its meaning, as in "50105 - The signed in user …".</summary>
    [GeneratedRegex(
        @"^(?:""(?<number>[0-9]{5,7})"",|(?<number>[0-9]{5,7}) [-–] [A-Z][a-z]+ [a-z])",
        RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex OfRow();

    [GeneratedRegex(@"\A\W{0,20}(?<number>[0-9]{5,7})\W{0,20}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Alone();

    [GeneratedRegex(@"\b(?:AUTHN|AUTHZ|MFA|SSO)_[0-9]{3}\b", RegexOptions.NonBacktracking)]
    private static partial Regex OfPing();
}
