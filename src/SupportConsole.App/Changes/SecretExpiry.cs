namespace SupportConsole.App.Changes;

/// <summary>When a client secret expires, as the customer said. Null stands for "not told yet".</summary>
/// <param name="At">The day, UTC; null if it never expires.</param>
public sealed record SecretExpiry(DateTimeOffset? At)
{
    public static readonly SecretExpiry Never = new((DateTimeOffset?)null);

    public bool IsNever => At is null;
}
