using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace SupportConsole.Tests.Auth0.Emulator.Support;

/// <summary>An answer of the tenant, read to its end.</summary>
public sealed record Reply(int Status, string Text, HttpResponseHeaders Headers)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? Message => (string?)Json["message"];

    public string? ErrorCode => (string?)Json["errorCode"];

    public string Header(string name) => Headers.TryGetValues(name, out var values) ? string.Join(",", values) : "";
}
