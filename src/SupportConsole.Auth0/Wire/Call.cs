using System.Text.Json.Nodes;

namespace SupportConsole.Auth0.Wire;

/// <summary>A call of the Management API.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Path and query below <c>api/v2/</c>.</param>
/// <param name="Doing">What it does, after “while”: “creating the connection acme”.</param>
internal sealed record Call(HttpMethod Method, string Path, string Doing)
{
    public JsonNode? Body { get; init; }

    /// <summary>JSON whose secrets must not come back in a message, beside the body's: the options that the body replaces.</summary>
    public JsonNode? Confidential { get; init; }

    /// <summary>Whether sending it twice does no harm.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>Whether a 404 is an answer rather than a problem.</summary>
    public bool MayBeGone { get; init; }

    /// <summary>Whether it changes anything.</summary>
    public bool IsWrite => Method != HttpMethod.Get;

    /// <summary>Method and what it does; not the body.</summary>
    public override string ToString() => $"{Method} ({Doing})";
}
