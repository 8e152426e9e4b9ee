using System.Text.Json.Nodes;
using SupportConsole.Auth0.Wire;

namespace SupportConsole.Auth0.Access;

/// <summary>The token endpoint's errors have OAuth's shape (<c>error</c>, <c>error_description</c>); each names the setting that cures it.</summary>
internal static class TokenErrors
{
    private const string Doing = "fetching the console's token";

    public static Attempt Read(Reply reply, Auth0TenantOptions options, Scrubber scrubber, DateTimeOffset now)
    {
        if (NetworkErrors.Of(reply, Doing, mayHaveActed: false) is { } broken)
        {
            return Attempt.Failed(broken, isTransient: true);
        }

        var body = reply.Json as JsonObject;
        if (reply.Status is >= 200 and < 300)
        {
            return body is null
                ? Attempt.Failed(ErrorMap.Unreadable(reply, Doing, TenantEffect.None), isTransient: true)
                : Attempt.Ok(new Answer(reply.Status, body, reply.RequestId));
        }

        var problem = Of(reply.Status, body.Text("error") ?? "", scrubber.Clean(body.Text("error_description")), options);
        problem = problem with
        {
            Status = reply.Status,
            ErrorCode = body.Text("error"),
            Auth0Message = scrubber.Clean(body.Text("error_description")),
            RequestId = reply.RequestId,
            RetryAfter = reply.WaitAsked(now),
        };
        return Attempt.Failed(problem, isTransient: problem.Kind is TenantProblemKind.Unavailable or TenantProblemKind.Timeout);
    }

    public static TenantProblem NoToken(Answer answer) =>
        Problem(TenantProblemKind.Unreadable, "Auth0's token endpoint answered without a token.", "Try again; where it stays so, check that Auth0:Domain is the tenant's own domain and that no proxy answers in its place.")
            with
        { Status = answer.Status, RequestId = answer.RequestId };

    public static TenantProblem KeyUnreadable(Auth0TenantOptions options) => Problem(
        TenantProblemKind.Unauthorized,
        "The console's private key cannot be read any more.",
        $"Put the key back where {(string.IsNullOrWhiteSpace(options.PrivateKeyFile) ? "Auth0:PrivateKeyPem" : "Auth0:PrivateKeyFile")} says, readable by the console's user.");

    private static TenantProblem Of(int status, string error, string? description, Auth0TenantOptions options) => (status, error) switch
    {
        (429, _) => Problem(TenantProblemKind.RateLimited, "Auth0 gives out no more tokens for the moment (rate limit).", "Wait a minute and try again."),
        (408, _) => Problem(TenantProblemKind.Timeout, "Auth0's token endpoint gave up waiting (408).", "Try again."),
        ( >= 500, _) => Problem(TenantProblemKind.Unavailable, $"Auth0's token endpoint is out of order ({status}).", "Try again in a minute; see https://status.auth0.com if it stays so."),
        (404, _) => Problem(TenantProblemKind.Unauthorized, $"There is no Auth0 tenant at {options.Domain} (404).", "Set Auth0:Domain to the tenant's own domain, such as influxdata.us.auth0.com."),
        (_, "unauthorized_client") => Problem(
            TenantProblemKind.Unauthorized,
            $"The console's application may not fetch tokens by itself ({Quoted(error, description)}).",
            "In Auth0, make it a machine-to-machine application and allow the Client Credentials grant."),
        (403, _) => Problem(
            TenantProblemKind.Unauthorized,
            $"The console's application may not use the Management API of {options.Domain} ({Quoted(error, description)}).",
            $"In Auth0, authorize it for the Auth0 Management API with the console's scopes; check that Auth0:Domain is the tenant's own domain (the audience is {options.Audience})."),
        (401, _) or (_, "invalid_client" or "access_denied") => Problem(
            TenantProblemKind.Unauthorized,
            $"Auth0 refuses the console's own credentials ({Quoted(error, description)}).",
            options.SignsAssertions
                ? "Check Auth0:ClientId, and that the public half of the key in Auth0:PrivateKeyFile (or Auth0:PrivateKeyPem) with Auth0:KeyId is registered with that application; check this machine's clock."
                : "Set Auth0:ClientId and Auth0:ClientSecret to those of the console's machine-to-machine application; after a rotation in Auth0 the new secret belongs here."),
        _ => Problem(TenantProblemKind.Unauthorized, $"Auth0 refused to give a token ({status}, {Quoted(error, description)}).", "Check Auth0:Domain, Auth0:ClientId and the application's settings in Auth0."),
    };

    private static string Quoted(string error, string? description) =>
        (error, description) switch { ("", null) => "no reason given", (_, null) => error, ("", _) => description, _ => $"{error}: {description}" };

    private static TenantProblem Problem(TenantProblemKind kind, string what, string cure) => ErrorMap.Problem(kind, what, cure, TenantEffect.None);
}
