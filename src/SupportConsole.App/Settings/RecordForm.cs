using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Settings;

/// <summary>The onboarding form of a connection that was in Auth0 before, for creating it again.</summary>
internal static class RecordForm
{
    public static OnboardingForm Of(ConnectionRecord record) => new()
    {
        Provider = record.IdentityProvider,
        Protocol = record.Protocol,
        Name = record.Name.Value,
        Issuer = record.Issuer.Length > 0 ? record.Issuer : record.DiscoveryUrl,
        AuthorizationEndpoint = record.AuthorizationEndpoint,
        TokenEndpoint = record.TokenEndpoint,
        JwksUri = record.JwksUri,
        ClientId = record.ClientId,
        Scopes = record.Scopes.Length > 0 ? record.Scopes : new OnboardingForm().Scopes,
        IsBackChannel = record.IsBackChannel,
        IdpEntityId = record.IdpEntityId,
        SignInUrl = record.SignInUrl,
        SignOutUrl = record.SignOutUrl,
        CertificatePem = record.Protocol == Protocol.Saml ? record.Credentials.Find(credential => credential.Status == CredentialStatus.InForce)?.Pem ?? "" : "",
        SignsRequests = record.SignsRequests,
        Domains = record.Domains.Replace("\n", ", ", StringComparison.Ordinal),
        Applications = [.. record.EnabledApplications.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
    };
}
