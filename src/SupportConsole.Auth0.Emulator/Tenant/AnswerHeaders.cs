using Microsoft.AspNetCore.Http;

namespace SupportConsole.Auth0.Emulator.Tenant;

/// <summary>The headers that hold the request ID: the Management API has it in its tracing headers, as recorded.</summary>
internal static class AnswerHeaders
{
    public static void Add(HttpContext http, string requestId)
    {
        var headers = http.Response.Headers;
        if (!IsManagementApi(http))
        {
            headers["x-auth0-requestid"] = requestId;
            return;
        }

        headers["ot-baggage-auth0-request-id"] = requestId;
        headers["tracestate"] = $"auth0-request-id={requestId},auth0=true";
        headers["cf-ray"] = $"{requestId[..16]}-IAD";
    }

    public static bool IsManagementApi(HttpContext http) => http.Request.Path.StartsWithSegments("/api/v2", StringComparison.Ordinal);
}
