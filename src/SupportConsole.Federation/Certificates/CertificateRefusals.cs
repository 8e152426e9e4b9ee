namespace SupportConsole.Federation.Certificates;

/// <summary>What was found instead of a usable certificate, each with its cause and cure.</summary>
internal static class CertificateRefusals
{
    public const string AskForFile = "Ask for the IdP's signing certificate as a .cer or .pem file.";

    public const string AskForRsa =
        "Ask the person who runs the customer's IdP for a SAML signing certificate with an RSA key of at least 2048 bits.";

    private const string KeepsNothing = "The console keeps nothing of it.";

    private const string CopyAgain = "Copy it again without changing anything, or ask for the file.";

    public static Problem KeyStore { get; } = Refused(
        "pkcs12",
        "This is a key store (PKCS#12: .pfx or .p12). It holds the private key beside the certificate.",
        "Treat the key as leaked: tell the customer to replace it, delete the file, and ask for the certificate alone, "
        + $"as .cer or .pem. {KeepsNothing}");

    public static Problem Request { get; } = Refused(
        "csr",
        "This is a certificate request (CSR): it asks an authority for a certificate and is none.",
        "Ask for the certificate that the IdP signs with.");

    public static Problem RevocationList { get; } = Refused(
        "crl",
        "This is a revocation list (CRL) of an authority, not a certificate.",
        AskForFile);

    public static Problem PublicKey { get; } = Refused(
        "public-key",
        "This is a public key without its certificate. Auth0 needs the certificate around it.",
        AskForFile);

    public static Problem Ssh { get; } = Refused(
        "ssh-key",
        "This is an SSH key, for signing in to servers. It has nothing to do with SAML.",
        AskForFile);

    public static Problem Pgp { get; } = Refused(
        "pgp",
        "This is a PGP block (a key, a signature or an encrypted message), not a certificate.",
        "If the customer encrypted the message, decrypt it first. Otherwise ask for the IdP's signing certificate as a .cer or .pem file.");

    public static Problem Empty { get; } = Refused(
        "empty",
        "There is nothing in it.",
        "Paste the certificate that the IdP shows, or drop the .cer or .pem file.");

    public static Problem NoCertificates { get; } = Refused(
        "pkcs7-empty",
        "This is a PKCS#7 message without a certificate in it: signed or encrypted data.",
        AskForFile);

    public static Problem EncryptionOnly { get; } = Refused(
        "encryption-only",
        "The certificate is marked for encryption (use=\"encryption\"): the IdP does not sign with it.",
        "Ask for the one marked use=\"signing\", or the whole metadata.");

    public static Problem Unknown { get; } = Refused(
        "unknown",
        "There is no certificate in it.",
        "Paste the certificate that the IdP shows, its metadata, or drop the .cer or .pem file.");

    public static Problem PrivateKey(string what) => Refused(
        "private-key",
        $"{what}.",
        "Treat it as leaked: tell the customer that others have seen it and that it must be replaced, delete the message it came in, "
        + $"and ask for the certificate alone. {KeepsNothing}");

    /// <summary>Whether it was found with a private key, so that nothing of it may be shown.</summary>
    public static bool HoldsKey(Problem problem) => problem.Code is "certificate.private-key" or "certificate.pkcs12";

    public static Problem Parameters(string label) => Refused(
        "parameters",
        $"This is a block of {Short(label.ToLowerInvariant())}, a setting of a key, not a certificate.",
        AskForFile);

    public static Problem EmptyBlock(string place) => Refused(
        "empty-block",
        $"There is nothing between BEGIN and END{place}: the certificate itself was left out.",
        "Copy the whole block, from the line BEGIN to the line END.");

    public static Problem TooLarge(long bytes, int most) => Refused(
        "too-large",
        $"This has {bytes / 1024.0 / 1024.0:0.0} MB. A certificate has some 2 KB; the console reads at most {most / 1024 / 1024} MB.",
        "Drop the certificate's own file.");

    public static Problem CutShort(string place, long has, long needs) => Refused(
        "truncated",
        $"The certificate{place} is cut short: {has:N0} of its {needs:N0} bytes are there.",
        "Copy it again to its last line, or ask for the file.");

    public static Problem Digits(string place) => Refused(
        "truncated",
        $"The certificate{place} is cut short in the middle of a character group of its base64.",
        "Copy it again to its last line, or ask for the file.");

    public static Problem Base64(string place, string found) =>
        Refused("base64", $"The certificate is damaged {place}: {found} is not base64.", CopyAgain);

    public static Problem LeftOut(string place) => Refused(
        "left-out",
        $"A part of the certificate was left out {place} and replaced with dots.",
        "Ask for the whole certificate as a .cer or .pem file.");

    public static Problem Trailing(long own, long more) => Refused(
        "trailing",
        $"After the certificate ({own:N0} bytes) come {more:N0} more bytes that are not another one.",
        "Ask for the file as the IdP exports it: this one was changed.");

    public static Problem Damaged(string place) => Refused(
        "damaged",
        $"Something{place} begins as a certificate but cannot be read as one: characters were changed or lost on the way.",
        CopyAgain);

    public static Problem Altered(SigningCertificate certificate) => Refused(
        "altered",
        $"The certificate {Name(certificate)} was altered on the way: it is signed by its own key, and the signature does not match.",
        "Do not use it: one changed character is enough to break sign-in. Ask for the file, or copy it again.");

    public static Problem CannotSign(SigningCertificate certificate) => Refused(
        "key-kind",
        $"The certificate {Name(certificate)} has a key that cannot sign ({certificate.KeyAlgorithm}).",
        AskForRsa);

    public static Problem WrongKey(SigningCertificate certificate) => Refused(
        "key-kind",
        $"The certificate {Name(certificate)} has {KeyName(certificate)}. Auth0 verifies RSA signatures only, so every sign-in would fail.",
        AskForRsa);

    public static Problem UnreadableKey(SigningCertificate certificate) =>
        Refused("key-kind", $"The RSA key in the certificate {Name(certificate)} cannot be read: it was damaged on the way.", CopyAgain);

    public static Problem Authority(SigningCertificate certificate) => Refused(
        "ca",
        $"The certificate {Name(certificate)} is a certificate authority's (CA): it signs certificates.",
        "Make sure that the IdP signs sign-ins with this very one; otherwise ask for the IdP's own signing certificate.");

    /// <summary>The key as people call it, such as "an elliptic-curve key (256 bits)".</summary>
    public static string KeyName(SigningCertificate certificate) => certificate.KeyAlgorithm switch
    {
        "ECC" => $"an elliptic-curve (EC) key ({certificate.KeySizeBits} bits)",
        "DSA" => "a DSA key",
        "Ed25519" or "Ed448" => $"an Edwards-curve ({certificate.KeyAlgorithm}) key",
        "RSASSA-PSS" => "a key for RSA-PSS signatures alone",
        var other => $"a key of the kind {Short(other)}",
    };

    public static Problem Refused(string code, string what, string cure) => new(what, cure) { Code = "certificate." + code };

    private static string Name(SigningCertificate certificate) =>
        certificate.Subject.Length == 0 ? "without a name" : Short(certificate.Subject);

    private static string Short(string text) => text.Length <= 100 ? text : text[..100] + "…";
}
