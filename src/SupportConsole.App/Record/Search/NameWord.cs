using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SupportConsole.App.Record.Search;

/// <summary>
/// A word that the names of connections have or had. Triggers add them. Nothing removes them: they only say what to look for.
/// </summary>
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
