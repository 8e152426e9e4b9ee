using System.Text.Json.Nodes;

namespace SupportConsole.Auth0.Emulator.State;

/// <summary>A connection as the tenant keeps it. Immutable; <see cref="Options"/> is JSON text, so that it is given back as it came.</summary>
internal sealed record StoredConnection
{
    public required long Sequence { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Strategy { get; init; }

    public string? DisplayName { get; init; }

    public string Options { get; init; } = "{}";

    public string[] Realms { get; init; } = [];

    public bool IsDomainConnection { get; init; }

    public bool ShowAsButton { get; init; }

    public Dictionary<string, string> Metadata { get; init; } = [];

    public string[] EnabledClients { get; init; } = [];

    /// <summary>authentication, connected_accounts, cross_app_access_requesting_app as JSON objects.</summary>
    public Dictionary<string, string> Purposes { get; init; } = new() { ["authentication"] = "{\"active\":true}", ["connected_accounts"] = "{\"active\":false}" };

    public JsonObject ParseOptions() => JsonNode.Parse(Options)!.AsObject();
}
