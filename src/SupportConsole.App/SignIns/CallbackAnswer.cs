namespace SupportConsole.App.SignIns;

/// <summary>What Auth0 sends the browser back with. All of it may be a stranger's.</summary>
internal sealed record CallbackAnswer(string? State, string? Code, string? Error, string? Description);
