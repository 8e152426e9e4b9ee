using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Pasting;

/// <summary>A label, and the value that follows it up to the next label or the line's end.</summary>
internal sealed record LabelledValue(PasteLabel Label, string Value, int Index)
{
    public PasteFindingKind Kind => Label.Kind;

    public bool IsFormer { get; init; }

    /// <summary>Whether a sentence says it ("the secret is ..."), so that a full stop at the end belongs to the sentence.</summary>
    public bool IsProse { get; init; }
}

/// <summary>Finds the words before a value by which mails, screens and JSON say what it is.</summary>
internal static partial class PasteLabels
{
    private const int LongestLine = 64 * 1024;
    private const int LongestValue = 4000;
    private const int MostUnmarked = 400;

    public static IEnumerable<LabelledValue> Scan(string text)
    {
        var context = new SecretContext(text);
        PasteLabel? waiting = null;
        var isFormer = false;
        for (int start = 0, end; start < text.Length; start = end + 1)
        {
            end = text.IndexOf('\n', start) is >= 0 and var found ? found : text.Length;
            if (text.AsSpan(start, end - start).IsWhiteSpace())
            {
                continue;
            }

            var line = new PasteLine(text[start..end], start, context);
            var labels = line.Text.Length > LongestLine ? [] : Labels(line);
            var whole = line.Known(line.Text.Trim().TrimEnd(':', '=').Trim());
            if (waiting is { } label && labels.Count == 0 && whole is null && line.Text.Trim() is { Length: > 0 and <= LongestValue } value)
            {
                if (!value.Contains(' ', StringComparison.Ordinal) || label.Kind == PasteFindingKind.SecretExpiry)
                {
                    yield return new LabelledValue(
                        label,
                        value,
                        start + line.Text.IndexOf(value, StringComparison.Ordinal))
                    { IsFormer = isFormer };
                }

                waiting = null;
            }

            foreach (var labelled in Values(line, labels))
            {
                waiting = labelled.Value.Length == 0 ? labelled.Label : waiting;
                isFormer = labelled.Value.Length == 0 ? labelled.IsFormer : isFormer;
                if (labelled.Value.Length > 0)
                {
                    yield return labelled;
                }
            }

            if (labels.Count == 0 && whole is null && Unmarked(line) is { } unmarked)
            {
                waiting = null;
                yield return unmarked;
            }
            else if (labels.Count == 0 && whole is not null)
            {
                waiting = whole;
                isFormer = FormerWords.Prevail(line.Text);
            }
        }
    }

    private static List<Match> Labels(PasteLine line)
    {
        var matches = Label().Matches(line.Text).Where(match => line.Known(match.Groups[1].Value) is not null);
        return [.. matches.Where(match => !line.IsInAddress(Begin(match)))];
    }

    /// <summary>A line of a label and a value with only spaces between, as it comes from a page's columns; a sentence is none.</summary>
    private static LabelledValue? Unmarked(PasteLine line)
    {
        var text = line.Text;
        var from = text.Length - text.TrimStart(' ', '-', '*', '•', '·').Length;
        var until = text.TrimEnd().Length;
        var gap = Gap(text, from, until);
        if (gap <= from || until - from > MostUnmarked)
        {
            return null;
        }

        var words = text[from..gap].Trim(' ', '"');
        var value = text[(gap + 1)..until].Trim('"');
        return PasteLabelNames.Of(words, out var at) is not null && at == 0 && line.Known(words) is { } label && LooksLike(label, value)
            ? new LabelledValue(label, value, line.Start + text.IndexOf(value, gap + 1, StringComparison.Ordinal)) { IsProse = true }
            : null;
    }

    /// <summary>Where a line of a label and a value is parted: by the comma or semicolon of two cells, or by its last space.</summary>
    private static int Gap(string text, int from, int until)
    {
        var cell = text.IndexOfAny([',', ';'], from, Math.Max(until - from, 0));
        return cell > from && text.AsSpan(cell + 1, until - cell - 1).IndexOfAny(' ', ',', ';') < 0
            ? cell
            : text.LastIndexOf(' ', Math.Max(until - 1, 0));
    }

