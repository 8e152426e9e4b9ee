using SupportConsole.Federation.Saml;

namespace SupportConsole.Federation.Certificates;

/// <summary>
/// Reads certificates whatever their form: PEM (RFC 7468) in any state in which mails, chats and JSON leave it, bare base64, DER, PKCS#7, XML elements, whole metadata;
/// and where there is none, says what was given instead. The one reader of certificates in the console.
/// </summary>
public static class CertificateReader
{
    /// <summary>The most that is read, in bytes or characters: a whole metadata document may be given.</summary>
    public const int MaxLength = 4 * 1024 * 1024;

    /// <summary>Reads a file or a paste as bytes.</summary>
    /// <param name="bytes">The bytes, as they came.</param>
    /// <param name="now">The time at which validity is judged when one of several is proposed.</param>
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

    /// <summary>Whether a file is no text but DER, or a kind of file that is known by its beginning.</summary>
    internal static bool IsBinary(ReadOnlySpan<byte> bytes) => IsDer(bytes) || NotCertificate.Of(bytes) is not null;

    /// <summary>A digit 0 is the byte 30 too, and no text goes on with 80 to 83; a short value is looked into.</summary>
    private static bool IsDer(ReadOnlySpan<byte> bytes) =>
        bytes is [0x30, >= 0x80 and <= 0x83, ..] || (bytes is [0x30, ..] && DerShape.LengthOf(bytes) == bytes.Length && DerKinds.Of(bytes.ToArray()) != DerKind.Unknown);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text, as it came.</param>
    /// <param name="now">The time at which validity is judged when one of several is proposed.</param>
    public static Result<CertificateReading> Read(string text, DateTimeOffset now)
    {
        if (text.Length > MaxLength)
        {
            return CertificateRefusals.TooLarge(text.Length, MaxLength);
        }

        return Metadata(text, now) ?? Scanned(text, now);
    }

    /// <summary>The certificates of a metadata document, which says itself what each is for.</summary>
    private static Result<CertificateReading>? Metadata(string text, DateTimeOffset now)
    {
        var root = text.IndexOf('<');
        if (root < 0 || (!text.Contains("EntityDescriptor", StringComparison.Ordinal) && !text.Contains("EntitiesDescriptor", StringComparison.Ordinal)) || !text.AsSpan(0, root).IsWhiteSpace())
        {
            return null;
        }

        return IdpMetadataReader.Read(text[root..], now).Map(metadata =>
        {
            var certificates = metadata.IdentityProviders.SelectMany(idp => idp.SigningCertificates).Distinct().ToList();
            var only = metadata.IdentityProviders.Count == 1 ? metadata.IdentityProviders[0].ProposedCertificate : null;
            var (proposed, because) = only is null ? SigningChoice.Of(certificates, now) : (only.Value, only.Why);
            return new CertificateReading(certificates, proposed, only is null ? $"The metadata describes {metadata.IdentityProviders.Count} identity providers. {because}" : because, []);
        });
    }

    private static Result<CertificateReading> Scanned(string text, DateTimeOffset now)
    {
        string Place(int at) => text.AsSpan().IndexOf('\n') < 0 ? "" : $" on line {text.AsSpan(0, at).Count('\n') + 1}";
        var pieces = CertificateText.Scan(text, Place).ToList();
        var own = pieces.Where(piece => !IsForEncryption(text, piece.Start)).ToList();
        var problems = pieces.Select(piece => piece.Problem).OfType<Problem>().Distinct().ToList();
        if (own.Count == 0 && pieces.Count > 0)
        {
            problems.Insert(0, CertificateRefusals.EncryptionOnly);
        }

        return Reading([.. own.SelectMany(piece => piece.Certificates)], problems, now)
            ?? problems.Find(CertificateRefusals.HoldsKey) ?? problems.FirstOrDefault()
            ?? (text.Contains("X509Certificate", StringComparison.Ordinal) ? CertificateRefusals.Damaged("") : NotCertificate.Of(text));
    }

    private static Result<CertificateReading>? Reading(IReadOnlyList<SigningCertificate> found, IReadOnlyList<Problem> problems, DateTimeOffset now)
    {
        var certificates = found.Distinct().ToList();
        if (certificates.Count == 0)
        {
            return null;
        }

        var (proposed, because) = SigningChoice.Of(certificates, now);
        return new CertificateReading(certificates, proposed, because, proposed.IsCertificateAuthority ? [.. problems, CertificateRefusals.Authority(proposed)] : problems);
    }

    /// <summary>Whether it stands in a KeyDescriptor whose use is encryption: a part of metadata may be pasted.</summary>
    internal static bool IsForEncryption(string text, int at)
    {
        var descriptor = text.AsSpan(0, at).LastIndexOf("KeyDescriptor", StringComparison.Ordinal);
        return descriptor >= 0 && (descriptor == 0 || text[descriptor - 1] != '/') && text.AsSpan(descriptor, Math.Min(at - descriptor, 200)).Contains("\"encryption\"", StringComparison.Ordinal);
    }
}
