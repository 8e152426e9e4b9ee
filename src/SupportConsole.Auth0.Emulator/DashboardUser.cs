namespace SupportConsole.Auth0.Emulator;

/// <summary>A person who uses the tenant's dashboard: the tenant's log names them.</summary>
/// <param name="Address">Their IP address.</param>
public sealed record DashboardUser(string Name, string Email, string Address);
