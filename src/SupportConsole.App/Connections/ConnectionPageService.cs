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
public sealed class ConnectionPageService(IDbContextFactory<ConsoleDbContext> contexts, IAuth0Tenant tenant, RecordKeeper keeper, FindingKeeper findings)
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
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await context.Connections.Include(row => row.Cluster).Include(row => row.Credentials).SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (record?.Auth0Id is not { } auth0Id || record.State == ConnectionState.Retired || await context.Changes.AnyAsync(change => change.ConnectionId == id && change.SettledAt == null, cancellationToken))
        {
            return Result<IReadOnlyList<OptionDifference>>.Of([]);
        }

        var read = await tenant.GetConnectionAsync(auth0Id, cancellationToken);
        if (!read.TryGet(out var connection, out var problem))
        {
            return problem;
        }

        var differences = connection.Options is null ? [] : await findings.NoteAsync(context, record, connection, sweepId: null, cancellationToken);
        if (differences.Count == 0 && connection.Options is not null)
        {
            keeper.See(context, record, connection, change: null);
            var enabled = await tenant.ListEnabledApplicationsAsync(auth0Id, cancellationToken);
            if (enabled.IsOk)
            {
                keeper.SeeApplications(record, enabled.Value);
            }
        }

        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody changed it, or a sweep noted it, since it was read: what they recorded is newer than what was seen here.
        }

        return Result<IReadOnlyList<OptionDifference>>.Of(differences);
    }

    /// <summary>The tenant's applications.</summary>
    public Task<Result<IReadOnlyList<TenantApplication>>> ApplicationsAsync(CancellationToken cancellationToken) => tenant.ListApplicationsAsync(cancellationToken);
}
