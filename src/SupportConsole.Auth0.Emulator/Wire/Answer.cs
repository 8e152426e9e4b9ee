using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SupportConsole.Auth0.Emulator.Wire;

/// <summary>What the tenant answers: a status and, mostly, JSON.</summary>
internal sealed record Answer(int Status, JsonNode? Body)
{
    public const string ContentType = "application/json; charset=utf-8";

    public static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Answer Ok(JsonNode body) => new(StatusCodes.Status200OK, body);

    public static Answer NoContent { get; } = new(StatusCodes.Status204NoContent, null);

    public async Task WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        if (Body is null)
        {
            return;
        }

        http.Response.ContentType = ContentType;
        await http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(Body, Json), http.RequestAborted);
    }
}
