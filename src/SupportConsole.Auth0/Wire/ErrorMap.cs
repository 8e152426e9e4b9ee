using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SupportConsole.Auth0.Access;

namespace SupportConsole.Auth0.Wire;

/// <summary>The one map from the Management API's status and <c>errorCode</c> to what an engineer reads.</summary>
internal static partial class ErrorMap
{
    private static readonly string[] EntityLimits = ["limit of entities", "You can only create"];

    /// <summary>A problem with its code.</summary>
    public static TenantProblem Problem(TenantProblemKind kind, string what, string cure, TenantEffect effect) =>
        new(kind, what, cure) { Code = "tenant." + kind, Effect = effect };

    /// <summary>The cure, preceded by what to do about a change that may have happened.</summary>
    public static string AfterDoubt(bool mayHaveActed, string cure) =>
        mayHaveActed ? "It may have happened all the same: look at the connection in Auth0 before repeating it. " + cure : cure;

    /// <summary>An answer that is not Auth0's.</summary>
    public static TenantProblem Unreadable(Reply reply, string doing, TenantEffect effect) => Problem(
        TenantProblemKind.Unreadable,
        $"The answer while {doing} was not one of Auth0's: {(reply.IsEmpty ? "it was empty" : reply.ContentType is "application/json" or null ? "its JSON cannot be read" : "it was " + reply.ContentType)} (status {reply.Status}).",
        AfterDoubt(effect == TenantEffect.Unknown, "Check for a proxy or sign-in page between the console and Auth0; try again."),
        effect) with
    { Status = reply.Status, RequestId = reply.RequestId };

    /// <summary>An error status, translated.</summary>
    public static TenantProblem Of(Reply reply, Call call, Scrubber scrubber, DateTimeOffset now)
    {
        var body = reply.Json as JsonObject;
        var doubt = call.IsWrite ? TenantEffect.Unknown : TenantEffect.None;
        if (body is null && reply.Status is not (429 or 408 or 413 or >= 500) && !(reply.IsEmpty && reply.Status is 401 or 404))
        {
            return Unreadable(reply, call.Doing, doubt);
        }

        var message = scrubber.Clean(body.Text("message"));
        var problem = Translate(reply.Status, body.Text("errorCode"), message, call, doubt);
        return problem with
        {
            Status = reply.Status,
            ErrorCode = scrubber.Clean(body.Text("errorCode")),
            Auth0Message = message,
            RequestId = reply.RequestId,
            RetryAfter = reply.Status == 429 || reply.Status >= 500 ? reply.WaitAsked(now) : null,
        };
    }

    private static TenantProblem Translate(int status, string? code, string? message, Call call, TenantEffect doubt)
    {
        var said = message is null ? "" : $" Auth0 says: {message}";
        return status switch
        {
            401 => Refused(
                TenantProblemKind.Unauthorized, $"Auth0 does not accept the console's token while {call.Doing}.{said}",
                "Check Auth0:Domain, Auth0:ClientId and the application's credentials; it may have been removed or its access revoked."),
            403 => Forbidden(code, message, call, said),
            404 => code == "inexistent_client" || Says(message, "client does not exist")
                ? Refused(TenantProblemKind.NotFound, $"An application does not exist in the tenant (404) while {call.Doing}.", "Load the list of applications anew and choose again.")
                : Refused(TenantProblemKind.NotFound, $"Auth0 does not know it (404) while {call.Doing}.{said}", "It was probably deleted in Auth0. Reconcile the connection to see what is there."),
            408 => Problem(TenantProblemKind.Timeout, $"Auth0 gave up waiting (408) while {call.Doing}.", AfterDoubt(call.IsWrite, "Try again."), doubt),
            409 => Conflict(code, message, call, said),
            413 => Refused(TenantProblemKind.TooLarge, $"The request was too large for Auth0 while {call.Doing}.", "Shorten the settings: metadata XML above all; give Auth0 the metadata's address or the certificate instead."),
            429 => Refused(TenantProblemKind.RateLimited, $"Auth0's rate limit is used up, also after waiting, while {call.Doing}.", "Wait a minute and try again; other tools that call the tenant share its limit."),
            >= 500 => Problem(
                TenantProblemKind.Unavailable, $"Auth0 is out of order ({status}) while {call.Doing}.{said}", AfterDoubt(call.IsWrite, "Try again in a minute; see https://status.auth0.com if it stays so."), doubt),
            >= 400 => Refused(TenantProblemKind.Invalid, $"Auth0 refuses the request ({status}) while {call.Doing}.{said}", "Correct what it names and try again."),
            _ => Problem(TenantProblemKind.Unreadable, $"Auth0 answered with the unexpected status {status} while {call.Doing}.", AfterDoubt(call.IsWrite, "Check Auth0:BaseAddress and any proxy; try again."), doubt),
        };
    }

    private static TenantProblem Forbidden(string? code, string? message, Call call, string said)
    {
        if (code == "insufficient_entitlement" || EntityLimits.Any(text => Says(message, text)))
        {
            return Refused(
                TenantProblemKind.EntityLimit, $"The tenant's plan does not allow it (403) while {call.Doing}.{said}",
                "Remove connections that are no longer used, or ask whoever manages the Auth0 contract to raise the limit.");
        }

        string[] named = [.. Scope().Matches(message ?? "").Select(match => match.Value).Distinct()];
        if (named.Length == 0 && code != "insufficient_scope")
        {
            return Refused(
                TenantProblemKind.Forbidden, $"Auth0 forbids it (403) while {call.Doing}.{said}",
                "Check the scopes of the console's application and the tenant's plan; a proxy's rules can forbid it too.");
        }

        string[] missing = named.Length > 0 ? named : [.. call.Scopes];
        var consequence = missing.Select(RequiredScopes.ConsequenceOf).FirstOrDefault(text => text is not null);
        return Refused(
            TenantProblemKind.MissingScope,
            $"The console's application lacks the scope {string.Join(" or ", missing)}, needed for {call.Doing}.{(consequence is null ? "" : " " + consequence)}",
            $"In Auth0, grant {missing.FirstOrDefault() ?? "it"} to the console's application for the Management API; it takes effect with the next token.") with
        { MissingScopes = missing };
    }

    private static TenantProblem Conflict(string? code, string? message, Call call, string said) =>
        Says(message, "being deleted") ? Refused(
            TenantProblemKind.BeingDeleted, $"A connection of that name is still being deleted in Auth0 (409) while {call.Doing}.",
            "Wait some minutes until Auth0 has removed its users, then try again, or choose another name.")
        : Says(message, "realms") || Says(message, "domain connection") || !(code == "connection_conflict" || Says(message, "same name") || Says(message, "tuple"))
            ? Refused(TenantProblemKind.Conflict, $"It clashes with something in the tenant (409) while {call.Doing}.{said}", "Look at what it names in the Auth0 dashboard; then try again.")
        : Refused(
            TenantProblemKind.NameTaken, $"The name is taken in the tenant (409) while {call.Doing}.{said}",
            "Choose another name, or adopt the connection that has it.");

    private static TenantProblem Refused(TenantProblemKind kind, string what, string cure) => Problem(kind, what, cure, TenantEffect.None);

    private static bool Says(string? message, string text) => message?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;

    [GeneratedRegex(@"\b(?:read|create|update|delete):[a-z][a-z_]*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Scope();
}
