using SupportConsole.App.Deadlines;
using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders;

/// <summary>Everybody who can be reminded, as of one moment.</summary>
internal sealed class RecipientBook(ReminderSettings settings, DateTimeOffset now)
{
    private readonly TimeZoneInfo zone = settings.TeamZone;

    public required IReadOnlyDictionary<string, DeadlineNote> Notes { get; init; }

    /// <summary>Email addresses by the person's ID; empty if the person has none.</summary>
    public required IReadOnlyDictionary<string, string> Staff { get; init; }

    /// <summary>IDs of people by names that only one person has.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    public required IReadOnlyDictionary<string, CustomerContact> Contacts { get; init; }

    /// <summary>The team, whoever things are escalated to, and every channel.</summary>
    public static IEnumerable<ReminderRecipient> Team(ReminderSettings settings) =>
    [
        .. new[] { settings.Team, settings.Escalation }
            .Where(address => address.Length > 0 && settings.HasEmail)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(address => Recipient(settings, MessageChannel.Email, address)),
        .. Channels(settings),
    ];

    /// <summary>The owner, the team and its channels, and the escalation address if nobody acknowledged in time.</summary>
    public IEnumerable<ReminderRecipient> StaffOf(Deadline deadline)
    {
        var note = Notes.GetValueOrDefault(deadline.Key);
        if (note?.SnoozedUntil > now)
        {
            return [];
        }

        var owner = EmailOf(deadline);
        var isTaken = note?.AcknowledgedAt is not null && owner is not null;
        return To(deadline, owner, isTaken).DistinctBy(recipient => recipient.Key);
    }

    public CustomerContact? ContactOf(Deadline deadline) =>
        deadline.Kind is DeadlineKind.ClientSecret or DeadlineKind.SigningCertificate
            ? Contacts.GetValueOrDefault(deadline.SubjectId)
            : null;

    private string? EmailOf(Deadline deadline)
    {
        var id = deadline.OwnerId.Length > 0 ? deadline.OwnerId : Names.GetValueOrDefault(deadline.Owner, "");
        return Staff.GetValueOrDefault(id) is { Length: > 0 } email ? email : null;
    }

    private IEnumerable<ReminderRecipient> To(Deadline deadline, string? owner, bool isTaken)
    {
        if (owner is not null && settings.HasEmail)
        {
            yield return Recipient(MessageChannel.Email, owner);
        }

        if (isTaken)
        {
            yield break;
        }

        if (settings.Team.Length > 0 && settings.HasEmail)
        {
            yield return Recipient(MessageChannel.Email, settings.Team);
        }

        if (settings.Escalation.Length > 0 && settings.HasEmail
            && ReminderSchedule.DaysLeft(deadline.DueAt!.Value, now, zone) <= settings.EscalateDays)
        {
            yield return Recipient(MessageChannel.Email, settings.Escalation);
        }

        foreach (var channel in Channels(settings))
        {
            yield return channel;
        }
    }

    private ReminderRecipient Recipient(MessageChannel channel, string address) => Recipient(settings, channel, address);

    private static ReminderRecipient Recipient(ReminderSettings settings, MessageChannel channel, string address) =>
        new(channel, address, settings.Language, settings.TeamZone);

    /// <summary>The team's channels that are no email.</summary>
    private static IEnumerable<ReminderRecipient> Channels(ReminderSettings settings)
    {
        if (settings.SlackUrlFile.Length > 0)
        {
            yield return Recipient(settings, MessageChannel.Slack, "Slack");
        }

        if (settings.TeamsUrlFile.Length > 0)
        {
            yield return Recipient(settings, MessageChannel.Teams, "Microsoft Teams");
        }

        if (settings.WebhookUrlFile.Length > 0)
        {
            yield return Recipient(settings, MessageChannel.Webhook, "Webhook");
        }
    }
}
