using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SupportConsole.App.Record.Search;

/// <summary>A word that a connection's names have or had. Triggers add them, and nothing takes them away: they only say what to look for.</summary>
internal sealed class NameWord
{
    public required string Word { get; init; }
}

internal sealed class NameWordConfiguration : IEntityTypeConfiguration<NameWord>
{
    public void Configure(EntityTypeBuilder<NameWord> builder)
    {
        builder.ToTable("NameWords").HasKey(word => word.Word);
        builder.Property(word => word.Word).HasMaxLength(ConnectionRecord.SearchTextMaxLength);
    }
}
