namespace SupportConsole.App.Record;

/// <summary>When the customer's message about a new credential reached us, UTC.</summary>
public sealed record CustomerMessage(DateTimeOffset At, CustomerMessageSource Source)
{
    public static CustomerMessage? Of(DateTimeOffset? at, CustomerMessageSource source) =>
        at is { } known ? new CustomerMessage(known, source) : null;
}
