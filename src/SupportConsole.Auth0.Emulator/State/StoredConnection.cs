using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace SupportConsole.Auth0.Emulator.State;

/// <summary>A connection as the tenant stores it. Options are JSON text, so that numbers come back as they were sent.</summary>
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

    public bool? ShowAsButton { get; init; }

    /// <summary>The random last part of <c>provisioning_ticket_url</c>.</summary>
    public string Ticket { get; init; } = RandomNumberGenerator.GetString(ConnectionIds.Alphanumerics, 32);

    public Dictionary<string, string> Metadata { get; init; } = [];

    /// <summary>Client IDs, kept in ordinal order, as Auth0 gives them back.</summary>
    public string[] EnabledClients { get; init => field = [.. value.Order(StringComparer.Ordinal)]; } = [];

    /// <summary>What the connection is for, as JSON objects by key: authentication, connected_accounts, cross_app_access_…</summary>
    public Dictionary<string, string> Purposes { get; init; } = new()
    {
        ["authentication"] = "{\"active\":true}",
        ["connected_accounts"] = "{\"active\":false}",
    };

    /// <summary>The keys that the tenant uses towards the identity provider, public parts only.</summary>
    public StoredKey[] Keys { get; init; } = [];

    /// <summary>The SCIM configuration as JSON; null if there is none.</summary>
    public string? Scim { get; init; }

    public JsonObject ParseOptions() => JsonNode.Parse(Options)!.AsObject();
}
