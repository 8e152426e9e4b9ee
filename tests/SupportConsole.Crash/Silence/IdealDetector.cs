namespace SupportConsole.Crash.Silence;

/// <summary>
/// What a detector could know that is told the true rates, holidays included, and how much days and hours vary. The bound of any detector.
/// </summary>
internal sealed class IdealDetector
{
    private const int HoursAWeek = 168;

    private readonly Queue<double> rates = new();
    private double perWeek;
    private double came;
    private double expected;
    private double missed;
    private double daysBefore;

    /// <summary>Minus the natural logarithm of the probability that nobody came since the outage began.</summary>
    public double Surprise => daysBefore + Today;

    /// <summary>The surprise that chance brings once a year.</summary>
    public double OnceAYear => Math.Log(Math.Max(1, perWeek * 52));

    private double Today => (Company.DayShape + came) * Math.Log(1 + (missed / (Company.DayShape + expected)));

    /// <summary>Lives through half an hour.</summary>
    public void Live(DateTimeOffset at, double rate, int signedIn, bool isDown)
    {
        rates.Enqueue(rate / 2);
        perWeek += (rate / 2) - (rates.Count > 2 * HoursAWeek ? rates.Dequeue() : 0);
        if (at is { Hour: 0, Minute: 0 })
        {
            daysBefore = isDown ? Surprise : 0;
            (came, expected, missed) = (0, 0, 0);
        }

        if (isDown)
        {
            missed += Company.HourShape * Math.Log(1 + (rate / Company.HourShape)) / 2;
            return;
        }

        daysBefore = missed > 0 ? 0 : daysBefore;
        missed = 0;
        came += signedIn;
        expected += rate / 2;
    }
}
