using System.Text.Json.Nodes;
using SupportConsole.App.Changes;
using SupportConsole.Auth0.Emulator;

namespace SupportConsole.Crash.TwoConsoles;

/// <summary>A request by which the tenant was changed, or was to be.</summary>
/// <param name="Request">The request.</param>
public sealed record TenantWrite(SeenRequest Request)
{
    /// <summary>Whether the tenant did it.</summary>
    public bool IsDone => Request.Status is >= 200 and < 300;

    /// <summary>The change that it belongs to, by the mark that it carries; null where it carries none.</summary>
    public Guid? ChangeId => Request.Body is { Length: > 0 } body && JsonNode.Parse(body) is JsonObject sent && (string?)sent["metadata"]?[ChangeMarks.ChangeKey] is { } mark ? Guid.ParseExact(mark, "N") : null;
}
