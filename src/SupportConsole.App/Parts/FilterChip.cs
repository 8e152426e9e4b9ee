namespace SupportConsole.App.Parts;

public sealed record FilterChip(string Text, Func<Task> Remove);
