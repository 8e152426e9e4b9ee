using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace SupportConsole.Auth0.Emulator.Wire;

/// <summary>Auth0's error bodies: <c>{statusCode, error, message, errorCode?}</c>.</summary>
internal static class ApiError
{
    public static Answer Of(int status, string message, string? errorCode = null)
    {
        var body = new JsonObject
        {
            ["statusCode"] = status,
            ["error"] = ReasonPhrases.GetReasonPhrase(status),
            ["message"] = message,
        };
        if (errorCode is not null)
        {
            body["errorCode"] = errorCode;
        }

        return new Answer(status, body);
    }

    public static Answer Invalid(string message) => Of(400, message, "invalid_body");

    public static Answer Payload(Violation violation) => Invalid("Payload validation error: " + violation);

    public static Answer Query(Violation violation) => Of(400, "Query validation error: " + violation, "invalid_query_string");

    public static Answer Path(Violation violation) => Of(400, "Path validation error: " + violation, "invalid_uri");

    public static Answer NoSuchConnection { get; } = Of(404, "The connection does not exist", "inexistent_connection");

    public static Answer NoSuchClient { get; } = Of(404, "The client does not exist", "inexistent_client");

    public static Answer NotFound { get; } = Of(404, "Not Found");

    public static Answer Conflict(string message) => Of(409, message, "connection_conflict");

    public static Answer InsufficientScope(IEnumerable<string> scopes) =>
        Of(403, "Insufficient scope, expected any of: " + string.Join(",", scopes), "insufficient_scope");

    public static Answer OptionsScope { get; } =
        Of(403, "Updating the \"options\" property requires the \"update:connections_options\" scope", "insufficient_scope");

    public static Answer TooManyRequests { get; } = Of(429, "Global limit has been reached", "too_many_requests");
}
