namespace SupportConsole.DemoIdp.Oidc;

/// <summary>An authorization code's meaning.</summary>
internal sealed record OidcCode(DemoUser User, string RedirectUri, string? Nonce, string? CodeChallenge);
