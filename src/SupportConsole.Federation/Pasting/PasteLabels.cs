using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Pasting;

/// <summary>The words before a value by which mails, screens and JSON say what it is.</summary>
internal static partial class PasteLabels
{
    private const int LongestLine = 64 * 1024;
    private const int LongestValue = 4000;
    private const int MostUnmarked = 400;
    private const PasteFindingKind None = 0;

    /// <summary>A label, and the value that follows it up to the next label or the line's end.</summary>
    public sealed record Labelled(PasteFindingKind Kind, bool IsSecretId, string Value, int Index)
    {
        /// <summary>Whether the label says that the value is a former one.</summary>
        public bool IsFormer { get; init; }

        /// <summary>Whether a sentence says it (“the secret is …”), so that a full stop at the end is the sentence's.</summary>
        public bool IsProse { get; init; }
    }

    public static IEnumerable<Labelled> Scan(string text)
    {
        (PasteFindingKind Kind, bool IsSecretId)? waiting = null;
        for (int start = 0, end; start < text.Length; start = end + 1)
        {
            end = text.IndexOf('\n', start) is >= 0 and var found ? found : text.Length;
            if (text.AsSpan(start, end - start).IsWhiteSpace())
            {
                continue;
            }

            var line = text[start..end];
            var matches = line.Length > LongestLine ? [] : Label().Matches(line).Where(match => Known(match) is not null).ToList();
            var whole = PasteLabelNames.Of(line.Trim().TrimEnd(':', '=').Trim());
            if (waiting is { } label && matches.Count == 0 && whole is null && line.Trim() is { Length: > 0 and <= LongestValue } value)
            {
                if (!value.Contains(' ', StringComparison.Ordinal) || label.Kind == PasteFindingKind.SecretExpiry)
                {
                    yield return new Labelled(label.Kind, label.IsSecretId, value, start + line.IndexOf(value, StringComparison.Ordinal));
                }

                waiting = null;
            }

            foreach (var (labelled, isEmpty) in Values(line, start, matches))
            {
                waiting = isEmpty ? (labelled.Kind, labelled.IsSecretId) : waiting;
                if (!isEmpty)
                {
                    yield return labelled;
                }
            }

            if (matches.Count == 0 && whole is null && Unmarked(line, start) is { } unmarked)
            {
                (waiting, whole) = (null, null);
                yield return unmarked;
            }

            waiting = matches.Count == 0 && whole is not null ? whole : waiting;
        }
    }

    /// <summary>A line that is a label and a value with only spaces between, as it comes from a page's columns: “Client ID   0oa1b2c3d4”. A sentence is none.</summary>
    private static Labelled? Unmarked(string line, int start)
    {
        var (from, until) = (line.Length - line.TrimStart(' ', '-', '*', '•', '·').Length, line.TrimEnd().Length);
        var gap = line.LastIndexOf(' ', Math.Max(until - 1, 0));
        if (gap <= from || until - from > MostUnmarked)
        {
            return null;
        }

        var (label, value) = (line[from..gap].TrimEnd(), line[(gap + 1)..until]);
        return PasteLabelNames.Of(label, out var at) is { } known && at == 0 && LooksLike(known.Kind, value) ? new Labelled(known.Kind, known.IsSecretId, value, start + gap + 1) : null;
    }

    /// <summary>Whether a word is such a value and not a word of a sentence.</summary>
    private static bool LooksLike(PasteFindingKind kind, string value) => kind switch
    {
        PasteFindingKind.ClientSecret => value.Length >= 8 && value.Any(char.IsAsciiDigit) && value.Any(char.IsLetter),
        PasteFindingKind.SecretExpiry => value.Count(char.IsAsciiDigit) >= 4,
        PasteFindingKind.Domain => value.Contains('.', StringComparison.Ordinal),
        PasteFindingKind.Thumbprint => value.Length >= 40,
        PasteFindingKind.ClientId or PasteFindingKind.TenantId or None => value.Length >= 8 && value.Any(char.IsAsciiDigit),
        _ => value.Contains("://", StringComparison.Ordinal),
    };

    private static IEnumerable<(Labelled Labelled, bool IsEmpty)> Values(string line, int start, List<Match> matches)
    {
        for (var i = 0; i < matches.Count; i++)
        {
            var from = matches[i].Index + matches[i].Length;
            var until = i + 1 < matches.Count ? Begin(matches[i + 1]) : line.Length;
            var (kind, isSecretId) = Known(matches[i])!.Value;
            var bar = line.StartsWith('|') ? line.IndexOf(" |", from, until - from, StringComparison.Ordinal) : -1;
            until = bar >= 0 ? bar : Math.Min(Quoted(line, from, until), from + LongestValue);
            until = kind == PasteFindingKind.ClientSecret && BeforeAddress().Match(line, from, until - from) is { Success: true } secret ? from + secret.Groups[1].Length : until;
            var value = line[from..until].Trim(' ', '\t', '*', '`', '\u3000');
            var labelled = new Labelled(kind, isSecretId, value, start + from + Math.Max(0, line[from..until].IndexOf(value, StringComparison.Ordinal)))
            {
                IsFormer = Former().IsMatch(matches[i].Groups[1].Value),
                IsProse = matches[i].Value.EndsWith(" is ", StringComparison.Ordinal),
            };
            yield return (labelled, value.Length == 0);
        }
    }

    /// <summary>Where a value in quotes ends: on one line of JSON much follows that is not the value's.</summary>
    private static int Quoted(string line, int from, int until)
    {
        if (from >= until || line[from] != '"')
        {
            return until;
        }

        for (var at = from + 1; at < until; at++)
        {
            if (line[at] == '"')
            {
                return at + 1;
            }

            at += line[at] == '\\' ? 1 : 0;
        }

        return until;
    }

    private static int Begin(Match match)
    {
        PasteLabelNames.Of(match.Groups[1].Value, out var at);
        return match.Index + at;
    }

    private static (PasteFindingKind Kind, bool IsSecretId)? Known(Match match) => PasteLabelNames.Of(match.Groups[1].Value, out _);

    // Every part is bounded, so going back costs little; without backtracking it would keep tens of megabytes of states.
    [GeneratedRegex(@"(\p{L}[\p{L}0-9_. ()/-]{1,60}?)[""'*`”]{0,3}\s{0,20}(?:[:=|\t→：]|->| is )(?:[ \t*`]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    /// <summary>A secret with an address behind it on the same line: a secret has no space in it, and the address is a value of its own.</summary>
    [GeneratedRegex(@"\G(\s{0,20}\S{6,400}?)[,;]?\s{1,20}(?:(?:and |und |et |y )?\p{L}[\p{L} ]{0,30}[: =]{1,3})?https?://\S{4,400}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex BeforeAddress();

    [GeneratedRegex(@"\b(?:old|former|previous|expired|alt|altes|ancien|antiguo)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Former();
}
