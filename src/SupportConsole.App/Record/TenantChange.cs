using SupportConsole.Auth0;

namespace SupportConsole.App.Record;

/// <summary>
/// Who changed a connection in Auth0, as the tenant's log had it before Auth0 dropped the entry. The console's own changes aren't among
/// them. Kept as long as sign-ins are, and as long as a difference is open that it may explain.
/// </summary>
public sealed class TenantChange
{
    /// <summary>Auth0's ID of the log entry. Unique, so that no entry counts twice.</summary>
    public required string LogId { get; init; }

    public required ConnectionId Auth0Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required TenantAct Act { get; init; }

    /// <summary>The dashboard user's name, or the application's name or client ID; empty if the log has none.</summary>
    public required string Name { get; init; }

    /// <summary>The dashboard user's email address; empty for an application.</summary>
    public required string Email { get; init; }

    /// <summary>The IP address of the call; empty if the log has none.</summary>
    public required string Address { get; init; }

    public required bool IsDashboard { get; init; }
}
