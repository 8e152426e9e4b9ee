namespace SupportConsole.App.Shell;

/// <summary>How much waits behind a page of the navigation, and in words.</summary>
public sealed record RailCount(int Count, string Words);
