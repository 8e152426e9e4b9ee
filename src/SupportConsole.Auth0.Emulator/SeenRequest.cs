namespace SupportConsole.Auth0.Emulator;

/// <summary>A request that the tenant received. It never holds the Authorization header.</summary>
public sealed class SeenRequest
{
    /// <summary>1 for the first request since the tenant started.</summary>
    public required int Number { get; init; }

    public required string Method { get; init; }

    /// <summary>The path, such as <c>/api/v2/connections</c>.</summary>
    public required string Path { get; init; }

    public required string Query { get; init; }

    public required string RequestId { get; init; }

    /// <summary>The body if <see cref="EmulatorOptions.RecordBodies"/> is on; otherwise null.</summary>
    public string? Body { get; internal set; }

    /// <summary>The status of the answer; null while there is none, or if the connection was dropped.</summary>
    public int? Status { get; internal set; }

    public override string ToString() => $"{Method} {Path}{Query}";
}
