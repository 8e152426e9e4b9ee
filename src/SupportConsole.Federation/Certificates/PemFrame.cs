namespace SupportConsole.Federation.Certificates;

/// <summary>
/// A block between BEGIN and END, as RFC 7468 has it and as mail programs leave it: with long dashes, escaped spaces, or without
/// its end.
/// </summary>
internal sealed record PemFrame(PemKind Kind, string Label, int Start, int Length, int Body, int BodyEnd, bool IsClosed)
{
    private const int LongestLabel = 60;
    private const int MostDashes = 10;

    /// <summary>The block whose word BEGIN stands at a place; null where there is none.</summary>
    public static PemFrame? Find(string text, int begin, int longest)
    {
        var start = DashesBefore(text, begin);
        if (start < 0
            || LabelAt(text, begin + "BEGIN".Length) is not ({ } label, var body)
            || KindOf(label) is var kind && kind == PemKind.Unknown)
        {
            return null;
        }

        var limit = (int)Math.Min(text.Length, (long)body + longest);
        var end = Mark(text, "END", body, limit);
        var next = Mark(text, "BEGIN", body, end < 0 ? limit : end);
        if (next >= 0 || end < 0)
        {
            var stop = next >= 0 ? DashesBefore(text, next) : limit;
            return new PemFrame(kind, label, start, stop - start, body, stop, false);
        }

        var after = LabelAt(text, end + "END".Length) is ({ }, var close) ? close : end + "END".Length;
        return new PemFrame(kind, label, start, after - start, body, DashesBefore(text, end), true);
    }

    private static PemKind KindOf(string label) => label switch
    {
        _ when label.Contains("PGP", StringComparison.Ordinal) => PemKind.Pgp,
        _ when label.Contains("PRIVATE", StringComparison.Ordinal) => PemKind.PrivateKey,
        _ when label.Contains("SSH2", StringComparison.Ordinal) => PemKind.Ssh,
        _ when label.Contains("REQUEST", StringComparison.Ordinal) => PemKind.Request,
        _ when label.Contains("CRL", StringComparison.Ordinal) => PemKind.RevocationList,
        _ when label.Contains("PUBLIC KEY", StringComparison.Ordinal) => PemKind.PublicKey,
        _ when label.Contains("PKCS12", StringComparison.Ordinal) => PemKind.KeyStore,
        _ when label.Contains("PARAMETERS", StringComparison.Ordinal) => PemKind.Parameters,
        _ when label.Contains("ATTRIBUTE", StringComparison.Ordinal) => PemKind.Unknown,
        _ when label.Contains("CERT", StringComparison.Ordinal)
            || label.Contains("PKCS7", StringComparison.Ordinal)
            || label.Contains("PKCS #7", StringComparison.Ordinal)
            || label == "CMS" => PemKind.Certificate,
        _ => PemKind.Unknown,
    };

    /// <summary>The label after a word, and the place after the dashes that close it.</summary>
    private static (string? Label, int After) LabelAt(string text, int at)
    {
        var end = at;
        while (end < text.Length
            && end - at < LongestLabel
            && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is ' ' or '+' or '%' or '_' or '&' or ';' or '#' or '\u00a0'))
        {
            end++;
        }

        var label = text[at..end]
            .Replace("%20", " ", StringComparison.Ordinal)
            .Replace("&nbsp;", " ", StringComparison.Ordinal)
            .Replace("&#32;", " ", StringComparison.Ordinal)
            .Replace('+', ' ')
            .Replace('_', ' ')
            .Replace('\u00a0', ' ')
            .Trim();
        var (after, weight) = (end, 0);
        while (after < text.Length && after - end < MostDashes && Weight(text[after]) is > 0 and var dash)
        {
            (after, weight) = (after + 1, weight + dash);
        }

        return weight >= 2 && label.Length > 0 ? (label.ToUpperInvariant(), after) : (null, at);
    }

    private static int Mark(string text, string word, int from, int limit)
    {
        int Next(int start) => text.IndexOf(word, start, limit - start, StringComparison.Ordinal);
        for (var at = Next(from); at >= 0; at = Next(at + 1))
        {
            if (DashesBefore(text, at) >= from)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Where the dashes before a word begin; -1 where there are too few.</summary>
    private static int DashesBefore(string text, int word)
    {
        var at = word > 0 && text[word - 1] is ' ' or '\u00a0' ? word - 1 : word;
        var (first, weight) = (at, 0);
        while (first > 0 && at - first < MostDashes && Weight(text[first - 1]) is > 0 and var dash)
        {
            (first, weight) = (first - 1, weight + dash);
        }

        return weight >= 2 ? first : -1;
    }

    /// <summary>Mail programs make one long dash of two short ones.</summary>
    private static int Weight(char character) => character switch
    {
        '-' => 1,
        (>= '\u2010' and <= '\u2015') or '\u2212' => 2,
        _ => 0,
    };
}
