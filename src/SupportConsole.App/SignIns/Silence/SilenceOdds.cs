namespace SupportConsole.App.SignIns.Silence;

/// <summary>
/// How unlikely a silence is by chance: minus natural logarithms of probabilities. A silence that begins on a working day has another cause
/// than one that lasts since the night: that may be a day off.
/// </summary>
/// <param name="SameDay">Of the day on which people still signed in.</param>
/// <param name="LaterDays">Of the days that began in silence.</param>
/// <param name="BusyHours">Silent hours of the present day in which people usually sign in.</param>
public sealed record SilenceOdds(double SameDay, double LaterDays, double BusyHours)
{
    public double Both => SameDay + LaterDays;
}
