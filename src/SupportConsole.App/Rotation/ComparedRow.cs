using System.Globalization;
using SupportConsole.App.Intake;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.App.Rotation;

/// <summary>One property of the current and the new credential.</summary>
/// <param name="Mark">What is known of the new value, such as "in the error"; empty for nothing.</param>
public sealed record ComparedRow(string Label, string Current, string New, bool IsMono = false, string Mark = "")
{
    public bool IsDifferent => New.Length > 0 && Current != New;

    public static IReadOnlyList<ComparedRow> Of(ConnectionView view, SigningCertificate? chosen, Thumbprint? calculated)
    {
        var credential = view.InForce();
        var current = credential?.Pem is { } pem ? TenantCertificate.Read(pem) : null;
        var setSince = credential is null ? "" : $"since {TimeWords.Day(credential.SetAt)}, by {credential.SetBy}";
        var before = chosen is null ? null : view.Credentials.Where(known => known.Fingerprint == chosen.Sha256.Hex).MaxBy(known => known.SetAt);
        string Mark(bool isSha1) => chosen is not null && calculated is { } sign && sign.IsSha1 == isSha1 && chosen.Is(sign) ? "in the error" : "";
        return
        [
            new("Subject", current?.Subject ?? "", chosen?.Subject ?? ""),
            new("Issuer", Issuer(current), Issuer(chosen)),
            new("SHA-256", current?.Sha256.Display ?? "", chosen?.Sha256.Display ?? "", IsMono: true, Mark(isSha1: false)),
            new("SHA-1", current?.Sha1.Display ?? "", chosen?.Sha1.Display ?? "", IsMono: true, Mark(isSha1: true)),
            new("Valid", Valid(current), Valid(chosen)),
            new("Key", Key(current), Key(chosen)),
            new("Used here", setSince, chosen is null ? "" : before is null ? "never" : $"set {TimeWords.Day(before.SetAt)}, by {before.SetBy}"),
        ];
    }

    private static string Issuer(SigningCertificate? certificate) => certificate is null ? ""
        : certificate.Issuer == certificate.Subject ? "Self-signed"
        : certificate.Issuer;

    private static string Valid(SigningCertificate? certificate) => certificate is null ? ""
        : $"{TimeWords.Day(certificate.NotBefore)} to {TimeWords.Day(certificate.NotAfter)}";

    /// <summary>"SHA-256" for sha256RSA; any other name as it is.</summary>
    private static string SignedWith(SigningCertificate certificate) =>
        certificate.SignatureAlgorithm is ['s', 'h', 'a', .. var bits, 'R', 'S', 'A'] && bits.All(char.IsAsciiDigit)
            ? $"SHA-{bits}"
            : certificate.SignatureAlgorithm;

    private static string Key(SigningCertificate? certificate) => certificate is null ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{certificate.KeyAlgorithm} {certificate.KeySizeBits}, {SignedWith(certificate)}");
}
