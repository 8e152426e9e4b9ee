namespace SupportConsole.App.Watch;

/// <summary>A value of a published document that bears on sign-in.</summary>
/// <param name="Key">How it is stored; never changed.</param>
public sealed record PublishedField(string Key, string Label)
{
    public static readonly PublishedField EntityId = new("entityId", "Entity ID");
    public static readonly PublishedField SignIn = new("signIn", "Sign-in URL");
    public static readonly PublishedField SignOut = new("signOut", "Sign-out URL");
    public static readonly PublishedField WantsSigned = new("wantsSigned", "Signed requests required");
    public static readonly PublishedField Algorithms = new("algorithms", "Signature algorithms");
    public static readonly PublishedField Issuer = new("issuer", "Issuer");
    public static readonly PublishedField Authorization = new("authorization", "Authorization endpoint");
    public static readonly PublishedField Token = new("token", "Token endpoint");
    public static readonly PublishedField Keys = new("jwksUri", "Keys (JWKS) URL");
    public static readonly PublishedField EndSession = new("endSession", "Sign-out endpoint");
    public static readonly PublishedField TokenAlgorithms = new("tokenAlgorithms", "ID token algorithms");
    public static readonly PublishedField ClientAuthentication = new("clientAuthentication", "Client authentication");

    public static IReadOnlyList<PublishedField> All { get; } =
    [
        EntityId, SignIn, SignOut, WantsSigned, Algorithms,
        Issuer, Authorization, Token, Keys, EndSession, TokenAlgorithms, ClientAuthentication,
    ];
}
