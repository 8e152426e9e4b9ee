using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Changes;
using SupportConsole.App.Data;
using SupportConsole.App.Reconciliation;
using SupportConsole.Auth0;
using SupportConsole.Federation;

namespace SupportConsole.App.Connections;

/// <summary>Everything that a connection's page shows.</summary>
/// <param name="Record">The record with its cluster.</param>
/// <param name="Credentials">In force first, then former ones, newest first.</param>
/// <param name="OpenChange">The change that is not settled yet, if there is one.</param>
/// <param name="LastChange">The newest settled change.</param>
public sealed record ConnectionView(ConnectionRecord Record, IReadOnlyList<Credential> Credentials, Change? OpenChange, Change? LastChange);

/// <summary>Reads what a connection's page shows, and refreshes it from the tenant when it is opened.</summary>
public sealed class ConnectionPageService(IDbContextFactory<ConsoleDbContext> contexts, IAuth0Tenant tenant, RecordKeeper keeper, FindingKeeper findings, TimeProvider time)
{
    /// <summary>The page's contents; null where there is no such connection.</summary>
    public async Task<ConnectionView?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await context.Connections.AsNoTracking().Include(row => row.Cluster).SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (record is null)
        {
            return null;
        }

        var credentials = await context.Credentials.AsNoTracking().Where(credential => credential.ConnectionId == id)
            .OrderBy(credential => credential.Status).ThenByDescending(credential => credential.SetAt).ToListAsync(cancellationToken);
        var changes = await context.Changes.AsNoTracking().Where(change => change.ConnectionId == id).OrderByDescending(change => change.PlannedAt).Take(5).ToListAsync(cancellationToken);
        return new ConnectionView(record, credentials, changes.Find(change => !change.IsSettled), changes.Find(change => change.IsSettled));
    }

    /// <summary>
    /// Asks the tenant what it holds. What nobody changed is confirmed with its time; what was changed elsewhere is given back, key by key, for a person to decide.
    /// </summary>
    public async Task<Result<IReadOnlyList<OptionDifference>>> RefreshAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await FindComparableAsync(id, cancellationToken) is not { } auth0Id)
        {
            return Result<IReadOnlyList<OptionDifference>>.Of([]);
        }

        var asked = time.GetUtcNow();
        var read = await tenant.GetConnectionAsync(auth0Id, cancellationToken);
        if (!read.TryGet(out var connection, out var problem))
        {
            return problem;
        }

        var enabled = await tenant.ListEnabledApplicationsAsync(auth0Id, cancellationToken);
        return Result<IReadOnlyList<OptionDifference>>.Of(connection.Options is null ? [] : await NoteAsync(id, connection, enabled.IsOk ? enabled.Value : null, asked, cancellationToken));
    }

    /// <summary>Auth0's id, where the connection is in Auth0 and no change of it is open.</summary>
    private async Task<ConnectionId?> FindComparableAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Connections.Where(record => record.Id == id && record.State != ConnectionState.Retired && !context.Changes.Any(change => change.ConnectionId == id && change.SettledAt == null))
            .Select(record => record.Auth0Id).SingleOrDefaultAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<OptionDifference>> NoteAsync(
        Guid id, TenantConnection connection, IReadOnlyList<string>? applications, DateTimeOffset asked, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var record = await context.Connections.Include(row => row.Cluster).Include(row => row.Credentials).SingleAsync(row => row.Id == id, cancellationToken);
        if (record.Auth0Id != connection.Id || await FindingKeeper.IsInHandAsync(context, id, asked, cancellationToken))
        {
            // The console changed it since it was asked for: what was recorded then is newer than what was seen here.
            return [];
        }

        var differences = await findings.NoteAsync(context, record, connection, sweepId: null, cancellationToken);
        if (differences.Count == 0)
        {
            keeper.See(context, record, connection, change: null);
            if (applications is not null)
            {
                keeper.SeeApplications(record, applications);
            }
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return differences;
    }

    /// <summary>The tenant's applications.</summary>
    public Task<Result<IReadOnlyList<TenantApplication>>> ApplicationsAsync(CancellationToken cancellationToken) => tenant.ListApplicationsAsync(cancellationToken);
}
