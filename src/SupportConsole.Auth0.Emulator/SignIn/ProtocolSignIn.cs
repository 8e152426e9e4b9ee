using Microsoft.AspNetCore.Http;
using SupportConsole.Auth0.Emulator.State;

namespace SupportConsole.Auth0.Emulator.SignIn;

/// <summary>One protocol's half of a sign-in: there and back.</summary>
internal interface IProtocolSignIn
{
    /// <summary>Sends the browser to the identity provider.</summary>
    Task StartAsync(HttpContext http, StoredConnection connection, AuthorizeRequest request);

    /// <summary>Reads what the browser brought back to <c>/login/callback</c>.</summary>
    Task<SignInOutcome> FinishAsync(HttpContext http, StoredConnection connection, PendingSignIn signIn);
}

internal sealed class ProtocolSignIn(IProtocolSignIn oidc, IProtocolSignIn saml)
{
    public IProtocolSignIn Of(StoredConnection connection) => connection.Strategy == "samlp" ? saml : oidc;
}
