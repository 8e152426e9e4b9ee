using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SupportConsole.App.Record.Mapping;

internal sealed class ClusterConfiguration : IEntityTypeConfiguration<Cluster>
{
    /// <summary>The search text, computed by SQLite. Its first line is what a cluster is chosen by.</summary>
    internal const string SearchText = "SearchText";

    // SQLite's lower() changes ASCII letters only, as Glob.Lower does.
    private const string SearchSql = """
        lower("Customer" || ' ' || "Name" || ' ' || "Url" || char(10) || "ContactName" || char(10) || "ContactEmail" || char(10) || "OrderReference")
        """;

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
        builder.Property<string>(SearchText).HasMaxLength(1300).HasComputedColumnSql(SearchSql);
        builder.HasIndex(nameof(Cluster.Customer), nameof(Cluster.Name), nameof(Cluster.Id), nameof(Cluster.IsEntitled), SearchText)
            .HasDatabaseName("IX_Clusters_List");
        builder.HasIndex(cluster => cluster.AccountId);
    }
}
