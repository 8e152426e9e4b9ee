namespace SupportConsole.App.Record;

/// <summary>
/// How many sign-ins through a connection ended alike within an hour. Saved and deleted together with the <see cref="SignInEvent"/>s that
/// it counts, so that a page never has to count a million of them.
/// </summary>
public sealed class SignInCount
{
    public required Guid ConnectionId { get; init; }

    /// <summary>The start of the hour, UTC.</summary>
    public required DateTimeOffset Hour { get; init; }

    public required bool Succeeded { get; init; }

    public required bool IsTest { get; init; }

    /// <summary>As in <see cref="SignInEvent.Cause"/>.</summary>
    public required string Cause { get; init; }

    public int Count { get; set; }

    /// <summary>The newest of them.</summary>
    public required DateTimeOffset Last { get; set; }

    public static DateTimeOffset HourOf(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
}
