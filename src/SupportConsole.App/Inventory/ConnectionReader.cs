using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Changes;
using SupportConsole.App.Differences;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;

namespace SupportConsole.App.Inventory;

/// <summary>Everything that a connection's page shows.</summary>
/// <param name="Credentials">In force first, then former ones, newest first.</param>
/// <param name="OpenChange">The change that is not settled yet, if there is one.</param>
/// <param name="LastChange">The newest settled change.</param>
public sealed record ConnectionView(ConnectionRecord Record, IReadOnlyList<Credential> Credentials, Change? OpenChange, Change? LastChange)
{
    /// <summary>How Auth0 and our record differ; null if they agree.</summary>
    public Finding? Difference { get; init; }

    /// <summary>What the IdP published and nobody has decided about; null if there is nothing.</summary>
    public WatchFinding? Published { get; init; }

    /// <summary>Null unless its users have stopped signing in.</summary>
    public SignInSilence? Silence { get; init; }

    public ConnectionHealth Health(DateTimeOffset now) =>
        ConnectionHealth.Of(HealthFacts.Of(Record, Difference, OpenChange, Published, Silence), now);
}

/// <summary>What asking the tenant brought to light.</summary>
/// <param name="At">When it was asked, UTC; null where it was not, since nothing is there or a change is under way.</param>
/// <param name="Outside">What somebody changed beside the console since it last looked; left as it is for a person to decide.</param>
/// <param name="Applications">The applications for which it was enabled or disabled beside the console; the record follows them.</param>
public sealed record RefreshedConnection(DateTimeOffset? At, IReadOnlyList<FieldChange> Outside, IReadOnlyList<FieldChange> Applications);

