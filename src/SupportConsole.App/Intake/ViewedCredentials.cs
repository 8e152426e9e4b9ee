using System.Globalization;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.App.Intake;

/// <summary>The credentials of a connection, as the rotation looks at them.</summary>
public static class ViewedCredentials
{
    /// <summary>How long a former certificate is offered prominently after a rotation.</summary>
    public static readonly TimeSpan WayBack = TimeSpan.FromHours(72);

    /// <summary>The one in force; null where the console knows none.</summary>
    public static Credential? InForce(this ConnectionView view) =>
        view.Credentials.FirstOrDefault(credential => credential.Status == CredentialStatus.Current);

    /// <summary>The former certificates that can be put back, newest first; each once, without the one in force.</summary>
    public static IReadOnlyList<Credential> Former(this ConnectionView view) =>
        [.. view.Credentials
            .Where(credential => credential.Status == CredentialStatus.Previous && credential.Pem is not null
            && credential.Fingerprint != view.InForce()?.Fingerprint)
            .OrderByDescending(credential => credential.ReplacedAt).DistinctBy(credential => credential.Fingerprint)];

    public static string Shown(this Credential credential) =>
        credential.Kind == CredentialKind.SigningCertificate && Thumbprint.Parse(credential.Fingerprint) is { IsOk: true } thumbprint
        ? $"SHA-256 {thumbprint.Value.Display}" : $"a secret with the fingerprint {credential.Fingerprint[..16]}…";

}
