using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.App.People;

namespace SupportConsole.App.Record.Mapping;

internal sealed class BreakGlassConfiguration : IEntityTypeConfiguration<BreakGlassLink>
{
    public void Configure(EntityTypeBuilder<BreakGlassLink> builder)
    {
        builder.ToTable("BreakGlassLinks").HasKey(link => link.Id);
        builder.HasIndex(link => link.TokenHash).IsUnique();
        builder.Property(link => link.TokenHash).HasMaxLength(BreakGlassLink.HashLength);
        builder.Property(link => link.Name).HasMaxLength(Actor.MaxLength);
        builder.Property(link => link.Reason).HasMaxLength(BreakGlassLink.ReasonMaxLength);
    }
}