    /// <summary>Whether a word is such a value and not a word of a sentence.</summary>
    private static bool LooksLike(PasteLabel label, string value) => label.Kind switch
    {
        PasteFindingKind.ClientSecret => value.Length >= 8 && value.Any(char.IsAsciiDigit) && value.Any(char.IsLetter),
        PasteFindingKind.SecretExpiry => value.Count(char.IsAsciiDigit) >= 4,
        PasteFindingKind.Domain => value.Contains('.', StringComparison.Ordinal),
        PasteFindingKind.Thumbprint => value.Length >= 40,
        PasteFindingKind.ClientId or PasteFindingKind.TenantId or 0 => value.Length >= 8 && value.Any(char.IsAsciiDigit),
        _ => value.Contains("://", StringComparison.Ordinal),
    };

    private static IEnumerable<LabelledValue> Values(PasteLine line, List<Match> matches)
    {
        var text = line.Text;
        var sentence = 0;
        for (var i = 0; i < matches.Count; i++)
        {
            var from = matches[i].Index + matches[i].Length;
            var label = line.Known(matches[i].Groups[1].Value)!.Value;
            var until = Until(text, from, i + 1 < matches.Count ? Begin(matches[i + 1]) : text.Length, label);
            var value = text[from..until].Trim(' ', '\t', '*', '`', '\u3000');
            var at = line.Start + from + Math.Max(0, text[from..until].IndexOf(value, StringComparison.Ordinal));
            var words = text[Math.Max(sentence, Math.Max(0, from - FormerWords.Most))..from];
            yield return new LabelledValue(label, value, at)
            {
                IsFormer = FormerWords.Prevail(words[(words.LastIndexOf(". ", StringComparison.Ordinal) + 1)..]),
                IsProse = char.IsAsciiLetter(matches[i].Value.TrimEnd()[^1]) && matches[i].Value.EndsWith(' '),
            };

            // What is said of one secret is not said of the next.
            sentence = label.Kind == PasteFindingKind.ClientSecret ? sentence : until;
        }
    }

    private static int Until(string text, int from, int next, PasteLabel label)
    {
        var bar = text.StartsWith('|') ? Bar(text, from, next) : -1;
        var until = bar >= 0 ? bar : Math.Min(Quotes.End(text, from, next), from + LongestValue);
        return label.Kind == PasteFindingKind.ClientSecret && BeforeAddress().Match(text, from, until - from) is { Success: true } secret
            ? from + secret.Groups[1].Length
            : until;
    }

    /// <summary>Where a table's cell ends; Jira puts no space before its end.</summary>
    private static int Bar(string text, int from, int next) =>
        text.IndexOf(" |", from, next - from, StringComparison.Ordinal) is >= 0 and var spaced
            ? spaced
            : text.IndexOf('|', from, next - from);

    private static int Begin(Match match)
    {
        PasteLabelNames.Of(match.Groups[1].Value, out var at);
        return match.Index + at;
    }

    // Every part is bounded, so going back costs little; without backtracking it would keep tens of megabytes of states.
    [GeneratedRegex(
        @"(\p{L}(?:[\p{L}0-9_. ()/-]|(?<=\p{L})['’](?=\p{L})){1,60}?)[""'*`”’]{0,3}\s{0,20}(?:=>|:=|\|\||[:=|\t→：]|->|[–—](?=\s)"
        + @"| (?:is|ist|lautet|est|es) )(?:[ \t*`]*)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    /// <summary>
    /// A secret with an address after it on the same line: a secret has no space in it, and the address is a value of its own.
    /// </summary>
    [GeneratedRegex(
        @"\G(\s{0,20}\S{6,400}?)[,;]?\s{1,20}(?:(?:and |und |et |y )?\p{L}[\p{L} ]{0,30}[: =]{1,3})?https?://\S{4,400}\s*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex BeforeAddress();
}
