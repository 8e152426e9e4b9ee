using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SupportConsole.Auth0.Emulator.Tokens;

namespace SupportConsole.Auth0.Emulator.Wire;

/// <summary>Maps Management API calls: first the token, then its scopes, then the work.</summary>
internal sealed class ApiRoutes(IEndpointRouteBuilder routes, TokenIssuer tokens)
{
    public void Map(string method, string path, string[] anyOfScopes, Func<ApiCall, Task<Answer>> work) =>
        routes.MapMethods("/api/v2" + path, [method], async http =>
        {
            var answer = await AnswerAsync(http, anyOfScopes, work);
            await answer.WriteAsync(http);
        });

    public void Map(string method, string path, string[] anyOfScopes, Func<ApiCall, Answer> work) =>
        Map(method, path, anyOfScopes, call => Task.FromResult(work(call)));

    private async Task<Answer> AnswerAsync(HttpContext http, string[] anyOfScopes, Func<ApiCall, Task<Answer>> work)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return ApiError.Of(401, "Missing authentication");
        }

        var (claims, refusal) = tokens.Read(header["Bearer ".Length..].Trim());
        return claims is null ? ApiError.Of(401, refusal)
            : !anyOfScopes.Any(scope => claims.Scopes.Contains(scope)) ? ApiError.InsufficientScope(anyOfScopes)
            : await work(new ApiCall(http, claims.Scopes.ToHashSet()));
    }
}
