using SupportConsole.Federation;

namespace SupportConsole.App.Record;

/// <summary>A cluster's ID: a UUID, as <c>influxctl cluster list</c> prints it.</summary>
public sealed record ClusterId
{
    /// <summary>The length of the text form in characters.</summary>
    public const int MaxLength = 36;

    private ClusterId(Guid value) => Value = value;

    /// <summary>The UUID.</summary>
    public Guid Value { get; }

    /// <summary>Wraps a UUID that is known to be a cluster's.</summary>
    public static ClusterId From(Guid value) => new(value);

    /// <summary>Reads a cluster ID that someone pasted.</summary>
    public static Result<ClusterId> Parse(string? text) =>
        Guid.TryParse(text?.Trim(), out var value) && value != Guid.Empty
            ? new ClusterId(value)
            : new Problem($"“{text}” is not a cluster ID.", "Paste the UUID that influxctl cluster list shows, such as 3f2a6b1c-…-9d.")
            {
                Code = "cluster-id",
            };

    /// <summary>The UUID with hyphens, lower case.</summary>
    public override string ToString() => Value.ToString("D");
}
