using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SupportConsole.App.Record.Chain;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation.Names;

namespace SupportConsole.App.Record;

/// <summary>
/// SupportConsole's SQLite database. One context per operation, from the factory. Times are stored as UTC ticks, since SQLite cannot order
/// <see cref="DateTimeOffset"/>.
/// </summary>
public sealed class ConsoleDbContext(DbContextOptions<ConsoleDbContext> options) : DbContext(options)
{
    public DbSet<Cluster> Clusters => Set<Cluster>();

    public DbSet<ConnectionRecord> Connections => Set<ConnectionRecord>();

    public DbSet<HealthClock> HealthClocks => Set<HealthClock>();

    public DbSet<Credential> Credentials => Set<Credential>();

    public DbSet<ConnectionDraft> Drafts => Set<ConnectionDraft>();

    public DbSet<Change> Changes => Set<Change>();

    public DbSet<RotationRecord> Rotations => Set<RotationRecord>();

    public DbSet<RotationCount> RotationCounts => Set<RotationCount>();

    public DbSet<Approval> Approvals => Set<Approval>();

    public DbSet<BreakGlassLink> BreakGlassLinks => Set<BreakGlassLink>();

    public DbSet<SignInTest> SignInTests => Set<SignInTest>();

    public DbSet<TestClient> TestClients => Set<TestClient>();

    public DbSet<TestLink> TestLinks => Set<TestLink>();

    public DbSet<Cutover> Cutovers => Set<Cutover>();

    public DbSet<CutoverLink> CutoverLinks => Set<CutoverLink>();

    public DbSet<SignInEvent> SignInEvents => Set<SignInEvent>();

    public DbSet<TenantChange> TenantChanges => Set<TenantChange>();

    public DbSet<SignInCount> SignInCounts => Set<SignInCount>();

    public DbSet<SignInSilence> SignInSilences => Set<SignInSilence>();

    public DbSet<LogPosition> LogPositions => Set<LogPosition>();

    public DbSet<SyncRun> SyncRuns => Set<SyncRun>();

    public DbSet<Finding> Findings => Set<Finding>();

    public DbSet<ServiceProviderCertificateRow> ServiceProviderCertificates => Set<ServiceProviderCertificateRow>();

    public DbSet<WatchedDocument> WatchedDocuments => Set<WatchedDocument>();

    public DbSet<WatchFinding> WatchFindings => Set<WatchFinding>();

    public DbSet<AutoApplyRule> AutoApplyRules => Set<AutoApplyRule>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<StaffSession> Sessions => Set<StaffSession>();

    public DbSet<LogoutToken> LogoutTokens => Set<LogoutToken>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<Reminder> Reminders => Set<Reminder>();

    public DbSet<DeadlineNote> DeadlineNotes => Set<DeadlineNote>();

    public DbSet<StaffMember> Staff => Set<StaffMember>();

    public DbSet<ContactAddress> ContactAddresses => Set<ContactAddress>();

    public DbSet<MessageTemplateVersion> MessageTemplates => Set<MessageTemplateVersion>();

    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ConsoleDbContext).Assembly);
        SettingQuery.Map(modelBuilder);
        SettingQuery.MapSearch(modelBuilder);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
        configurationBuilder.Properties<ClusterId>().HaveConversion<ClusterIdConverter>();
        configurationBuilder.Properties<ConnectionName>().HaveConversion<ConnectionNameConverter>().HaveMaxLength(ConnectionName.MaxLength);
        configurationBuilder.Properties<SettingValues>().HaveConversion<SettingValuesConverter, SettingValuesComparer>();
        configurationBuilder.DefaultTypeMapping<SettingValues>().HasConversion<SettingValuesConverter>();
        configurationBuilder.Properties<ConnectionId>().HaveConversion<ConnectionIdConverter>().HaveMaxLength(ConnectionId.MaxLength);
    }

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // The transaction starts before the reads and holds the write lock, so that the list columns match whatever else is saved, and
        // no other entry comes between the audit's last one and these. Every save has one: transactions wait their turn in the process,
        // and single statements would push in front of them.
        await using var transaction = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        if (ConnectionListing.IsTouchedBy(this))
        {
            await ConnectionListing.KeepAsync(this, cancellationToken);
        }

        StampVersions();
        await AuditChain.ExtendAsync(this, cancellationToken);
        var written = await base.SaveChangesAsync(
            acceptAllChangesOnSuccess: transaction is null && acceptAllChangesOnSuccess,
            cancellationToken);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellationToken);
            if (acceptAllChangesOnSuccess)
            {
                ChangeTracker.AcceptAllChanges();
            }
        }

        return written;
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("A save reads from the database. Call SaveChangesAsync.");

    /// <summary>Sets a new version at every save, by which two editors are told apart.</summary>
    private void StampVersions()
    {
        var written = ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified);
        foreach (var entry in written)
        {
            if (entry.Metadata.FindProperty("Version") is { IsConcurrencyToken: true })
            {
                entry.CurrentValues["Version"] = Guid.NewGuid();
            }
        }
    }

    internal sealed class UtcTicksConverter()
        : ValueConverter<DateTimeOffset, long>(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    internal sealed class ClusterIdConverter() : ValueConverter<ClusterId, Guid>(id => id.Value, value => ClusterId.From(value));

    internal sealed class ConnectionNameConverter()
        : ValueConverter<ConnectionName, string>(name => name.Value, value => ConnectionName.FromTenant(value));

    internal sealed class SettingValuesConverter()
        : ValueConverter<SettingValues, string>(values => values.ToJson(), json => SettingValues.Parse(json));

    internal sealed class SettingValuesComparer() : ValueComparer<SettingValues>(
        (left, right) => left!.Equals(right),
        values => values.GetHashCode(),
        values => values.Copy());

    internal sealed class ConnectionIdConverter()
        : ValueConverter<ConnectionId, string>(id => id.Value, value => new ConnectionId(value));
}
