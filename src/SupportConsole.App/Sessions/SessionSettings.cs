namespace SupportConsole.App.Sessions;

/// <summary>How long sessions live: the section <c>Staff:Sessions</c>.</summary>
public sealed record SessionSettings
{
    public const string Section = "Staff:Sessions";

    public int IdleMinutes { get; init; } = 30;

    public int LongestHours { get; init; } = 12;

    public int MostForOne { get; init; } = 3;

    /// <summary>How often the provider is asked for a person's groups again.</summary>
    public int RecheckMinutes { get; init; } = 5;

    /// <summary>How long changes are allowed while the provider cannot be asked.</summary>
    public int MinutesWithoutProvider { get; init; } = 15;

    public TimeSpan Idle => TimeSpan.FromMinutes(IdleMinutes);

    public TimeSpan Longest => TimeSpan.FromHours(LongestHours);

    public IEnumerable<string> Problems()
    {
        if (IdleMinutes is < 1 or > 120)
        {
            yield return $"{Section}:IdleMinutes is {IdleMinutes}. Give 1 to 120.";
        }

        if (LongestHours is < 1 or > 24)
        {
            yield return $"{Section}:LongestHours is {LongestHours}. Give 1 to 24.";
        }

        if (RecheckMinutes is < 1 or > 15)
        {
            yield return $"{Section}:RecheckMinutes is {RecheckMinutes}. Give 1 to 15.";
        }

        if (MinutesWithoutProvider < RecheckMinutes || MinutesWithoutProvider > 60)
        {
            yield return $"{Section}:MinutesWithoutProvider is {MinutesWithoutProvider}. Give RecheckMinutes to 60.";
        }

        if (MostForOne is < 1 or > 10)
        {
            yield return $"{Section}:MostForOne is {MostForOne}. Give 1 to 10.";
        }
    }
}
