namespace SupportConsole.App.Sessions;

/// <summary>How long sessions live: the section <c>Staff:Sessions</c>.</summary>
public sealed record SessionSettings
{
    public const string Section = "Staff:Sessions";

    public int IdleMinutes { get; init; } = 30;

    public int LongestHours { get; init; } = 12;

    public int MostForOne { get; init; } = 3;

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

        if (MostForOne is < 1 or > 10)
        {
            yield return $"{Section}:MostForOne is {MostForOne}. Give 1 to 10.";
        }
    }
}
