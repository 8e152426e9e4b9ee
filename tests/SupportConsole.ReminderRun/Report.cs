using System.Globalization;

namespace SupportConsole.ReminderRun;

/// <summary>What a run came to.</summary>
public sealed record Report
{
    public required int Credentials { get; init; }

    public required int Days { get; init; }

    public required int Rotations { get; init; }

    public required int Kills { get; init; }

    public required int Restarts { get; init; }

    public required int ClockJumps { get; init; }

    public required int TriesWhileDown { get; init; }

    public required int Messages { get; init; }

    /// <summary>Copies with the ID of an earlier one, after a kill between sending and noting. Mailboxes drop them.</summary>
    public required int SecondCopies { get; init; }

    public required int Owed { get; init; }

    /// <summary>Not owed to a customer, since the credential was rotated while the email server was down.</summary>
    public required int Excused { get; init; }

    public required int Missed { get; init; }

    /// <summary>Reminders that arrived twice in messages of different IDs.</summary>
    public required int Doubled { get; init; }

    public required TimeSpan Took { get; init; }

    public required IReadOnlyList<string> Examples { get; init; }

    public void Write(TextWriter to)
    {
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Credentials:N0} credentials over {Days:N0} days, {Rotations:N0} rotations, in {Took.TotalSeconds:N0} s"));
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Kills:N0} kills, {Restarts:N0} restarts, {ClockJumps:N0} clock jumps, {TriesWhileDown:N0} tries while the email server was down"));
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Messages:N0} messages arrived, {SecondCopies:N0} second copies with the same ID after a kill"));
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Owed:N0} reminders owed: {Missed:N0} missed, {Doubled:N0} doubled"));
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Excused:N0} more were cancelled: the customer had rotated while the email server was down"));
        foreach (var example in Examples)
        {
            to.WriteLine($"  {example}");
        }
    }
}
