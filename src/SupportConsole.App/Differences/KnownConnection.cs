using SupportConsole.App.Record;
using SupportConsole.Federation.Names;

namespace SupportConsole.App.Differences;

/// <summary>What a comparison needs of a record.</summary>
internal sealed record KnownConnection(
    Guid Id, Auth0.ConnectionId? Auth0Id, ConnectionName Name, ClusterId ClusterId, ConnectionState State, string Strategy, string DisplayName, string? SeenOptions, DateTimeOffset? SeenAt)
{
    /// <summary>The states in which the record says that the connection is in Auth0.</summary>
    public static IReadOnlyList<ConnectionState> InTenant { get; } = [ConnectionState.ReadyToTest, ConnectionState.Tested, ConnectionState.Live, ConnectionState.Disabled];

    /// <summary>Whether the record says that it is in Auth0.</summary>
    public bool IsInTenant => InTenant.Contains(State);

    /// <summary>What people see of it at sign-in: the display name, and its name where it has none.</summary>
    public string ShownName => DisplayName.Length > 0 ? DisplayName : Name.Value;

    public static KnownConnection Of(ConnectionRecord record) =>
        new(record.Id, record.Auth0Id, record.Name, record.ClusterId, record.State, record.Strategy, record.DisplayName, record.SeenOptions, record.SeenAt);

    /// <summary>The same, read by the database without the rest of the record.</summary>
    public static IQueryable<KnownConnection> From(IQueryable<ConnectionRecord> records) => records.Select(record =>
        new KnownConnection(record.Id, record.Auth0Id, record.Name, record.ClusterId, record.State, record.Strategy, record.DisplayName, record.SeenOptions, record.SeenAt));
}
