using SupportConsole.Federation;

namespace SupportConsole.App.Record;

/// <summary>A cluster's ID: a UUID, as <c>influxctl cluster list</c> prints it.</summary>
public sealed record ClusterId
{
    public const int MaxLength = 36;

    private ClusterId(Guid value) => Value = value;

    public Guid Value { get; }

    public static ClusterId From(Guid value) => new(value);

    public static Result<ClusterId> Parse(string? text) =>
        Guid.TryParse(text?.Trim(), out var value) && value != Guid.Empty
            ? new ClusterId(value)
            : new Problem($"“{text}” is not a cluster ID.", "Paste the UUID that influxctl cluster list shows, such as 3f2a6b1c-…-9d.")
            {
                Code = "cluster-id",
            };

    public override string ToString() => Value.ToString("D");
}