/// <summary>Reads what a connection's page shows, and refreshes it from the tenant when it is opened.</summary>
public sealed class ConnectionReader(
    IDbContextFactory<ConsoleDbContext> contexts,
    IAuth0Tenant tenant,
    ConnectionRecordUpdater keeper,
    FindingStore findings,
    FingerprintKey key,
    TimeProvider time)
{
    private const string ApplicationField = "application:";

    /// <summary>The page's contents; null where there is no such connection.</summary>
    public async Task<ConnectionView?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await context.Connections
            .AsNoTracking()
            .Include(row => row.Cluster)
            .SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (record is null)
        {
            return null;
        }

        var credentials = await context.Credentials.AsNoTracking().Where(credential => credential.ConnectionId == id)
            .OrderBy(credential => credential.Status).ThenByDescending(credential => credential.SetAt).ToListAsync(cancellationToken);
        var changes = await context.Changes
            .AsNoTracking()
            .Where(change => change.ConnectionId == id)
            .OrderByDescending(change => change.PlannedAt)
            .Take(5)
            .ToListAsync(cancellationToken);
        return new ConnectionView(record, credentials, changes.Find(change => !change.IsSettled), changes.Find(change => change.IsSettled))
        {
            Difference = await context.Findings.AsNoTracking().FirstOrDefaultAsync(finding => finding.ConnectionId == id, cancellationToken),
            Published = await context.WatchFindings.AsNoTracking().FirstOrDefaultAsync(
                finding => finding.ConnectionId == id && finding.Outcome == WatchOutcome.Open,
                cancellationToken),
            Silence = await context.SignInSilences.AsNoTracking().FirstOrDefaultAsync(row => row.ConnectionId == id, cancellationToken),
        };
    }

    /// <summary>A settled change of the connection; null if there is none of that ID.</summary>
    public async Task<Change?> FindChangeAsync(Guid id, Guid change, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Changes
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == change && row.ConnectionId == id && row.SettledAt != null, cancellationToken);
    }

    /// <summary>
    /// Changes when anything of the page does; null where there is no such connection. Cheap: asked every few seconds while the
    /// page is open.
    /// </summary>
    public async Task<string?> StampAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var version = await context.Connections
            .Where(row => row.Id == id)
            .Select(row => (Guid?)row.Version)
            .SingleOrDefaultAsync(cancellationToken);
        var change = await context.Changes
            .Where(row => row.ConnectionId == id)
            .OrderByDescending(row => row.PlannedAt)
            .Select(row => new { row.Id, row.State, row.SettleAttempts })
            .FirstOrDefaultAsync(cancellationToken);
        var published = await context.WatchFindings
            .Where(finding => finding.ConnectionId == id && finding.Outcome == WatchOutcome.Open)
            .Select(finding => (Guid?)finding.Version)
            .FirstOrDefaultAsync(cancellationToken);
        var silent = await context.SignInSilences
            .Where(silence => silence.ConnectionId == id)
            .Select(silence => (DateTimeOffset?)silence.Since)
            .FirstOrDefaultAsync(cancellationToken);
        var changed = await context.TenantChanges
            .Where(row => context.Connections.Any(record => record.Id == id && record.Auth0Id == row.Auth0Id))
            .MaxAsync(row => (DateTimeOffset?)row.At, cancellationToken);
        return version is null ? null : $"{version} {change} {published} {silent?.UtcTicks} {changed?.UtcTicks}";
    }

    /// <summary>
    /// Asks the tenant what it holds. What nobody changed is confirmed with its time; what was changed elsewhere is given back,
    /// field by field, for a person to decide.
    /// </summary>
    public Task<Result<RefreshedConnection>> RefreshAsync(Guid id, CancellationToken cancellationToken) =>
        StorageProblem.OrAsync(() => RefreshNowAsync(id, cancellationToken), "The page shows what was last recorded.");

    private async Task<Result<RefreshedConnection>> RefreshNowAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await FindComparableAsync(id, cancellationToken) is not { } auth0Id)
        {
            return new RefreshedConnection(null, [], []);
        }

        var asked = time.GetUtcNow();
        var read = await tenant.GetConnectionAsync(auth0Id, cancellationToken);
        if (!read.TryGet(out var connection, out var problem))
        {
            return problem;
        }

        if (connection.Options is null)
        {
            return new Problem(
                "Auth0 does not show this connection's options.",
                "Grant the console's application the scope read:connections_options.")
            { Code = "connection.no-options" };
        }

        var enabled = await tenant.ListEnabledApplicationsAsync(auth0Id, cancellationToken);
        var noted = await NoteAsync(id, connection, connection.Options, enabled.IsOk ? enabled.Value : null, asked, cancellationToken);
        return noted.Applications.Count == 0
            ? noted
            : noted with { Applications = await WithNamesAsync(noted.Applications, cancellationToken) };
    }

    /// <summary>Applications by name and client_id; by client_id alone where the names cannot be read.</summary>
    private async Task<IReadOnlyList<FieldChange>> WithNamesAsync(
        IReadOnlyList<FieldChange> applications,
        CancellationToken cancellationToken)
    {
        var listed = await tenant.ListApplicationsAsync(cancellationToken);
        var names = listed.IsOk ? listed.Value.ToDictionary(application => application.Id, application => application.Name) : [];
        return [.. applications
            .Select(field => names.TryGetValue(field.Label, out var name) ? field with { Label = $"{name} · {field.Label}" } : field)];
    }

    /// <summary>Auth0's id, where the connection is in Auth0 and no change of it is open.</summary>
    private async Task<ConnectionId?> FindComparableAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Connections
            .Where(record => record.Id == id && record.State != ConnectionState.Retired && !context.Changes
            .Any(change => change.ConnectionId == id && change.SettledAt == null))
            .Select(record => record.Auth0Id).SingleOrDefaultAsync(cancellationToken);
    }

    private async Task<RefreshedConnection> NoteAsync(
        Guid id, TenantConnection connection, ConnectionOptions options, IReadOnlyList<string>? enabled, DateTimeOffset asked,
        CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var record = await context.Connections
            .Include(row => row.Cluster)
            .Include(row => row.Credentials)
            .SingleAsync(row => row.Id == id, cancellationToken);
        if (record.Auth0Id != connection.Id || await FindingStore.IsChangingAsync(context, id, asked, cancellationToken))
        {
            // The console changed it since it was asked for: what was recorded then is newer than what was seen here.
            return new RefreshedConnection(null, [], []);
        }

        await findings.UpsertAsync(context, record, connection, cancellationToken);
        var outside = OutsideChanges.Of(record, connection, OptionsSnapshot.Take(options, key.NamedFingerprint));
        if (outside.Count == 0)
        {
            keeper.ApplySnapshot(context, record, connection, change: null);
        }

        enabled = enabled is null ? null : await TestClient.RemoveFromAsync(context, enabled, cancellationToken);
        var applications = enabled is null ? [] : ApplicationsChanged(record, enabled);
        var stateBefore = record.State;
        if (enabled is not null)
        {
            keeper.ApplyApplications(record, enabled);
        }

        var moved = StateMove.Of(stateBefore, record.State);
        if (applications.Count > 0 || moved.Count > 0)
        {
            AuditTrail.Add(context, EntryFor(record, [.. applications, .. moved]));
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new RefreshedConnection(time.GetUtcNow(), outside, applications);
    }

    /// <summary>The applications that customers' connections can be enabled for.</summary>
    public async Task<Result<IReadOnlyList<TenantApplication>>> ApplicationsAsync(CancellationToken cancellationToken) =>
        (await tenant.ListApplicationsAsync(cancellationToken)).Map<IReadOnlyList<TenantApplication>>(
            all => [.. all.Where(application => application.Name != TestClient.Name)]);

    private static IReadOnlyList<FieldChange> ApplicationsChanged(ConnectionRecord record, IReadOnlyList<string> enabled)
    {
        var before = record.EnabledApplications.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. before.Except(enabled).Select(application => new FieldChange(ApplicationField + application, application, "on", "off")),
            .. enabled.Except(before).Select(application => new FieldChange(ApplicationField + application, application, "off", "on")),
        ];
    }

    private AuditEntry EntryFor(ConnectionRecord record, IReadOnlyList<FieldChange> fields) => new()
    {
        At = time.GetUtcNow(),
        By = Actor.Unknown,
        Action = "connection.applications",
        Outcome = "done",
        Summary = fields.Any(field => field.Field.StartsWith(ApplicationField, StringComparison.Ordinal))
            ? $"{record.Name} was enabled or disabled for applications in Auth0, beside the console."
            : $"The state of {record.Name} follows the applications that it is enabled for in Auth0.",
        ConnectionId = record.Id,
        ClusterId = record.ClusterId.Value,
        Subject = record.Name.Value,
        Before = AuditTrail.Fields(fields.ToDictionary(field => field.Field, field => field.Before)),
        After = AuditTrail.Fields(fields.ToDictionary(field => field.Field, field => field.After)),
    };
}
