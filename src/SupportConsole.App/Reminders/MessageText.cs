namespace SupportConsole.App.Reminders;

/// <summary>A message, or the template of one: plain text, without secrets.</summary>
public sealed record MessageText(string Subject, string Body);
