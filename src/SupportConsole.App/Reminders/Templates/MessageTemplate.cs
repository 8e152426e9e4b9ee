using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders.Templates;

/// <summary>A message whose text can be edited, with the text that comes with the console.</summary>
public sealed record MessageTemplate
{
    public required MessageTemplateKind Kind { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<TemplatePlaceholder> Placeholders { get; init; }

    public required MessageText English { get; init; }

    public required MessageText German { get; init; }

    public MessageText BuiltIn(string language) => language == "de" ? German : English;
}
