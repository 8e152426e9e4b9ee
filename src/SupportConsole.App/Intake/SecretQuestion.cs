using SupportConsole.App.Record;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Intake;

/// <summary>How the client proves itself at the token endpoint.</summary>
public enum SecretAuthMethod
{
    /// <summary>In the body, as Auth0 does; where that is refused, in the header too, to tell a wrong secret from a wrong method.</summary>
    PostThenBasic,

    /// <summary>In the body (<c>client_secret_post</c>).</summary>
    Post,

    /// <summary>In the Authorization header (<c>client_secret_basic</c>).</summary>
    Basic,
}

/// <summary>Whether these credentials are right, to be asked at the identity provider.</summary>
/// <param name="TokenEndpoint">The token endpoint, as its discovery document names it.</param>
/// <param name="Secret">The client secret; the caller disposes of it.</param>
public sealed record SecretQuestion(Uri TokenEndpoint, string ClientId, ClientSecret Secret)
{
    public SecretAuthMethod AuthMethod { get; init; }

    /// <summary>The callback that is registered with the identity provider; no code is ever sent there.</summary>
    public string RedirectUri { get; init; } = "https://localhost/login/callback";

    public Guid? ConnectionId { get; init; }

    public Guid? ClusterId { get; init; }

    public string Subject { get; init; } = "";
}

/// <summary>What the identity provider's answer means.</summary>
public enum SecretVerdict
{
    /// <summary>Client ID and secret are right.</summary>
    Right = 1,

    /// <summary>The secret or the client ID is wrong.</summary>
    Wrong,

    /// <summary>Both are right, but only in the Authorization header, and Auth0 sends them in the body.</summary>
    RightInHeaderOnly,

    Unclear,
}

/// <summary>The identity provider's answer, understood.</summary>
/// <param name="What">What was found, as a sentence.</param>
/// <param name="Cure">What to do; empty where nothing is to be done.</param>
/// <param name="ProviderSays">The answer's error and description, without anything secret, or the HTTP status.</param>
public sealed record SecretAnswer(SecretVerdict Verdict, string What, string Cure, string ProviderSays, DateTimeOffset At);
