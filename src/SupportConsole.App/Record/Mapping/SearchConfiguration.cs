using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.App.Record.Search;

namespace SupportConsole.App.Record.Mapping;

internal sealed class SearchConfiguration
    : IEntityTypeConfiguration<AuditSearchRow>, IEntityTypeConfiguration<ConnectionSearchRow>, IEntityTypeConfiguration<ClusterSearchRow>
{
    public void Configure(EntityTypeBuilder<AuditSearchRow> builder) => Configure(builder, "AuditSearch");

    public void Configure(EntityTypeBuilder<ConnectionSearchRow> builder) => Configure(builder, "ConnectionSearch");

    public void Configure(EntityTypeBuilder<ClusterSearchRow> builder) => Configure(builder, "ClusterSearch");

    private static void Configure<TRow>(EntityTypeBuilder<TRow> builder, string table)
        where TRow : SearchRow
    {
        builder.ToTable(table, excluded => excluded.ExcludeFromMigrations()).HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("rowid");
        builder.Property(row => row.Match).HasColumnName(table).HasMaxLength(AuditEntry.TextMaxLength);
    }
}
