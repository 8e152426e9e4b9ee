using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.App.People;

namespace SupportConsole.App.Record.Mapping;

/// <summary>How changes are stored. At most one open change per connection: the database itself serialises tabs.</summary>
internal sealed class ChangeConfiguration : IEntityTypeConfiguration<Change>
{
    public void Configure(EntityTypeBuilder<Change> builder)
    {
        builder.ToTable("Changes").HasKey(change => change.Id);
        builder.HasIndex(change => change.RequestKey).IsUnique();
        builder.HasIndex(change => change.ConnectionId, "IX_Changes_OneOpenPerConnection").IsUnique().HasFilter("\"SettledAt\" IS NULL");
        builder.HasIndex(change => new { change.ConnectionId, change.PlannedAt });
        builder.HasIndex(change => new { change.State, change.NextAttemptAt });
        builder.HasOne(change => change.Connection).WithMany().HasForeignKey(change => change.ConnectionId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(change => change.Actor).HasMaxLength(200);
        builder.Property(change => change.Ticket).HasMaxLength(Change.TicketMaxLength);
        builder.Property(change => change.Reason).HasMaxLength(Change.ReasonMaxLength);
        builder.Property(change => change.Plan).HasMaxLength(Change.PlanMaxLength);
        builder.Property(change => change.BaseOptions).HasMaxLength(Change.PlanMaxLength);
        builder.Property(change => change.WantedOptions).HasMaxLength(Change.PlanMaxLength);
        builder.Property(change => change.Applications).HasMaxLength(8000);
        builder.Property(change => change.CredentialFingerprint).HasMaxLength(Credential.FingerprintMaxLength);
        builder.Property(change => change.CertificatePem).HasMaxLength(Credential.PemMaxLength);
        builder.Property(change => change.Outcome).HasMaxLength(Change.TextMaxLength);
        builder.Property(change => change.RequestId).HasMaxLength(200);
    }
}
