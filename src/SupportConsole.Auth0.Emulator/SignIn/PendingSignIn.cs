namespace SupportConsole.Auth0.Emulator.SignIn;

/// <summary>What an application asked of <c>/authorize</c>.</summary>
internal sealed record AuthorizeRequest
{
    public required string ClientId { get; init; }

    public required string RedirectUri { get; init; }

    public string? State { get; init; }

    public string? Nonce { get; init; }

    public string Scope { get; init; } = "";

    public string? CodeChallenge { get; init; }

    public string? LoginHint { get; init; }

    /// <summary>Whether the IdP is told to ask again.</summary>
    public bool Prompts { get; init; }
}

/// <summary>A sign-in that went to the identity provider and has not come back.</summary>
internal sealed record PendingSignIn
{
    public required AuthorizeRequest Request { get; init; }

    public required string ConnectionId { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary>The nonce sent to an OpenID provider, or the ID of the SAML request.</summary>
    public required string Challenge { get; init; }

    /// <summary>The PKCE verifier towards the identity provider; null without PKCE.</summary>
    public string? Verifier { get; init; }
}

/// <summary>Somebody whom the identity provider has vouched for.</summary>
/// <param name="Id">The identity provider's own name for the person: the subject or the NameID.</param>
/// <param name="Claims">What the person's ID token will say, beside the protocol's own claims.</param>
internal sealed record SignedInUser(string Id, IReadOnlyDictionary<string, object> Claims);

/// <summary>An authorization code that an application has not yet exchanged.</summary>
internal sealed record IssuedCode(AuthorizeRequest Request, string ConnectionId, SignedInUser User, DateTimeOffset Issued);
