namespace SupportConsole.App.Record;

public enum MessageChannel
{
    Email = 1,

    Slack = 2,

    Teams = 3,

    /// <summary>A signed webhook.</summary>
    Webhook = 4,
}
