using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.App.People;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.Record.Mapping;

internal sealed class ConnectionConfiguration : IEntityTypeConfiguration<ConnectionRecord>, IEntityTypeConfiguration<Credential>,
    IEntityTypeConfiguration<HealthClock>
{
    /// <summary>Whether sign-in depends on a credential that can expire. A retired connection or one without a secret doesn't.</summary>
    private static readonly string HasCredentialDeadline =
        $"\"State\" <> {(int)ConnectionState.Retired} AND \"Auth0Id\" IS NOT NULL AND (\"Protocol\" <> {(int)Protocol.Oidc} OR "
        + $"(NOT \"CredentialNeverExpires\" AND coalesce(json_extract(\"Settings\", '{SettingQuery.Path(ConnectionSettings.Channel)}'), '')"
        + $" <> '{ConnectionSettings.FrontChannel}'))";

    public void Configure(EntityTypeBuilder<ConnectionRecord> builder)
    {
        builder.ToTable("Connections").HasKey(record => record.Id);
        // People would confuse two names that differ only in case.
        builder.Property(record => record.Name).UseCollation("NOCASE");
        builder.HasIndex(record => record.Name).IsUnique();
        builder.HasIndex(record => record.Auth0Id).IsUnique();
        // Covers the list: everything that it shows, filters, sorts, counts and searches, without a row's long options in between.
        builder.HasIndex(record => new
        {
            record.Customer,
            record.ClusterName,
            record.Id,
            record.State,
            record.Protocol,
            record.IdentityProvider,
            record.CredentialExpiresAt,
            record.UpdatedAt,
            record.Name,
            record.StateSince,
            record.Attention,
            record.Owner,
            record.OwnerId,
            record.SearchText,
        }).HasDatabaseName("IX_Connections_List");

        // For deep pages in the other orders: the skipped rows are read from the index alone.
        builder.HasIndex(record => new { record.Name, record.Id, record.State });
        builder.HasIndex(record => new { record.UpdatedAt, record.Id, record.State });
        builder.HasIndex(record => new { record.CredentialExpiresAt, record.Id, record.State });
        builder.HasIndex(record => new { record.StateSince, record.Id, record.State });
        MapHealth(builder);
        MapFilters(builder);

        // Deadlines are counted, filtered and ordered by these indexes alone: credentials by expiry date, hand-offs by age, and the
        // connections that deadlines of other tables belong to. The SQL of those deadlines names the last one.
        builder.Property<bool>("HasCredentialDeadline").HasComputedColumnSql(HasCredentialDeadline, stored: false);
        builder.HasIndex(
            "HasCredentialDeadline",
            nameof(ConnectionRecord.Protocol),
            nameof(ConnectionRecord.CredentialExpiresAt),
            nameof(ConnectionRecord.Id),
            nameof(ConnectionRecord.OwnerId),
            nameof(ConnectionRecord.Owner),
            nameof(ConnectionRecord.Customer),
            nameof(ConnectionRecord.IdentityProvider)).HasDatabaseName("IX_Connections_CredentialDeadlines");
        builder.HasIndex(
            "HasCredentialDeadline",
            nameof(ConnectionRecord.Protocol),
            nameof(ConnectionRecord.OwnerId),
            nameof(ConnectionRecord.CredentialExpiresAt),
            nameof(ConnectionRecord.Id),
            nameof(ConnectionRecord.Owner),
            nameof(ConnectionRecord.Customer),
            nameof(ConnectionRecord.IdentityProvider)).HasDatabaseName("IX_Connections_OwnCredentialDeadlines");
        builder.HasIndex(record => new { record.State, record.StateSince, record.Id, record.OwnerId, record.Owner })
            .HasDatabaseName("IX_Connections_HandOffs");
        builder.HasIndex(record => new { record.Id, record.State, record.OwnerId, record.Owner }).HasDatabaseName("IX_Connections_Owners");

        // Few need attention: the overview counts them and shows the oldest.
        builder.HasIndex(record => new { record.UpdatedAt, record.State }).HasFilter("\"Attention\" <> ''")
            .HasDatabaseName("IX_Connections_Attention");
        builder.HasIndex(record => record.SearchKey);
        builder.HasIndex(record => record.CredentialFingerprint);
        builder.HasOne(record => record.Cluster).WithMany().HasForeignKey(record => record.ClusterId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(record => record.Credentials).WithOne().HasForeignKey(credential => credential.ConnectionId);
        builder.Property(record => record.Strategy).HasMaxLength(50);
        builder.Property(record => record.DisplayName).HasMaxLength(SettingRules.DisplayNameMaxLength);
        builder.Property(record => record.Owner).HasMaxLength(ConnectionRecord.OwnerMaxLength);
        builder.Property(record => record.OwnerId).HasMaxLength(PersonId.MaxLength);
        builder.Property(record => record.Settings).HasColumnType("TEXT").HasMaxLength(SettingValues.JsonMaxLength);
        builder.Property(record => record.CredentialFingerprint).HasMaxLength(Credential.FingerprintMaxLength);
        builder.Property(record => record.EnabledApplications).HasMaxLength(8000);
        builder.Property(record => record.WaitingApplications).HasMaxLength(8000).HasDefaultValue("");
        builder.Ignore(record => record.IsWaitingForTest);
        builder.Property(record => record.SeenOptions).HasMaxLength(1_000_000);
        builder.Property(record => record.Attention).HasMaxLength(1000);
        builder.Property(record => record.Customer).HasMaxLength(Cluster.CustomerMaxLength).UseCollation("NOCASE");
        builder.Property(record => record.ClusterName).HasMaxLength(Cluster.NameMaxLength).UseCollation("NOCASE");
        builder.Property(record => record.SearchText).HasMaxLength(ConnectionRecord.SearchTextMaxLength);
        builder.Property(record => record.NamesText).HasMaxLength(ConnectionRecord.SearchTextMaxLength);
        builder.Property(record => record.Version).IsConcurrencyToken();
        builder.Property(record => record.SearchKey).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
    }

    private static void MapHealth(EntityTypeBuilder<ConnectionRecord> builder)
    {
        builder.Property<int>(HealthColumns.Troubles).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        foreach (var health in new[] { HealthColumns.Expired, HealthColumns.Soon, HealthColumns.Later, HealthColumns.Now })
        {
            builder.Property<Health>(health).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        }

        foreach (var rung in new[] { HealthColumns.RungExpired, HealthColumns.RungLater })
        {
            builder.Property<SsoCoverage?>(rung).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        }

        // Triggers compute a cluster's coverage from this index.
        builder.HasIndex(
            nameof(ConnectionRecord.ClusterId),
            nameof(ConnectionRecord.State),
            HealthColumns.RungLater,
            HealthColumns.RungExpired,
            nameof(ConnectionRecord.CredentialExpiresAt)).HasDatabaseName("IX_Connections_OfCluster");

        // Among connections of one health the customers are in order, whichever way the list is turned.
        string[] byHealth =
        [
            HealthColumns.Now,
            nameof(ConnectionRecord.Customer),
            nameof(ConnectionRecord.ClusterName),
            nameof(ConnectionRecord.Id),
            nameof(ConnectionRecord.State),
            nameof(ConnectionRecord.OwnerId),
            nameof(ConnectionRecord.Owner),
        ];
        builder.HasIndex(byHealth, "IX_Connections_Health");
        builder.HasIndex(byHealth, "IX_Connections_HealthDescending").IsDescending(true, false, false, false, false, false, false);
    }

    /// <summary>
    /// One index for each filter, in the list's order, with the columns that other filters and the order by expiry date need. Without
    /// statistics SQLite always uses an index on a filtered column, so that index has to suit the whole query.
    /// </summary>
    private static void MapFilters(EntityTypeBuilder<ConnectionRecord> builder)
    {
        builder.HasIndex(record => new
        {
            record.State,
            record.Customer,
            record.ClusterName,
            record.Id,
            record.Protocol,
            record.IdentityProvider,
            record.CredentialExpiresAt,
        }).HasDatabaseName("IX_Connections_ByState");
        builder.HasIndex(record => new
        {
            record.Protocol,
            record.Customer,
            record.ClusterName,
            record.Id,
            record.State,
            record.IdentityProvider,
            record.CredentialExpiresAt,
        }).HasDatabaseName("IX_Connections_ByProtocol");
        builder.HasIndex(record => new
        {
            record.IdentityProvider,
            record.Customer,
            record.ClusterName,
            record.Id,
            record.State,
            record.Protocol,
            record.CredentialExpiresAt,
        }).HasDatabaseName("IX_Connections_ByIdentityProvider");
        builder.HasIndex(record => new { record.Owner, record.Customer, record.ClusterName, record.Id, record.State })
            .HasDatabaseName("IX_Connections_ByOwner");
        builder.HasIndex(record => new
        {
            record.Customer,
            record.ClusterName,
            record.Id,
            record.State,
            record.OwnerId,
            record.Owner,
            record.NamesText,
        }).HasDatabaseName("IX_Connections_Names");
    }

    public void Configure(EntityTypeBuilder<HealthClock> builder)
    {
        builder.ToTable("HealthClock").HasKey(clock => clock.Id);
        builder.Property(clock => clock.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Credential> builder)
    {
        builder.ToTable("Credentials").HasKey(credential => credential.Id);
        builder.Property(credential => credential.Fingerprint).HasMaxLength(Credential.FingerprintMaxLength);
        builder.Property(credential => credential.Sha1).HasMaxLength(40);
        builder.Property(credential => credential.Subject).HasMaxLength(Credential.NameMaxLength);
        builder.Property(credential => credential.Issuer).HasMaxLength(Credential.NameMaxLength);
        builder.Property(credential => credential.Pem).HasMaxLength(Credential.PemMaxLength);
        builder.Property(credential => credential.SetBy).HasMaxLength(200);
        builder.HasIndex(credential => new { credential.ConnectionId, credential.SetAt });
        builder.HasIndex(credential => credential.Fingerprint);
        builder.HasIndex(credential => credential.Sha1);
    }
}
