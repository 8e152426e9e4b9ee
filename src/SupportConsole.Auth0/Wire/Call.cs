using System.Text.Json.Nodes;
using SupportConsole.Auth0.Access;

namespace SupportConsole.Auth0.Wire;

/// <summary>One call of the Management API, which may be sent several times.</summary>
/// <param name="Doing">What it does, as it follows “while”: “creating the connection acme”.</param>
internal sealed record Call(string Doing, Func<IManagementEndpoints, AccessToken, CancellationToken, Task<Reply>> SendAsync)
{
    /// <summary>What is sent; null for a call that only reads or deletes.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>JSON that is not sent but whose secrets must not come back in a message: the options that the body replaces.</summary>
    public JsonNode? Confidential { get; init; }

    public bool IsWrite { get; init; }

    public bool IsRepeatable { get; init; } = true;

    /// <summary>Whether a 404 is an answer rather than a problem.</summary>
    public bool MayBeGone { get; init; }

    /// <summary>Not the body: it may hold secrets.</summary>
    public override string ToString() => Doing;
}
