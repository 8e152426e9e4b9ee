using SupportConsole.App.Settings;

namespace SupportConsole.App.Watch;

/// <summary>A value of a published document that bears on sign-in.</summary>
/// <param name="Key">How it is stored; never changed.</param>
/// <param name="Setting">The connection's setting that holds one of its values; null if none does.</param>
public sealed record PublishedField(string Key, string Label, ConnectionSetting? Setting = null)
{
    public static readonly PublishedField EntityId = new("entityId", "Entity ID", ConnectionSettings.IdpEntityId);
    public static readonly PublishedField SignIn = new("signIn", "Sign-in URL", ConnectionSettings.SignInUrl);
    public static readonly PublishedField SignOut = new("signOut", "Sign-out URL", ConnectionSettings.SignOutUrl);
    public static readonly PublishedField WantsSigned = new("wantsSigned", "Signed requests required");
    public static readonly PublishedField Algorithms = new("algorithms", "Signature algorithms");
    public static readonly PublishedField Issuer = new("issuer", "Issuer", ConnectionSettings.Issuer);
    public static readonly PublishedField Authorization =
        new("authorization", "Authorization endpoint", ConnectionSettings.AuthorizationEndpoint);
    public static readonly PublishedField Token = new("token", "Token endpoint", ConnectionSettings.TokenEndpoint);
    public static readonly PublishedField Keys = new("jwksUri", "Keys (JWKS) URL", ConnectionSettings.JwksUri);
    public static readonly PublishedField EndSession = new("endSession", "Sign-out endpoint");
    public static readonly PublishedField TokenAlgorithms = new("tokenAlgorithms", "ID token algorithms");
    public static readonly PublishedField ClientAuthentication = new("clientAuthentication", "Client authentication");

    public static IReadOnlyList<PublishedField> All { get; } =
    [
        EntityId, SignIn, SignOut, WantsSigned, Algorithms,
        Issuer, Authorization, Token, Keys, EndSession, TokenAlgorithms, ClientAuthentication,
    ];

    /// <summary>Whether the connection has one of these values by now, so that their change needs nothing.</summary>
    public bool IsInUse(IReadOnlyList<string> values, SettingValues settings) =>
        Setting is not null && settings[Setting] is { Length: > 0 } used
        && values.Any(value => value == used || value.EndsWith($" {used}", StringComparison.Ordinal));
}
