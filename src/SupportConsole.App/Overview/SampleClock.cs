namespace SupportConsole.App.Overview;

/// <summary>
/// The system's clock, which the sample may set back for what it does itself: a cluster added months ago, a draft that waits for a week. Anything else in the
/// console reads the true time meanwhile. Used with the emulated tenant only; see the host.
/// </summary>
public sealed class SampleClock : TimeProvider
{
    private readonly AsyncLocal<TimeSpan> back = new();

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - back.Value;

    /// <summary>Does something as if it were done earlier.</summary>
    public async Task<T> AgoAsync<T>(TimeSpan ago, Func<Task<T>> act)
    {
        back.Value = ago;
        return await act();
    }
}
