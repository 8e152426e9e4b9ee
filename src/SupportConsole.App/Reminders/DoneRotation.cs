namespace SupportConsole.App.Reminders;

/// <summary>A rotation that is done, as the customer is told.</summary>
/// <param name="ExpiresAt">When the new credential expires, UTC; null if never or not known.</param>
internal sealed record DoneRotation(string Connection, bool IsSecret, DateTimeOffset At, DateTimeOffset? ExpiresAt, bool NeverExpires);
