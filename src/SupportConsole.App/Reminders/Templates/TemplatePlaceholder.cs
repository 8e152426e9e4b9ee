namespace SupportConsole.App.Reminders.Templates;

/// <summary>What a template can name in braces. No placeholder stands for a secret.</summary>
/// <param name="Meaning">What is written in its place.</param>
/// <param name="IsRequired">Whether the body must name it.</param>
public sealed record TemplatePlaceholder(string Name, string Meaning, bool IsRequired = false);
