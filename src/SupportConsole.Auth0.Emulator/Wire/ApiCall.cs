using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SupportConsole.Auth0.Emulator.Wire;

/// <summary>A call to the Management API whose token has been accepted.</summary>
internal sealed class ApiCall(HttpContext http, IReadOnlySet<string> scopes)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public bool Has(string scope) => scopes.Contains(scope);

    public bool HasBody => http.Request.ContentLength is not (null or 0);

    public string Route(string name) => (string)http.Request.RouteValues[name]!;

    public IQueryCollection Query => http.Request.Query;

    public string? QueryText(string name) => http.Request.Query[name] is { Count: > 0 } values ? values[^1] : null;

    /// <summary>The body if it has the shape, otherwise the answer that rejects it.</summary>
    public async Task<(JsonNode? Body, Answer? Refusal)> ReadBodyAsync(Shape shape)
    {
        if (http.Request.ContentType is not { } type || !type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return (null, ApiError.Of(415, "Unsupported Media Type"));
        }

        try
        {
            var body = await JsonNode.ParseAsync(http.Request.Body, documentOptions: Strict, cancellationToken: http.RequestAborted);
            return shape.Check(body) is { } violation ? (null, ApiError.Payload(violation)) : (body, null);
        }
        catch (JsonException)
        {
            return (null, ApiError.Invalid("Invalid request payload JSON format"));
        }
    }
}
