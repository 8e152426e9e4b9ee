using System.Text.RegularExpressions;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders;

namespace SupportConsole.ReminderRun;

/// <summary>The console was killed.</summary>
internal sealed class KilledException() : Exception("Killed.");

/// <summary>
/// A mail server and the mailboxes behind it. It can be down, and the console can be killed before or after it took a message. As real
/// mailboxes do, it drops a second copy with the same ID, and counts it.
/// </summary>
internal sealed partial class Mailbox(Random chance) : IMessageSender
{
    private readonly HashSet<Guid> taken = [];

    public MessageChannel Channel => MessageChannel.Email;

    public bool IsDown { get; set; }

    /// <summary>The chance of a kill at each message.</summary>
    public double KillChance { get; set; }

    /// <summary>How often each reminder arrived, by recipient and what it says.</summary>
    public Dictionary<string, int> Arrived { get; } = new(StringComparer.Ordinal);

    public int Messages => taken.Count;

    public int SecondCopies { get; private set; }

    public int TriesWhileDown { get; private set; }

    public Task<Delivery> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (IsDown)
        {
            TriesWhileDown++;
            return Task.FromResult(new Delivery(DeliveryOutcome.TryLater, "Down.") { IsChannelDown = true });
        }

        var fate = chance.NextDouble();
        if (fate < KillChance / 2)
        {
            throw new KilledException();
        }

        if (taken.Add(message.Id))
        {
            Read(message);
        }
        else
        {
            SecondCopies++;
        }

        return fate < KillChance ? throw new KilledException() : Task.FromResult(Delivery.Accepted);
    }

    /// <summary>What a reminder says: whom it is for, the name, the day that it is due, and how many days are left.</summary>
    public static string KeyOf(string recipient, string name, DateTimeOffset due, int daysLeft) =>
        FormattableString.Invariant($"{recipient}|{name}|{due.UtcDateTime:d MMM yyyy}|{daysLeft}");

    private void Read(OutboxMessage message)
    {
        if (message.Kind == MessageKind.CustomerReminder)
        {
            var said = CustomerLine().Match(message.Body);
            Add(message.Recipient, ConnectionLine().Match(message.Body).Groups[1].Value, said.Groups[1].Value, said.Groups[2].Value);
            return;
        }

        foreach (Match line in DigestLine().Matches(message.Body))
        {
            Add(message.Recipient, line.Groups[1].Value, line.Groups[3].Value, line.Groups[2].Value);
        }
    }

    private void Add(string recipient, string name, string day, string left)
    {
        var key = $"{recipient}|{name}|{day}|{Days(left)}";
        Arrived[key] = Arrived.GetValueOrDefault(key) + 1;
    }

    private static int Days(string words) => words switch
    {
        "today" => 0,
        "tomorrow" => 1,
        "yesterday" => -1,
        _ when words.StartsWith("in ", StringComparison.Ordinal) => int.Parse(words.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture),
        _ => -int.Parse(words.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(@"^\* \w+ \w+ of (\S+) expire[sd] (.+?): (\d+ \w+ \d+), ", RegexOptions.Multiline)]
    private static partial Regex DigestLine();

    [GeneratedRegex(@"expire[sd] on (\d+ \w+ \d+), [^:]+:\d\d \(UTC\): (.+)\.")]
    private static partial Regex CustomerLine();

    [GeneratedRegex(@"^Connection: (\S+)", RegexOptions.Multiline)]
    private static partial Regex ConnectionLine();
}
