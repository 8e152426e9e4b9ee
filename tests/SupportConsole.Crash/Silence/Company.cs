using SupportConsole.App.SignIns.Silence;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.Crash.Silence;

/// <summary>How a company works.</summary>
public enum Habit
{
    Office,
    Shifts,
    Weekly,
    Growth,
    Quiet,
}

/// <summary>A company whose people sign in, by habits that the detector is not told.</summary>
internal sealed class Company
{
    /// <summary>How much hours and days vary.</summary>
    public const int HourShape = 10;
    public const int DayShape = 25;

    private const int Hours = SignInRhythm.MostWeeks * 168;

    private readonly Random random;
    private readonly Country country;
    private readonly double perDay;
    private readonly int begins;
    private readonly int closedDay;
    private readonly double onHolidays;
    private readonly Queue<int> counts = new();
    private double dayFactor = 1;
    private double hourFactor = 1;
    private int thisHour;

    public Company(int number, Random random)
    {
        this.random = random;
        country = Country.Pick(random);
        Habit = Pick(random);
        perDay = Habit switch
        {
            Habit.Quiet => random.NextDouble() * 2,
            Habit.Shifts => 50 * Math.Pow(10, random.NextDouble()),
            Habit.Weekly => 3,
            _ => 10 * Math.Pow(40, random.NextDouble()),
        };
        begins = random.Next(7, 10);
        closedDay = random.Next(1, 366);
        onHolidays = Habit == Habit.Shifts ? 0.4 : random.Next(10) < 7 ? 0 : 0.05;
        Provider = (IdentityProvider)(1 + (number % 4));
    }

    public Guid Id { get; } = Guid.NewGuid();

    public Habit Habit { get; }

    public IdentityProvider Provider { get; }

    public DateTimeOffset Last { get; private set; }

    /// <summary>What could be known of its silence.</summary>
    public IdealDetector Ideal { get; } = new();

    /// <summary>Whether its rhythm expects people now: nights, weekends and days off are no such time.</summary>
    public bool IsBusy { get; private set; }

    public SignInRhythm? Rhythm { get; private set; }

    /// <summary>Sign-ins an hour that would come now.</summary>
    public double Rate { get; private set; }

    public IReadOnlyList<int> Counts => [.. counts];

    /// <summary>Sign-ins in the hour of the last one, and in each hour before it.</summary>
    public IReadOnlyList<int> Earlier(DateTimeOffset now)
    {
        var all = now.Minute == 30 ? counts.Append(thisHour) : counts;
        var since = ((now.UtcTicks - 1) / TimeSpan.TicksPerHour) - (Last.UtcTicks / TimeSpan.TicksPerHour);
        return [.. all.Reverse().Skip((int)since).Take(24)];
    }

    /// <summary>Lives through half an hour.</summary>
    public void Step(DateTimeOffset at, double growth, bool isDown)
    {
        var local = at.AddHours(country.Offset(at));
        if (at.Minute == 0)
        {
            hourFactor = Draw.Gamma(random, HourShape);
            dayFactor = at.Hour == 0 ? Draw.Gamma(random, DayShape) : dayFactor;
            thisHour = 0;
        }

        Rate = Usual(local) * growth * Closed(local);
        IsBusy = Rate >= growth * perDay / (Habit == Habit.Shifts ? 24 : 9) / 2;
        var came = isDown ? 0 : Draw.Poisson(random, Rate * dayFactor * hourFactor / 2);
        Ideal.Live(at, Rate, came, isDown);
        thisHour += came;
        if (came > 0)
        {
            Last = at.AddMinutes(30 * Math.Pow(random.NextDouble(), 1.0 / came));
        }

        if (at.Minute == 30)
        {
            counts.Enqueue(thisHour);
            while (counts.Count > Hours)
            {
                counts.Dequeue();
            }
        }
    }

    /// <summary>Why few come at that time; empty on an ordinary day.</summary>
    public string ReasonAt(DateTimeOffset at)
    {
        var local = at.AddHours(country.Offset(at));
        return country.IsHoliday(local) || country.IsHoliday(local.AddDays(-1)) ? "holidays"
            : Math.Abs(local.DayOfYear - closedDay) <= 1 ? "own closed day"
            : local is { Month: 12, Day: >= 24 } ? "around Christmas"
            : country.Offset(at) != country.Offset(at.AddDays(-14)) ? "after clocks changed"
            : "";
    }

    public void Learn(DateTimeOffset now) => Rhythm = SignInRhythm.Of(Counts, now);

    private static Habit Pick(Random random) => random.Next(100) switch
    {
        < 45 => Habit.Office,
        < 60 => Habit.Shifts,
        < 70 => Habit.Weekly,
        < 80 => Habit.Growth,
        _ => Habit.Quiet,
    };

    private double Usual(DateTimeOffset local)
    {
        var isWorkday = local.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        var hour = local.Hour - begins;
        return Habit switch
        {
            Habit.Shifts => perDay / 24 * (local.Hour is 6 or 14 or 22 ? 3 : 0.7) * (isWorkday ? 1 : 0.6),
            Habit.Weekly when local.DayOfWeek == DayOfWeek.Monday => hour is >= 0 and < 4 ? 8 : 0.1,
            Habit.Weekly => isWorkday && hour is >= 0 and < 9 ? perDay / 9 : 0,
            Habit.Quiet => isWorkday && hour is >= 0 and < 9 ? perDay / 9 : 0,
            _ => !isWorkday ? 0.02 : hour switch { 0 or 1 => 1.6, 4 => 0.6, >= 2 and < 9 => 0.9, 9 or 10 => 0.1, _ => 0.005 } * perDay / 9,
        };
    }

    /// <summary>Holidays of the country, a day of the company's own, half a day and quiet days around Christmas, and summer.</summary>
    private double Closed(DateTimeOffset local)
    {
        var office = Habit != Habit.Shifts;
        return country.IsHoliday(local) ? onHolidays
            : office && local.DayOfYear == closedDay ? 0
            : office && local is { Month: 12, Day: 24, Hour: >= 12 } ? 0.02
            : office && local is { Month: 12, Day: > 26 } ? 0.3
            : office && local.Month is 7 or 8 ? 0.6
            : 1;
    }
}
