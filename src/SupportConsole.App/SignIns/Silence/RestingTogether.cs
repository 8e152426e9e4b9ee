namespace SupportConsole.App.SignIns.Silence;

/// <summary>
/// Tells days off from outages: on a holiday, others whose people work at the same hours rest as well. Connections of the same kind of
/// identity provider are no witnesses where there are others, since that provider may be down.
/// </summary>
internal static class RestingTogether
{
    /// <summary>Besides one, which part of those that are expected to be heard must rest; of a few, one is enough.</summary>
    private const double RestingPart = 0.06;

    private const int Few = 6;

    /// <summary>The same for people who leave together in the middle of a day.</summary>
    private const double LeavingPart = 0.25;

    private const int Leaving = 3;

    public static bool IsDayOff(QuietConnection one, List<QuietConnection> quiet, List<WatchedConnection> all, DateTimeOffset now)
    {
        if (DaysOff.Contains(one.Rhythm.DateOf(now), isHalf: one.IsSudden))
        {
            return true;
        }

        var near = all.FindAll(other => other.Id != one.Id && other.Rhythm!.IsNear(one.Rhythm));
        var elsewhere = near.FindAll(other => other.Provider != one.One.Provider);
        var expected = (elsewhere.Count > 1 ? elsewhere : near)
            .Where(other => other.Rhythm!.JudgeDay(now).LaterDays >= SilenceFinder.Noticeable)
            .Select(other => other.Id)
            .ToHashSet();
        var alike = quiet.Count(other => other.IsSudden == one.IsSudden && IsNoticeable(other) && expected.Contains(other.Id));
        return one.IsSudden
            ? alike >= Leaving && alike >= expected.Count * LeavingPart
            : alike >= 1 + (expected.Count <= Few ? 0 : expected.Count * RestingPart);
    }

    private static bool IsNoticeable(QuietConnection one) =>
        (one.IsSudden ? one.Odds.SameDay : one.Odds.LaterDays) >= SilenceFinder.Noticeable;
}

internal sealed record QuietConnection(WatchedConnection One, SilenceOdds Odds)
{
    public Guid Id => One.Id;

    public SignInRhythm Rhythm => One.Rhythm!;

    /// <summary>Whether it began on a day on which people signed in.</summary>
    public bool IsSudden => Odds.SameDay >= Rhythm.Alarming;
}
