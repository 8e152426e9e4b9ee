namespace SupportConsole.Auth0;

/// <summary>What a write to a connection did, as the tenant's log has it.</summary>
public enum TenantAct
{
    Create = 1,

    Update = 2,

    /// <summary>Enabled or disabled it for applications.</summary>
    Applications = 3,

    Delete = 4,
}

/// <summary>
/// Who changed a connection through the Management API or the dashboard. Of the log's entry the request's and the answer's bodies, tokens
/// and devices are left behind.
/// </summary>
/// <param name="Name">The dashboard user's name; for an application its name or client ID.</param>
/// <param name="Email">The dashboard user's email address; empty for an application.</param>
/// <param name="Address">The IP address of the call; empty if the log has none.</param>
/// <param name="IsOwn">Whether the console itself made the call.</param>
public sealed record TenantLogChange(
    TenantAct Act,
    string ConnectionId,
    string Name,
    string Email,
    string Address,
    bool IsDashboard,
    bool IsOwn)
{
    public const int TextMaxLength = 200;
    public const int AddressMaxLength = 45;
}
