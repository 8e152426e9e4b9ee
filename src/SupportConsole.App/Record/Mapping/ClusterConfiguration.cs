using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SupportConsole.App.Record.Mapping;

internal sealed class ClusterConfiguration : IEntityTypeConfiguration<Cluster>
{
    public void Configure(EntityTypeBuilder<Cluster> builder)
    {
        builder.ToTable("Clusters").HasKey(cluster => cluster.Id);
        builder.Property(cluster => cluster.Name).HasMaxLength(Cluster.NameMaxLength).UseCollation("NOCASE");
        builder.Property(cluster => cluster.Url).HasMaxLength(Cluster.UrlMaxLength);
        builder.Property(cluster => cluster.State).HasMaxLength(Cluster.StateMaxLength);
        builder.Property(cluster => cluster.Category).HasMaxLength(Cluster.StateMaxLength);
        builder.Property(cluster => cluster.Customer).HasMaxLength(Cluster.CustomerMaxLength).UseCollation("NOCASE");
        builder.Property(cluster => cluster.ContactName).HasMaxLength(Cluster.ContactMaxLength);
        builder.Property(cluster => cluster.ContactEmail).HasMaxLength(Cluster.ContactMaxLength);
        builder.Property(cluster => cluster.OrderReference).HasMaxLength(Cluster.OrderReferenceMaxLength);
        builder.Property(cluster => cluster.Notes).HasMaxLength(Cluster.NotesMaxLength);
        builder.Property(cluster => cluster.Version).IsConcurrencyToken();
        builder.Property(cluster => cluster.SearchText).HasMaxLength(Cluster.SearchTextMaxLength);
        builder.Property(cluster => cluster.NamesText).HasMaxLength(Cluster.SearchTextMaxLength).HasDefaultValue("");

        // Triggers give these.
        builder.Property(cluster => cluster.SearchKey).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        builder.Property(cluster => cluster.Reached).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        builder.Property(cluster => cluster.LiveUntil).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        builder.Property(cluster => cluster.LeadsAccount).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        builder.Property(cluster => cluster.ConnectionCount).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        builder.HasIndex(cluster => new { cluster.Customer, cluster.Name, cluster.Id, cluster.IsEntitled, cluster.SearchText })
            .HasDatabaseName("IX_Clusters_List");
        builder.HasIndex(cluster => new { cluster.Customer, cluster.Name, cluster.Id, cluster.NamesText })
            .HasDatabaseName("IX_Clusters_Names");
        builder.HasIndex(cluster => cluster.SearchKey);
        builder.HasIndex(cluster => new { cluster.AccountId, cluster.Customer, cluster.Id, cluster.IsEntitled });
        builder.HasIndex(cluster => cluster.Url);

        // Each order of the list is read from an index.
        builder.HasIndex(cluster => new { cluster.Name, cluster.Customer, cluster.Id });
        builder.HasIndex(cluster => new { cluster.State, cluster.Customer, cluster.Name, cluster.Id });
        builder.HasIndex(cluster => new { cluster.IsEntitled, cluster.Customer, cluster.Name, cluster.Id });

        // Coverage is filtered, sorted and counted by these alone.
        builder.HasIndex(cluster => new
        {
            cluster.Customer,
            cluster.Name,
            cluster.Id,
            cluster.IsEntitled,
            cluster.Reached,
            cluster.LiveUntil,
            cluster.ConnectionCount,
        }).HasDatabaseName("IX_Clusters_Coverage");
        builder.HasIndex(cluster => new { cluster.IsEntitled, cluster.Reached, cluster.LiveUntil });

        // The list of accounts; and for the triggers, the cluster that each account has in it.
        builder.HasIndex(cluster => new { cluster.Customer, cluster.AccountId, cluster.Id })
            .HasFilter("\"LeadsAccount\"").HasDatabaseName("IX_Clusters_Accounts");
        builder.HasIndex(cluster => cluster.AccountId).HasFilter("\"LeadsAccount\"").HasDatabaseName("IX_Clusters_LeadsAccount");
    }
}
