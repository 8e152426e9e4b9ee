namespace SupportConsole.Federation.Certificates;

/// <summary>The certificates that were read, at least one.</summary>
/// <param name="Certificates">Each once, in the order of the text.</param>
/// <param name="Problems">What is wrong beside them: a private key that came along, a second one that is cut short.</param>
public sealed record CertificateReading(
    IReadOnlyList<SigningCertificate> Certificates,
    SigningCertificate Proposed,
    string Because,
    IReadOnlyList<Problem> Problems);
