using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.App.People;
using SupportConsole.App.Record.Chain;

namespace SupportConsole.App.Record.Mapping;

internal sealed class AuditConfiguration
    : IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("AuditHeads").HasKey(head => head.Id);
        builder.Property(head => head.Hash).HasMaxLength(2 * CanonicalRow.HashLength);
        builder.Property(head => head.Previous).HasMaxLength(2 * CanonicalRow.HashLength);
        builder.Property(head => head.Mac).HasMaxLength(2 * CanonicalRow.HashLength);
        builder.Property(head => head.AcknowledgedBy).HasMaxLength(AuditHead.PlacesMaxLength);
    }

    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries").HasKey(entry => entry.Id);
        builder.Property(entry => entry.Actor).HasMaxLength(Actor.MaxLength);
        builder.Property(entry => entry.ActorId).HasMaxLength(PersonId.MaxLength).HasDefaultValue("");
        builder.Property(entry => entry.ActorEmail).HasMaxLength(StaffSession.EmailMaxLength).HasDefaultValue("");
        builder.Property(entry => entry.Action).HasMaxLength(100);
        builder.Property(entry => entry.Outcome).HasMaxLength(50);
        builder.Property(entry => entry.Summary).HasMaxLength(AuditEntry.TextMaxLength);
        builder.Property(entry => entry.Ticket).HasMaxLength(200);
        builder.Property(entry => entry.Reason).HasMaxLength(1000);
        builder.Property(entry => entry.Subject).HasMaxLength(300);
        builder.Property(entry => entry.Before).HasMaxLength(AuditEntry.DetailMaxLength);
        builder.Property(entry => entry.After).HasMaxLength(AuditEntry.DetailMaxLength);
        builder.Property(entry => entry.RequestId).HasMaxLength(200);
        builder.Property(entry => entry.Covers).HasMaxLength(AuditEntry.TextMaxLength);
        builder.Property(entry => entry.Prev).HasMaxLength(CanonicalRow.HashLength);
        builder.Property(entry => entry.Hash).HasMaxLength(CanonicalRow.HashLength);
        builder.HasIndex(entry => entry.At);

        // For deep pages: the skipped entries are read from the index alone.
        builder.HasIndex(entry => entry.Id);
        builder.HasIndex(entry => new { entry.ConnectionId, entry.Id });
        builder.HasIndex(entry => new { entry.ClusterId, entry.Id });

        // With all that a person's entries are filtered by: none is read for it.
        builder.HasIndex(entry => new { entry.Actor, entry.Id, entry.At, entry.Outcome, entry.Action });
        builder.HasIndex(entry => new { entry.Ticket, entry.Id });
        builder.HasIndex(entry => new { entry.Outcome, entry.Id });
        builder.HasIndex(entry => new { entry.Action, entry.Id });
    }
}
