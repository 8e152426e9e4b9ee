using SupportConsole.Federation.Saml;

namespace SupportConsole.Federation.Certificates;

/// <summary>
/// Reads certificates in any form: PEM (RFC 7468) as mails, chats and JSON leave it, bare base64, DER, PKCS#7, XML elements,
/// whole metadata,
/// a SAML response. If there is none, the problem says what was given instead.
/// </summary>
public static class CertificateReader
{
    /// <summary>In bytes or characters: a whole metadata document may be given.</summary>
    public const int MaxLength = 4 * 1024 * 1024;

    private const int LongestTag = 200;
    private static readonly string[] Descriptors = ["EntityDescriptor", "EntitiesDescriptor"];

    /// <summary>Reads a file or a paste.</summary>
    /// <param name="now">Validity at this time decides between several.</param>
    public static Result<CertificateReading> Read(ReadOnlyMemory<byte> bytes, DateTimeOffset now)
    {
        if (bytes.Length > MaxLength)
        {
            return CertificateRefusals.TooLarge(bytes.Length, MaxLength);
        }

        if (IsDer(bytes.Span))
        {
            var found = new List<SigningCertificate>();
            var problem = CertificateBytes.Take(bytes, "", mayTrail: false, found);
            return Reading(found, problem is null ? [] : [problem], now) ?? problem ?? CertificateRefusals.Unknown;
        }

        return NotCertificate.Of(bytes.Span) is { } other ? other : Read(PlainText.Of(bytes.Span), now);
    }

    /// <summary>Whether a file is DER or another kind that is known by its first bytes, and so is no text.</summary>
    internal static bool IsBinary(ReadOnlySpan<byte> bytes) => IsDer(bytes) || NotCertificate.Of(bytes) is not null;

    // The digit 0 is the byte 30 too, but no text continues with 80 to 83. A short value is parsed.
    private static bool IsDer(ReadOnlySpan<byte> bytes) =>
        bytes is [0x30, >= 0x80 and <= 0x83, ..]
        || (bytes is [0x30, ..] && DerShape.LengthOf(bytes) == bytes.Length && DerKinds.Of(bytes.ToArray()) != DerKind.Unknown);

    /// <inheritdoc cref="Read(ReadOnlyMemory{byte}, DateTimeOffset)"/>
    public static Result<CertificateReading> Read(string text, DateTimeOffset now)
    {
        if (text.Length > MaxLength)
        {
            return CertificateRefusals.TooLarge(text.Length, MaxLength);
        }

        return Metadata(text, now) ?? Scanned(text, now);
    }

    private static Result<CertificateReading>? Metadata(string text, DateTimeOffset now)
    {
        var root = text.IndexOf('<');
        if (root < 0 || !text.AsSpan(0, root).IsWhiteSpace() || !Descriptors.Any(name => text.Contains(name, StringComparison.Ordinal)))
        {
            return null;
        }

        return IdpMetadataReader.Read(text[root..], now).Map(metadata => Reading(metadata, now));
    }

    private static CertificateReading Reading(MetadataReading metadata, DateTimeOffset now)
    {
        if (metadata.IdentityProviders is [var only])
        {
            return new CertificateReading(only.SigningCertificates, only.ProposedCertificate.Value, only.ProposedCertificate.Why, []);
        }

        var certificates = metadata.IdentityProviders.SelectMany(idp => idp.SigningCertificates).Distinct().ToList();
        var (proposed, because) = SigningChoice.Of(certificates, now);
        return new CertificateReading(
            certificates,
            proposed,
            $"The metadata describes {metadata.IdentityProviders.Count} identity providers. {because}",
            []);
    }

    private static Result<CertificateReading> Scanned(string text, DateTimeOffset now)
    {
        string Place(int at) => !text.Contains('\n') ? "" : $" on line {text.AsSpan(0, at).Count('\n') + 1}";
        var isRequest = SamlRequests.Find(text).Any();
        var signers = Signers(ref text);
        text = SamlRequests.Without(text);
        var pieces = CertificateText.Scan(text, Place).ToList();
        var own = pieces.Where(piece => !IsForEncryption(text, piece.Start)).ToList();
        var problems = pieces.Select(piece => piece.Problem).OfType<Problem>().Distinct().ToList();
        if (own.Count == 0 && pieces.Count > 0)
        {
            problems.Insert(0, CertificateRefusals.EncryptionOnly);
        }

        return Reading([.. signers, .. own.SelectMany(piece => piece.Certificates)], problems, now)
            ?? problems.Find(CertificateRefusals.HoldsKey)
            ?? problems.FirstOrDefault()
            ?? (isRequest ? SamlRequests.Told : null)
            ?? (text.Contains("X509Certificate", StringComparison.Ordinal) ? CertificateRefusals.Damaged("") : NotCertificate.Of(text));
    }

    /// <summary>The certificates that signed SAML responses in the text; takes the responses out of it, as they may hold others.</summary>
    private static List<SigningCertificate> Signers(ref string text)
    {
        List<SigningCertificate> found = [];
        foreach (var piece in SamlResponseReader.Find(text).ToList())
        {
            var response = piece.Response.IsOk ? piece.Response.Value : new SamlResponse();
            response.Certificates.ForEach(one => CertificateElement.Take(one, "", found));
            text = string.Concat(text.AsSpan(0, piece.Start), new string(' ', piece.Length), text.AsSpan(piece.Start + piece.Length));
        }

        return found;
    }

    /// <summary>Judges what was found; null if no certificate was found at all.</summary>
    private static Result<CertificateReading>? Reading(
        IReadOnlyList<SigningCertificate> found,
        IReadOnlyList<Problem> problems,
        DateTimeOffset now)
    {
        var (usable, faults) = CertificateReview.Of(found);
        if (usable.Count == 0)
        {
            return faults is not [var fault, ..]
                ? null
                : (Result<CertificateReading>)(problems.FirstOrDefault(CertificateRefusals.HoldsKey) ?? fault);
        }

        var (proposed, because) = SigningChoice.Of(usable, now);
        IEnumerable<Problem> authority = proposed.Uses.SignsCertificates ? [CertificateRefusals.Authority(proposed)] : [];
        return new CertificateReading(usable, proposed, because, [.. problems, .. faults, .. authority]);
    }

    /// <summary>Whether the text at a place belongs to a KeyDescriptor for encryption: a part of metadata may be pasted.</summary>
    internal static bool IsForEncryption(string text, int at)
    {
        var descriptor = text.AsSpan(0, at).LastIndexOf("KeyDescriptor", StringComparison.Ordinal);
        return descriptor >= 0
            && (descriptor == 0 || text[descriptor - 1] != '/')
            && text.AsSpan(descriptor, Math.Min(at - descriptor, LongestTag)).Contains("\"encryption\"", StringComparison.Ordinal);
    }
}
