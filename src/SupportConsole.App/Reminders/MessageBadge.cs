using MudBlazor;
using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders;

/// <summary>The word, icon and tint of a message's state.</summary>
internal static class MessageBadge
{
    public static (string Word, string Icon, string Tint) Of(MessageState state) => state switch
    {
        MessageState.Waiting => ("Waiting", Icons.Material.Outlined.Schedule, "info"),
        MessageState.Sending => ("Sending", Icons.Material.Outlined.Send, "info"),
        MessageState.Sent => ("Sent", Icons.Material.Outlined.CheckCircle, "success"),
        MessageState.Failed => ("Failed", Icons.Material.Outlined.ErrorOutline, "error"),
        _ => ("Cancelled", Icons.Material.Outlined.Block, "neutral"),
    };

    public static string Channel(MessageChannel channel) => channel switch
    {
        MessageChannel.Teams => "Microsoft Teams",
        _ => channel.ToString(),
    };
}
