using System.Globalization;
using SupportConsole.App.Changes;
using SupportConsole.App.Record;

namespace SupportConsole.Crash;

/// <summary>What a pilot says on its server's output, and what can be read from it once the server is dead: a line is out before the next thing is done.</summary>
public sealed class Logbook(IEnumerable<string> lines)
{
    private const string Stood = "AT";
    private const string Stopped = "STOPPED";
    private const string Told = "TOLD";
    private readonly List<string[]> entries = [.. lines.Select(line => line.Split(' '))];

    /// <summary>How many moments its changes came to in all.</summary>
    public int Moments => entries.Count(entry => entry[0] == Stood);

    /// <summary>The changes that stopped at their points.</summary>
    public IReadOnlySet<int> AtTheirPoints => entries.Where(entry => entry[0] == Stopped).Select(Number).ToHashSet();

    /// <summary>Says that a change came to a moment.</summary>
    public static void SayAt(int number, Moment moment) => Console.WriteLine($"{Stood} {number} {moment.Step} {moment.IsBefore}");

    /// <summary>Says that a change stopped at its point.</summary>
    public static void SayStopped(int number) => Console.WriteLine($"{Stopped} {number}");

    /// <summary>Says what the page was told of a change.</summary>
    public static void SayTold(int number, ChangeState state) => Console.WriteLine($"{Told} {number} {state}");

    /// <summary>The last moment that a change came to; null where it never began.</summary>
    public Moment? LastOf(int number) =>
        entries.LastOrDefault(entry => entry[0] == Stood && Number(entry) == number) is { } last ? new Moment(Enum.Parse<ChangeStep>(last[2]), bool.Parse(last[3])) : null;

    /// <summary>What the page was told of a change; null where it was told nothing yet.</summary>
    public ChangeState? ToldOf(int number) => entries.LastOrDefault(entry => entry[0] == Told && Number(entry) == number) is { } told ? Enum.Parse<ChangeState>(told[2]) : null;

    private static int Number(string[] entry) => int.Parse(entry[1], CultureInfo.InvariantCulture);
}
