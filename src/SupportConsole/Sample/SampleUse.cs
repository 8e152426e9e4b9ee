namespace SupportConsole.Sample;

/// <summary>When the users of a live connection of the sample signed in, or failed to.</summary>
/// <param name="User">The number of the user among those of the connection.</param>
internal sealed record SampleUse(DateTimeOffset At, bool Succeeded, int User)
{
    private const int Days = 19;
    private const int Users = 9;

    /// <summary>A customer with many users, who all stopped signing in: the console notices.</summary>
    private const int Silent = 20;
    private const int DaysOfSilent = 45;
    private const int SilentDays = 4;

    /// <summary>
    /// The sign-ins of the last weeks, on working days. There are too few for a rhythm, except through the silent connection: of a
    /// connection with one, the console would report that its users stopped when the sample was loaded.
    /// </summary>
    public static IEnumerable<SampleUse> Of(SampleCluster sample, DateTimeOffset now)
    {
        var isSilent = sample.Number == Silent;
        var days = isSilent ? DaysOfSilent : Days;
        var first = sample.LiveAgo is { } live ? now - live : now;
        return Enumerable.Range(0, days + 1)
            .Select(ago => new DateTimeOffset(now.UtcDateTime.Date.AddDays(ago - days), TimeSpan.Zero))
            .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .Where(day => !isSilent || (now - day).TotalDays > SilentDays)
            .SelectMany(day => OnDay(sample, day, isSilent ? 10 : 2))
            .Where(at => at > first && at < now.AddMinutes(-15))
            .Select(at => new SampleUse(
                at,
                Succeeded: !sample.IsOidc || at < sample.Expiry(now),
                User: (int)(at.UtcTicks / TimeSpan.TicksPerMinute % Users)));
    }

    /// <summary>Some moments of an office's day, others on each day.</summary>
    private static IEnumerable<DateTimeOffset> OnDay(SampleCluster sample, DateTimeOffset day, int fewest)
    {
        var seed = sample.Number + day.DayOfYear;
        return Enumerable.Range(0, fewest + (seed % 3)).Select(index => day.AddHours(7).AddMinutes(((index * 97) + (seed * 41)) % 600));
    }
}
