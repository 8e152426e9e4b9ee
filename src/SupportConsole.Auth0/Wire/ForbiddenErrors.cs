using System.Text.RegularExpressions;
using SupportConsole.Auth0.Access;

namespace SupportConsole.Auth0.Wire;

/// <summary>The kinds of 403. A plan's limit can have the code of a missing scope; only the text tells them apart.</summary>
internal static partial class ForbiddenErrors
{
    private static readonly string[] PlanTexts = ["limit of entities", "You can only create", "upgrade your subscription"];

    public static TenantProblem Of(string? code, string? message, Call call)
    {
        string[] named = [.. Scope().Matches(message ?? "").Select(match => match.Value).Distinct()];
        if (code == "insufficient_entitlement" || PlanTexts.Any(text => ErrorMap.Says(message, text)))
        {
            return OfPlan(message, call);
        }

        if (named.Length > 0)
        {
            return MissingScopes(named, call);
        }

        // A plan that lacks a feature answers insufficient_scope too, in words that speak of no scope.
        return code == "insufficient_scope" && !ErrorMap.Says(message, "scope") ? OfPlan(message, call) : ErrorMap.Refused(
            TenantProblemKind.Forbidden,
            $"Auth0 forbids this (403) while {call.Doing}.{ErrorMap.Quoted(message)}",
            "Check the scopes of the console's application and the tenant's plan. A proxy's rules can forbid it too.");
    }

    private static TenantProblem OfPlan(string? message, Call call) => ErrorMap.Refused(
        TenantProblemKind.EntityLimit,
        $"The tenant's plan does not allow this (403) while {call.Doing}.{ErrorMap.Quoted(message)}",
        "Delete connections that are no longer used, or ask whoever manages the Auth0 contract to change the plan.");

    private static TenantProblem MissingScopes(string[] missing, Call call)
    {
        var consequence = missing.Select(RequiredScopes.ConsequenceOf).FirstOrDefault(text => text is not null);
        return ErrorMap.Refused(
            TenantProblemKind.MissingScope,
            $"The console's application lacks the scope {string.Join(" or ", missing)}, needed for {call.Doing}."
                + (consequence is null ? "" : " " + consequence),
            $"In Auth0, grant {missing[0]} to the console's application for the Management API. The next token has it.") with
        { MissingScopes = missing };
    }

    [GeneratedRegex(@"\b(?:read|create|update|delete):[a-z][a-z_]*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Scope();
}
