namespace SupportConsole.App.Sync;

/// <summary>When sync checks start by themselves. Bound from the section <see cref="Section"/>.</summary>
public sealed class SyncSettings
{
    /// <summary>The configuration section: <c>Sync:Every</c>.</summary>
    public const string Section = "Sync";

    /// <summary>How long after the last completed check the next one starts; zero for none.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long the schedule waits after the console's start, and after a check that the tenant stopped.</summary>
    internal TimeSpan RetryAfter { get; set; } = TimeSpan.FromMinutes(5);

    public IEnumerable<string> Problems()
    {
        if (Every < TimeSpan.Zero || (Every > TimeSpan.Zero && Every < TimeSpan.FromMinutes(10)))
        {
            yield return $"Sync:Every (Sync__Every) is {Every}. Use at least ten minutes, such as 1.00:00:00, or 0 for no schedule.";
        }
    }
}
