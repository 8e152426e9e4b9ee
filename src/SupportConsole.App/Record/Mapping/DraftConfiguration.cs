using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SupportConsole.App.Record.Mapping;

internal sealed class DraftConfiguration : IEntityTypeConfiguration<ConnectionDraft>
{
    public void Configure(EntityTypeBuilder<ConnectionDraft> builder)
    {
        builder.ToTable("Drafts").HasKey(draft => draft.ConnectionId);
        builder.HasOne<ConnectionRecord>().WithOne().HasForeignKey<ConnectionDraft>(draft => draft.ConnectionId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.Property(draft => draft.Form).HasMaxLength(ConnectionDraft.TextMaxLength);
        builder.Property(draft => draft.SavedBy).HasMaxLength(200);
        builder.Property(draft => draft.Version).IsConcurrencyToken();
    }
}
