namespace SupportConsole.Sample;

/// <summary>
/// The system's clock, which sample data sets back for its own work: a cluster added months ago, a draft that has waited for a week.
/// Everything else in the process reads the true time meanwhile. Registered only if the tenant is emulated.
/// </summary>
public sealed class SampleClock : TimeProvider
{
    private readonly AsyncLocal<TimeSpan> back = new();

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - back.Value;

    public async Task<T> AgoAsync<T>(TimeSpan ago, Func<Task<T>> work)
    {
        back.Value = ago;
        return await work();
    }
}
