using System.Text.Json.Nodes;

namespace SupportConsole.Auth0.Wire;

/// <summary>An answer of the tenant that is readable and not an error.</summary>
internal sealed record Answer(int Status, JsonNode? Body, string? RequestId)
{
    /// <summary>Not the body: it may hold secrets.</summary>
    public override string ToString() => $"answer {Status}";
}

internal sealed class Attempt
{
    public Answer? Answer { get; private init; }

    public TenantProblem? Problem { get; private init; }

    public bool IsTransient { get; private init; }

    public static Attempt Ok(Answer answer) => new() { Answer = answer };

    public static Attempt Failed(TenantProblem problem, bool isTransient = false) => new() { Problem = problem, IsTransient = isTransient };
}
