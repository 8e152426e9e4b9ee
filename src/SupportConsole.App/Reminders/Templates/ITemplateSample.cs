using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders.Templates;

/// <summary>Previews of messages that another feature writes, with facts of a made-up customer.</summary>
internal interface ITemplateSample
{
    IReadOnlyList<MessageTemplateKind> Kinds { get; }

    MessageText Of(TemplateBook book, MessageTemplateKind kind, string language, DateTimeOffset now);
}
