using System.Buffers;
using System.Text;

namespace SupportConsole.Federation.Certificates;

/// <summary>A place in a text that holds certificates, or something else where a certificate was expected.</summary>
/// <param name="Certificates">The certificates, not yet judged; empty if there is only a problem.</param>
/// <param name="Problem">What is wrong, if anything.</param>
internal sealed record CertificatePiece(int Start, int Length, IReadOnlyList<SigningCertificate> Certificates, Problem? Problem);

/// <summary>
/// Finds certificates in a text in one pass: blocks between BEGIN and END (RFC 7468, and what mail programs make of it), hex digits, and
/// base64 that begins as DER does, whether in an X509Certificate element, in JSON or on its own.
/// </summary>
internal static class CertificateText
{
    private const int MostPieces = 400;
    private const int LongestBlock = 1024 * 1024;
    private const string ArmouredBlock = "LS0tLS1CRUdJTi"; // “-----BEGIN” in base64
    private static readonly SearchValues<string> Starts = SearchValues.Create(
        ["BEGIN", "MI", ArmouredBlock, "308", "30:8", "30 8"],
        StringComparison.Ordinal);

    public static IEnumerable<CertificatePiece> Scan(string text, Func<int, string> place)
    {
        var found = 0;
        for (var at = Next(text, 0); at >= 0 && found < MostPieces;)
        {
            var piece = text[at] switch
            {
                'B' => Block(text, at, place),
                '3' => Hex(text, at, place),
                _ => Bare(text, at, place),
            };
            if (piece is not null)
            {
                found++;
                yield return piece;
            }

            at = Next(text, piece is null ? at + 2 : Math.Max(at + 2, piece.Start + piece.Length));
        }
    }

    private static int Next(string text, int from)
    {
        var next = from >= text.Length ? -1 : text.AsSpan(from).IndexOfAny(Starts);
        return next < 0 ? -1 : from + next;
    }

    private static CertificatePiece? Block(string text, int begin, Func<int, string> place)
    {
        if (PemFrame.Find(text, begin, LongestBlock) is not { } frame)
        {
            return null;
        }

        var where = place(frame.Start);
        return frame.Kind switch
        {
            PemKind.Certificate => Certificates(text, frame, where, place),
            PemKind.PrivateKey =>
                Other(CertificateRefusals.PrivateKey($"There is a private key{where} ({frame.Label.ToLowerInvariant()})")),
            PemKind.Request => Other(CertificateRefusals.Request),
            PemKind.RevocationList => Other(CertificateRefusals.RevocationList),
            PemKind.PublicKey => Other(CertificateRefusals.PublicKey),
            PemKind.Ssh => Other(CertificateRefusals.Ssh),
            PemKind.Pgp => Other(CertificateRefusals.Pgp),
            PemKind.KeyStore => Other(CertificateRefusals.KeyStore),
            PemKind.Parameters => Other(CertificateRefusals.Parameters(frame.Label)),
            _ => null,
        };

        CertificatePiece Other(Problem problem) => new(frame.Start, frame.Length, [], problem);
    }

    private static CertificatePiece Certificates(string text, PemFrame frame, string where, Func<int, string> place)
    {
        var body = frame.Body;
        while (body < frame.BodyEnd && (char.IsWhiteSpace(text[body]) || text[body] is '>' or '|'))
        {
            body++;
        }

        var digits = new Base64Digits(text, body, frame.BodyEnd, isArmoured: frame.IsClosed);
        var bytes = Decode(ref digits, frame.IsClosed, out var left);
        var length = frame.IsClosed ? frame.Length : End(text, digits.At) - frame.Start;
        var found = new List<SigningCertificate>();
        var isTrusted = frame.Label.StartsWith("TRUSTED", StringComparison.Ordinal);
        var problem = frame.IsClosed && digits.BadAt >= 0 ? Bad(text, digits.BadAt, place)
            : bytes.Length == 0 ? CertificateRefusals.EmptyBlock(where)
            : CertificateBytes.Take(bytes, where, isTrusted, found);
        problem = left && problem?.Code == "certificate.damaged" ? CertificateRefusals.Digits(where) : problem;
        return new(frame.Start, length, found, problem);
    }

