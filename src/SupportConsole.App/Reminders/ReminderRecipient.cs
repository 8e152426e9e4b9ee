using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders;

/// <summary>Who gets a message, through what, and how dates read there.</summary>
internal sealed record ReminderRecipient(MessageChannel Channel, string Address, string Language, TimeZoneInfo Zone)
{
    /// <summary>As keys name it.</summary>
    public string Key => Channel == MessageChannel.Email ? Address.ToLowerInvariant() : Channel.ToString();
}
