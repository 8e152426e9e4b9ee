using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SupportConsole.App.Clusters;

/// <summary>How clusters are stored.</summary>
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
        builder.HasIndex(cluster => new { cluster.Customer, cluster.Name, cluster.Id });
        builder.HasIndex(cluster => cluster.AccountId);
    }
}