    /// <summary>Base64 without a frame: its first digits say how long it is.</summary>
    private static CertificatePiece? Bare(string text, int at, Func<int, string> place)
    {
        if (at > 0 && Base64Digits.Value(text[at - 1]) >= 0 && !IsAfterEscape(text, at))
        {
            return null;
        }

        if (text.AsSpan(at).StartsWith(ArmouredBlock, StringComparison.Ordinal))
        {
            return Armoured(text, at, place);
        }

        if (!DerShape.Begins(text.AsSpan(at)))
        {
            return null;
        }

        var digits = new Base64Digits(text, at, text.Length, isArmoured: false);
        var bytes = Decode(ref digits, isBlock: false, out _);
        var found = new List<SigningCertificate>();
        var isShort = digits.BadAt >= 0 && DerShape.LengthOf(bytes) > bytes.Length;
        var problem = isShort && IsElision(text, digits.BadAt)
            ? Bad(text, digits.BadAt, place)
            : CertificateBytes.Take(bytes, place(at), mayTrail: false, found);
        return new(at, End(text, digits.At) - at, found, problem);
    }

    private static CertificatePiece? Hex(string text, int at, Func<int, string> place)
    {
        if (HexRun.Read(text, at, LongestBlock) is not var (bytes, end))
        {
            return null;
        }

        var found = new List<SigningCertificate>();
        var problem = CertificateBytes.Take(bytes, place(at), mayTrail: false, found);
        return new(at, end - at, found, problem);
    }

    /// <summary>A whole PEM text in base64, as Auth0 keeps it in signingCert.</summary>
    private static CertificatePiece Armoured(string text, int at, Func<int, string> place)
    {
        var digits = new Base64Digits(text, at, text.Length, isArmoured: false);
        var inner = Encoding.ASCII.GetString(Decode(ref digits, isBlock: false, out _));
        var where = place(at);
        var pieces = inner.Contains(ArmouredBlock, StringComparison.Ordinal) ? [] : Scan(inner, _ => where).ToList();
        var problems = pieces.Select(piece => piece.Problem).OfType<Problem>().ToList();
        var problem = pieces.Count == 0
            ? CertificateRefusals.Damaged(where)
            : problems.Find(CertificateRefusals.HoldsKey) ?? problems.FirstOrDefault();

        // The piece covers all of it even if nothing was found: otherwise every place in it would be read again.
        return new(at, End(text, digits.At) - at, [.. pieces.SelectMany(piece => piece.Certificates)], problem);
    }

    /// <summary>The bytes, up to the length that a bare value says it has, or to the end of a block.</summary>
    private static byte[] Decode(ref Base64Digits digits, bool isBlock, out bool isOneLeft)
    {
        var bytes = new ArrayBufferWriter<byte>(2048);
        var needs = LongestBlock;
        var count = 0;
        var word = 0;
        while (bytes.WrittenCount < needs && digits.Next(((needs * 8) + 5) / 6 - count, out var digit))
        {
            word = (word << 6) | digit;
            count++;
            if (count % 4 != 1)
            {
                bytes.GetSpan(1)[0] = (byte)(word >> (count % 4 == 2 ? 4 : count % 4 == 3 ? 2 : 0));
                bytes.Advance(1);
            }

            if (!isBlock && bytes.WrittenCount == 6 && DerShape.LengthOf(bytes.WrittenSpan) is > 0 and var length)
            {
                needs = Math.Min(needs, length);
            }
        }

        isOneLeft = count % 4 == 1;
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Whether the digit before the value ends an escape: \nMII, %0AMII, \u003eMII.</summary>
    private static bool IsAfterEscape(string text, int at) =>
        text[at - 1] is '-' or '_'
        || (at >= 2 && text[at - 2] == '\\' && text[at - 1] is 'n' or 'r' or 't')
        || (at >= 3 && text[at - 3] == '%')
        || (at >= 6 && text[at - 6] == '\\' && text[at - 5] == 'u');

    private static int End(string text, int at)
    {
        while (text.AsSpan(at) is ['=', ..] or ['%', '3', 'D' or 'd', ..])
        {
            at += text[at] == '=' ? 1 : 3;
        }

        return at;
    }

    private static bool IsElision(string text, int at) =>
        text[at] is '…' or '[' || text.AsSpan(at).StartsWith("..", StringComparison.Ordinal);

    private static Problem Bad(string text, int at, Func<int, string> place)
    {
        var where = $"{place(at)} at character {at - (at == 0 ? -1 : text.LastIndexOf('\n', at - 1))}".TrimStart();
        var shown = char.IsControl(text[at]) || char.IsSurrogate(text[at]) ? $"the character U+{(int)text[at]:X4}" : $"“{text[at]}”";
        return IsElision(text, at) ? CertificateRefusals.LeftOut(where) : CertificateRefusals.Base64(where, shown);
    }
}
