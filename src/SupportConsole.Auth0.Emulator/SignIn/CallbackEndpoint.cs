using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SupportConsole.Auth0.Emulator.Tenant;

namespace SupportConsole.Auth0.Emulator.SignIn;

/// <summary>/login/callback: an OpenID provider comes back by GET, a SAML identity provider by POST.</summary>
internal sealed class CallbackEndpoint(TenantContext tenant, SignInStore signIns, ProtocolSignIn protocols, SignInLog log)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/login/callback", http => FinishAsync(http, http.Request.Query["state"]));
        routes.MapPost("/login/callback", async http =>
        {
            var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
            await FinishAsync(http, form["RelayState"]);
        });
    }

    private async Task FinishAsync(HttpContext http, string? key)
    {
        if (signIns.Take(key) is not { } signIn)
        {
            await ErrorPage.WriteAsync(http, StatusCodes.Status400BadRequest, Unexpected(http));
            return;
        }

        if (tenant.Store.Find(signIn.ConnectionId) is not { } connection)
        {
            AuthorizeEndpoint.Return(http, signIn.Request, SignInFailure.Request("the connection was not found"));
            return;
        }

        var outcome = await protocols.Of(connection).FinishAsync(http, connection, signIn);
        if (outcome.User is { } user)
        {
            log.Succeeded(http, connection, signIn.Request.ClientId, user);
            var code = new IssuedCode(signIn.Request, connection.Id, user, tenant.Time.GetUtcNow());
            AuthorizeEndpoint.Return(http, signIn.Request, signIns.Issue(code));
        }
        else
        {
            log.Failed(http, connection, signIn.Request.ClientId, outcome.Failure!);
            AuthorizeEndpoint.Return(http, signIn.Request, outcome.Failure!);
        }
    }

    /// <summary>
    /// Nobody left from here with that state: a second use, an old page, or a sign-in that began at the identity provider.
    /// </summary>
    private SignInFailure Unexpected(HttpContext http)
    {
        var name = http.Request.Query["connection"].ToString();
        return HttpMethods.IsPost(http.Request.Method) && tenant.Store.FindByName(name) is not null
            ? SignInFailure.Denied($"IdP-Initiated login is not enabled for connection \"{name}\".")
            : SignInFailure.Request("Unable to verify authorization request state");
    }
}
