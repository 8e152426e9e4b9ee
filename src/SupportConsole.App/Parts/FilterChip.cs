namespace SupportConsole.App.Parts;

/// <summary>An active filter of a list.</summary>
public sealed record FilterChip(string Text, Func<Task> Remove);
