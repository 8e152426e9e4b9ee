namespace SupportConsole.App.Watch;

/// <summary>How often published documents are checked. Bound from the section <see cref="Section"/>.</summary>
public sealed class WatchSettings
{
    public const string Section = "Watch";

    /// <summary>How long after a check the next one of the same document follows, give or take a tenth; zero for no checks.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromHours(6);

    /// <summary>The most requests a minute, whatever is due.</summary>
    public int PerMinute { get; set; } = 60;

    /// <summary>The most requests at a time. <c>Fetching:Concurrency</c> limits them together with what people fetch.</summary>
    public int Concurrency { get; set; } = 2;

    /// <summary>How long the first check waits after the console's start.</summary>
    internal TimeSpan StartAfter { get; set; } = TimeSpan.FromMinutes(1);

    public IEnumerable<string> Problems()
    {
        if (Every < TimeSpan.Zero || (Every > TimeSpan.Zero && Every < TimeSpan.FromMinutes(10)))
        {
            yield return $"Watch:Every (Watch__Every) is {Every}. Use at least ten minutes, such as 06:00:00, or 0 for no checks.";
        }

        if (PerMinute is < 1 or > 6_000)
        {
            yield return $"Watch:PerMinute (Watch__PerMinute) is {PerMinute}. Use a number from 1 to 6000.";
        }

        if (Concurrency is < 1 or > 64)
        {
            yield return $"Watch:Concurrency (Watch__Concurrency) is {Concurrency}. Use a number from 1 to 64.";
        }
    }
}
