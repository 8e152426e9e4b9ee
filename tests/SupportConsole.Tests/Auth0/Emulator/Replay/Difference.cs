using System.Text.Json.Nodes;

namespace SupportConsole.Tests.Auth0.Emulator.Replay;

/// <summary>How an emulated answer differs from the recorded one.</summary>
public enum DifferenceKind
{
    /// <summary>Another HTTP status; the bodies are then not compared.</summary>
    Status,

    /// <summary>The real service sends the key, the emulator does not.</summary>
    Missing,

    /// <summary>The emulator sends the key, the real service does not.</summary>
    Extra,

    /// <summary>Another value, or a generated value of another form.</summary>
    Value,

    /// <summary>The same keys in another order.</summary>
    Order,
}

/// <param name="Exchange">Where it occurs.</param>
/// <param name="Strategy">The strategy of the connection shown; empty for other resources.</param>
/// <param name="Kind">How the answers differ.</param>
/// <param name="Path">The key, such as <c>options.cert</c>; list items are written <c>[]</c>.</param>
/// <param name="Recorded">What the real service sent, its IDs replaced by the emulator's.</param>
/// <param name="Emulated">What the emulator sent.</param>
public sealed record Difference(
    Exchange Exchange,
    string Strategy,
    DifferenceKind Kind,
    string Path,
    JsonNode? Recorded,
    JsonNode? Emulated)
{
    public override string ToString() => $"{Exchange} {Kind} {Path}: recorded {Short(Recorded)}, emulated {Short(Emulated)}";

    private static string Short(JsonNode? node)
    {
        var text = node?.ToJsonString() ?? "nothing";
        return text.Length <= 120 ? text : text[..120] + "…";
    }
}
