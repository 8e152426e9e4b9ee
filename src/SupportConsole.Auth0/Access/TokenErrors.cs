using System.Text.Json.Nodes;
using SupportConsole.Auth0.Wire;

namespace SupportConsole.Auth0.Access;

/// <summary>Translates the token endpoint's errors, which have OAuth's shape. Each names the setting to correct.</summary>
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
        if (reply.IsSuccess)
        {
            return body is null
                ? Attempt.Failed(ErrorMap.Unreadable(reply, Doing, TenantEffect.None), isTransient: true)
                : Attempt.Ok(new Answer(reply.Status, body, reply.RequestId));
        }

        var description = scrubber.Clean(body.Text("error_description"));
        var problem = Of(reply.Status, body.Text("error") ?? "", description, options) with
        {
            Status = reply.Status,
            ErrorCode = body.Text("error"),
            Auth0Message = description,
            RequestId = reply.RequestId,
            RetryAfter = reply.WaitAsked(now),
        };
        return Attempt.Failed(problem, isTransient: problem.Kind is TenantProblemKind.Unavailable or TenantProblemKind.Timeout);
    }

    public static TenantProblem NoToken(Answer answer) => Problem(
        TenantProblemKind.Unreadable,
        "Auth0's token endpoint answered without a token.",
        "Try again. If this stays, check that Auth0:Domain is the tenant's own domain and that no proxy answers instead.") with
    { Status = answer.Status, RequestId = answer.RequestId };

    public static TenantProblem KeyUnreadable(Auth0TenantOptions options)
    {
        var setting = string.IsNullOrWhiteSpace(options.PrivateKeyFile) ? "Auth0:PrivateKeyPem" : "Auth0:PrivateKeyFile";
        return Problem(
            TenantProblemKind.Unauthorized,
            "The console's private key can no longer be read.",
            $"Restore the key that {setting} names, and make it readable for the console's user.");
    }

    private static TenantProblem Of(int status, string error, string? description, Auth0TenantOptions options) => (status, error) switch
    {
        (429, _) => Problem(
            TenantProblemKind.RateLimited,
            "Auth0's rate limit for tokens is used up.",
            "Wait a minute and try again."),
        (408, _) => Problem(TenantProblemKind.Timeout, "Auth0's token endpoint timed out (408).", "Try again."),
        ( >= 500, _) => Problem(
            TenantProblemKind.Unavailable,
            $"Auth0's token endpoint failed ({status}).",
            "Try again in a minute. If Auth0 keeps failing, see https://status.auth0.com."),
        (404, _) => Problem(
            TenantProblemKind.Unauthorized,
            $"There is no Auth0 tenant at {options.Domain} (404).",
            "Set Auth0:Domain to the tenant's own domain, such as influxdata.us.auth0.com."),
        (_, "unauthorized_client") => Problem(
            TenantProblemKind.Unauthorized,
            $"The console's application is not allowed to fetch tokens ({Quoted(error, description)}).",
            "In Auth0, make it a machine-to-machine application and allow the Client Credentials grant."),
        (403, _) => Problem(
            TenantProblemKind.Unauthorized,
            $"The console's application is not allowed to use the Management API of {options.Domain} ({Quoted(error, description)}).",
            "In Auth0, authorize it for the Auth0 Management API with the console's scopes. "
                + $"Check that Auth0:Domain is the tenant's own domain (the audience is {options.Audience})."),
        (401, _) or (_, "invalid_client" or "access_denied") => Problem(
            TenantProblemKind.Unauthorized,
            $"Auth0 rejected the console's credentials ({Quoted(error, description)}).",
            CredentialCure(options)),
        _ => Problem(
            TenantProblemKind.Unauthorized,
            $"Auth0 gave no token ({status}, {Quoted(error, description)}).",
            "Check Auth0:Domain, Auth0:ClientId and the application's settings in Auth0."),
    };

    private static string CredentialCure(Auth0TenantOptions options) => options.SignsAssertions
        ? "Check Auth0:ClientId and this machine's clock. Check that the public half of the key in Auth0:PrivateKeyFile "
            + "(or Auth0:PrivateKeyPem) is registered with that application under Auth0:KeyId."
        : "Set Auth0:ClientId and Auth0:ClientSecret to those of the console's machine-to-machine application. "
            + "After a rotation in Auth0, the new secret belongs here.";

    private static string Quoted(string error, string? description) => (error, description) switch
    {
        ("", null) => "no reason given",
        (_, null) => error,
        ("", _) => description,
        _ => $"{error}: {description}",
    };

    private static TenantProblem Problem(TenantProblemKind kind, string what, string cure) =>
        ErrorMap.Problem(kind, what, cure, TenantEffect.None);
}
