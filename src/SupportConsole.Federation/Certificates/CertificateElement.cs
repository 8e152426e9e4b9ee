namespace SupportConsole.Federation.Certificates;

/// <summary>Reads the text of one X509Certificate element, in every form that a file or a paste may have too.</summary>
internal static class CertificateElement
{
    private const string AsExported = "Ask for the metadata file as the IdP exports it.";

    /// <summary>Adds the element's certificates, not yet judged, to <paramref name="found"/>; returns what is wrong, if anything.</summary>
    /// <param name="place">Such as " (line 3, column 5)", for the message.</param>
    public static Problem? Take(string text, string place, List<SigningCertificate> found)
    {
        text = WithoutFrame(text);
        if (text.All(IsEmpty))
        {
            return Refused("certificate-empty", $"The X509Certificate{place} is empty.");
        }

        // Nothing but the value is in the element, so its digits belong together however they are wrapped.
        text = text.Contains("BEGIN", StringComparison.Ordinal) ? text : string.Concat(text.Where(one => !IsEmpty(one)));
        var pieces = CertificateText.Scan(text, _ => "").ToList();
        if (pieces.Count == 0)
        {
            var isBase64 = text.All(one => Base64Digits.Value(one) >= 0 || one == '=' || IsEmpty(one));
            return isBase64 ? Unreadable(place, "Its bytes are not an X.509 certificate.") : NotBase64(place);
        }

        if (pieces.Find(piece => piece.Problem is not null)?.Problem is { } problem)
        {
            return problem.Code is "certificate.base64" or "certificate.left-out" ? NotBase64(place)
                : CertificateRefusals.HoldsKey(problem) ? problem
                : Unreadable(place, problem.What) with { Cure = problem.Cure };
        }

        if (Outside(text, pieces) is { } more)
        {
            return Base64Digits.Value(more) >= 0 ? Unreadable(place, "More base64 comes after the certificate.") : NotBase64(place);
        }

        found.AddRange(pieces.SelectMany(piece => piece.Certificates));
        return null;
    }

    /// <summary>The value without what a program, a data URL or openssl puts around it.</summary>
    private static string WithoutFrame(string text)
    {
        bool Begins(string words) => text.AsSpan().TrimStart().StartsWith(words, StringComparison.Ordinal);
        text = text.Replace("\\r", "", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal);
        if (!text.Contains("BEGIN", StringComparison.Ordinal))
        {
            text = text.Replace("-----END CERTIFICATE-----", "", StringComparison.Ordinal);
        }

        var begin = Begins("data:") ? text.IndexOf(',', StringComparison.Ordinal) + 1
            : Begins("Bag Attributes") ? Math.Max(0, text.IndexOf("-----BEGIN", StringComparison.Ordinal))
            : 0;
        return text[begin..].Trim('"', '\'', ' ', '\t', '\r', '\n');
    }

    /// <summary>The first character that belongs to no certificate; null if there is none.</summary>
    private static char? Outside(string text, List<CertificatePiece> pieces)
    {
        var at = 0;
        foreach (var (start, end) in pieces.Select(piece => (piece.Start, piece.Start + piece.Length)).Append((text.Length, text.Length)))
        {
            for (; at < start; at++)
            {
                if (!IsEmpty(text[at]))
                {
                    return text[at];
                }
            }

            at = Math.Max(at, end);
        }

        return null;
    }

    private static bool IsEmpty(char character) =>
        char.IsWhiteSpace(character) || character is '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff' or '\u00ad';

    private static Problem NotBase64(string place) => Refused("certificate-base64", $"The X509Certificate{place} is not base64.");

    private static Problem Unreadable(string place, string why) =>
        new($"The X509Certificate{place} cannot be read. {why}", AsExported) { Code = "certificate.unreadable" };

    private static Problem Refused(string code, string what) => new(what, AsExported) { Code = "metadata." + code };
}
