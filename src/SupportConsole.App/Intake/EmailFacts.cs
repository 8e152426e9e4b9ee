using System.Text.RegularExpressions;

namespace SupportConsole.App.Intake;

/// <summary>What an email says about itself: our ticket, and who at the customer wrote it. Empty where it says nothing.</summary>
public sealed partial record EmailFacts(string Ticket, string ContactName, string ContactEmail)
{
    /// <summary>Whoever writes from one of these domains is our own support.</summary>
    private static readonly string[] OurDomains = ["influxdata.com", "influxdb.com", "influxdb.io"];

    /// <summary>They are written like tickets: SHA-256.</summary>
    private static readonly string[] Algorithms = ["SHA-", "RSA-", "AES-", "UTF-", "ISO-"];

    private const int MostCharacters = 100_000;

    public static EmailFacts None { get; } = new("", "", "");

    public static EmailFacts Read(string text)
    {
        var read = text.Length <= MostCharacters ? text : text[..MostCharacters];
        var sender = Sender().Matches(read).Cast<Match>().FirstOrDefault(match => !IsOurs(match.Groups["email"].Value));
        var email = sender?.Groups["email"].Value
            ?? Email().Matches(read).Select(match => match.Value).FirstOrDefault(found => !IsOurs(found)) ?? "";
        return new EmailFacts(TicketIn(read), sender?.Groups["name"].Value.Trim(' ', '"', '\'') ?? "", email);
    }

    /// <summary>Whether an email address or a domain is our own.</summary>
    public static bool IsOurs(string address)
    {
        var domain = address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..].Trim().TrimEnd('.');
        return Array.Exists(OurDomains, own => domain.Equals(own, StringComparison.OrdinalIgnoreCase)
            || domain.EndsWith("." + own, StringComparison.OrdinalIgnoreCase));
    }

    private static string TicketIn(string text)
    {
        foreach (Match subject in Subject().Matches(text))
        {
            var named = InSubject().Matches(subject.Groups["text"].Value).Select(match => match.Groups["id"].Value)
                .FirstOrDefault(id => !Array.Exists(Algorithms, name => id.StartsWith(name, StringComparison.Ordinal)));
            if (named is not null)
            {
                return named;
            }
        }

        return Labelled().Match(text) is { Success: true } labelled ? labelled.Groups["id"].Value : "";
    }

    [GeneratedRegex(@"^[>\s]*From:[ \t]*(?<name>[^<\r\n]{0,200}?)[ \t]*<(?<email>[^<>\s@]{1,100}@[^<>\s@]{1,200})>",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Sender();

    [GeneratedRegex(@"[A-Za-z0-9._%+-]{1,100}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,5}",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Email();

    [GeneratedRegex(@"^[>\s]*Subject:(?<text>.{0,400})$",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Subject();

    [GeneratedRegex(@"(?:#|\[#?|\b)(?<id>[A-Z]{2,10}-\d{2,10}|\d{4,10})(?:\]|\b)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex InSubject();

    [GeneratedRegex(@"\b(?:ticket|case)(?:[ \t]+(?:number|no\.?|id|ref))?[ \t]*[:#]{0,2}[ \t]*(?<id>[A-Z]{2,10}-\d{2,10}|\d{3,10})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Labelled();
}
