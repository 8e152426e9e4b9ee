using System.Text.Json.Nodes;

namespace SupportConsole.Auth0.Wire;

/// <summary>The one map from the Management API's status and <c>errorCode</c> to what an engineer reads.</summary>
internal static class ErrorMap
{
    public static TenantProblem Problem(TenantProblemKind kind, string what, string cure, TenantEffect effect) =>
        new(kind, what, cure) { Code = "tenant." + kind, Effect = effect };

    /// <summary>The cure; for a change that may have been made, first what to do about that.</summary>
    public static string AfterDoubt(bool mayHaveActed, string cure) => mayHaveActed
        ? "The change may have been made: check the connection in Auth0 before you repeat it. " + cure
        : cure;

    /// <summary>An answer that Auth0 does not give: a proxy's page, or cut-off JSON.</summary>
    public static TenantProblem Unreadable(Reply reply, string doing, TenantEffect effect) => Problem(
        TenantProblemKind.Unreadable,
        $"The answer while {doing} did not come from Auth0: {Describe(reply)} (status {reply.Status}).",
        AfterDoubt(effect == TenantEffect.Unknown, "Check for a proxy or sign-in page between the console and Auth0, then try again."),
        effect) with
    { Status = reply.Status, RequestId = reply.RequestId };

    public static TenantProblem Of(Reply reply, Call call, Scrubber scrubber, DateTimeOffset now)
    {
        var body = reply.Json as JsonObject;
        var doubt = call.IsWrite ? TenantEffect.Unknown : TenantEffect.None;
        var mayLackBody = reply.Status is 429 or 408 or 413 or >= 500 || (reply.IsEmpty && reply.Status is 401 or 404);
        if (body is null && !mayLackBody)
        {
            return Unreadable(reply, call.Doing, doubt);
        }

        var message = scrubber.Clean(body.Text("message"));
        return Translate(reply.Status, body.Text("errorCode"), message, call, doubt) with
        {
            Status = reply.Status,
            ErrorCode = scrubber.Clean(body.Text("errorCode")),
            Auth0Message = message,
            RequestId = reply.RequestId,
            RetryAfter = reply.Status == 429 || reply.Status >= 500 ? reply.WaitAsked(now) : null,
        };
    }

    internal static TenantProblem Refused(TenantProblemKind kind, string what, string cure) =>
        Problem(kind, what, cure, TenantEffect.None);

    /// <summary>Auth0's own words as a sentence, so that the next one doesn't run into them.</summary>
    internal static string Quoted(string? message) => message?.TrimEnd() switch
    {
        null or "" => "",
        var said when said[^1] is '.' or '!' or '?' => $" Auth0 says: {said}",
        var said => $" Auth0 says: {said}.",
    };

    internal static bool Says(string? message, string text) => message?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;

    private static string Describe(Reply reply) => reply.IsEmpty ? "it was empty"
        : reply.ContentType is "application/json" or null ? "its JSON cannot be read"
        : "it was " + reply.ContentType;

    private static TenantProblem Translate(int status, string? code, string? message, Call call, TenantEffect doubt) => status switch
    {
        401 => Refused(
            TenantProblemKind.Unauthorized,
            $"Auth0 rejected the console's token while {call.Doing}.{Quoted(message)}",
            "Check Auth0:Domain, Auth0:ClientId and the application's credentials. It may have been deleted or lost its access."),
        403 => ForbiddenErrors.Of(code, message, call),
        404 => NotFound(code, message, call),
        408 => Problem(
            TenantProblemKind.Timeout,
            $"Auth0 timed out (408) while {call.Doing}.",
            AfterDoubt(call.IsWrite, "Try again."),
            doubt),
        409 => Conflict(code, message, call),
        413 => Refused(
            TenantProblemKind.TooLarge,
            $"The request was too large for Auth0 while {call.Doing}.",
            "Shorten the settings. Give Auth0 the metadata's URL or the certificate instead of the metadata XML."),
        429 => Refused(
            TenantProblemKind.RateLimited,
            $"Auth0's rate limit is used up while {call.Doing}, also after waiting.",
            "Wait a minute and try again. Other tools that call the tenant share its limit."),
        >= 500 => Problem(
            TenantProblemKind.Unavailable,
            $"Auth0 failed ({status}) while {call.Doing}.{Quoted(message)}",
            AfterDoubt(call.IsWrite, "Try again in a minute. If Auth0 keeps failing, see https://status.auth0.com."),
            doubt),
        >= 400 => Refused(
            TenantProblemKind.Invalid,
            $"Auth0 rejected the request ({status}) while {call.Doing}.{Quoted(message)}",
            "Correct what Auth0 names and try again."),
        _ => Problem(
            TenantProblemKind.Unreadable,
            $"Auth0 answered with the unexpected status {status} while {call.Doing}.",
            AfterDoubt(call.IsWrite, "Check Auth0:BaseAddress and any proxy, then try again."),
            doubt),
    };

    private static TenantProblem NotFound(string? code, string? message, Call call) =>
        code == "inexistent_client" || Says(message, "client does not exist")
            ? Refused(
                TenantProblemKind.NotFound,
                $"The tenant has no such application (404) while {call.Doing}.",
                "Reload the list of applications and choose again.")
            : Refused(
                TenantProblemKind.NotFound,
                $"Not found in Auth0 (404) while {call.Doing}.{Quoted(message)}",
                "It was probably deleted in Auth0. Run a sync check on the connection.");

    private static TenantProblem Conflict(string? code, string? message, Call call)
    {
        if (Says(message, "being deleted"))
        {
            return Refused(
                TenantProblemKind.BeingDeleted,
                $"Auth0 is still deleting a connection of that name (409) while {call.Doing}.",
                "Wait a few minutes until Auth0 has removed its users, or choose another name.");
        }

        var isAboutRealms = Says(message, "realms") || Says(message, "domain connection");
        var isAboutName = code == "connection_conflict" || Says(message, "same name") || Says(message, "tuple");
        return isAboutName && !isAboutRealms
            ? Refused(
                TenantProblemKind.NameTaken,
                $"The name is taken in the tenant (409) while {call.Doing}.{Quoted(message)}",
                "Choose another name, or adopt the connection that has it.")
            : Refused(
                TenantProblemKind.Conflict,
                $"Auth0 reports a conflict with something else in the tenant (409) while {call.Doing}.{Quoted(message)}",
                "Find what Auth0 names in its dashboard, then try again.");
    }
}
