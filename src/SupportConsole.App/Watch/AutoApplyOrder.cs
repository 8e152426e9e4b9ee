namespace SupportConsole.App.Watch;

/// <summary>What an engineer agrees to for one connection; see <see cref="Record.AutoApplyRule"/>.</summary>
public sealed record AutoApplyOrder(Guid ConnectionId, string SignerPem, int FromHour, int UntilHour, string Zone, string Ticket);
