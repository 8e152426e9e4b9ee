using SupportConsole.App.Record;
using SupportConsole.Federation.Names;

namespace SupportConsole.App.Differences;

internal sealed record KnownConnection(
    Guid Id,
    Auth0.ConnectionId? Auth0Id,
    ConnectionName Name,
    ClusterId ClusterId,
    ConnectionState State,
    string Strategy,
    string DisplayName,
    string? SeenOptions,
    DateTimeOffset? SeenAt)
{
    /// <summary>The states of connections that are in Auth0 as far as the record knows.</summary>
    public static IReadOnlyList<ConnectionState> InTenant { get; } =
        [ConnectionState.ReadyToTest, ConnectionState.Tested, ConnectionState.Live, ConnectionState.Disabled];

    public bool IsInTenant => InTenant.Contains(State);

    /// <summary>What users see at sign-in: the display name, or the name if it has none.</summary>
    public string ShownName => DisplayName.Length > 0 ? DisplayName : Name.Value;

    public static KnownConnection Of(ConnectionRecord record) => new(
        record.Id,
        record.Auth0Id,
        record.Name,
        record.ClusterId,
        record.State,
        record.Strategy,
        record.DisplayName,
        record.SeenOptions,
        record.SeenAt);

    /// <summary>Selects these columns only.</summary>
    public static IQueryable<KnownConnection> From(IQueryable<ConnectionRecord> records) => records.Select(record => new KnownConnection(
        record.Id,
        record.Auth0Id,
        record.Name,
        record.ClusterId,
        record.State,
        record.Strategy,
        record.DisplayName,
        record.SeenOptions,
        record.SeenAt));
}
