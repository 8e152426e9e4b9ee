namespace SupportConsole.App.Parts;

/// <summary>A filter in force.</summary>
/// <param name="Words">What it lets through.</param>
/// <param name="TakeAway">Takes it away.</param>
public sealed record FilterChip(string Words, Func<Task> TakeAway);
