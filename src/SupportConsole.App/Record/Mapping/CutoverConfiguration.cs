using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.App.People;

namespace SupportConsole.App.Record.Mapping;

internal sealed class CutoverConfiguration : IEntityTypeConfiguration<Cutover>, IEntityTypeConfiguration<CutoverLink>
{
    public void Configure(EntityTypeBuilder<Cutover> builder)
    {
        builder.ToTable("Cutovers").HasKey(cutover => cutover.Id);
        builder.HasIndex(cutover => cutover.ConnectionId, "IX_Cutovers_OnePlanned").IsUnique().HasFilter("\"State\" = 1");
        builder.HasIndex(cutover => new { cutover.ConnectionId, cutover.PlannedAt });
        builder.HasIndex(cutover => new { cutover.State, cutover.AppliedAt });
        builder.Property(cutover => cutover.StaffZone).HasMaxLength(Cutover.ZoneMaxLength);
        builder.Property(cutover => cutover.CustomerZone).HasMaxLength(Cutover.ZoneMaxLength);
        builder.Property(cutover => cutover.OldFingerprint).HasMaxLength(Credential.FingerprintMaxLength);
        builder.Property(cutover => cutover.NewFingerprint).HasMaxLength(Credential.FingerprintMaxLength);
        builder.Property(cutover => cutover.CertificatePem).HasMaxLength(Credential.PemMaxLength);
        builder.Property(cutover => cutover.Ticket).HasMaxLength(Change.TicketMaxLength);
        builder.Property(cutover => cutover.PlannedBy).HasMaxLength(Actor.MaxLength);
        builder.Property(cutover => cutover.PlannedByEmail).HasMaxLength(StaffSession.EmailMaxLength);
        builder.Property(cutover => cutover.AgreedBy).HasMaxLength(Actor.MaxLength);
        builder.Property(cutover => cutover.Problem).HasMaxLength(Cutover.ProblemMaxLength);
        builder.Property(cutover => cutover.Version).IsConcurrencyToken();
        builder.Ignore(cutover => cutover.IsAgreed);
        builder.HasOne<ConnectionRecord>().WithMany().HasForeignKey(cutover => cutover.ConnectionId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CutoverLink> builder)
    {
        builder.ToTable("CutoverLinks").HasKey(link => link.Id);
        builder.HasIndex(link => link.TokenHash).IsUnique();
        builder.HasIndex(link => link.CutoverId);
        builder.Property(link => link.TokenHash).HasMaxLength(TokenHash.Length);
        builder.Property(link => link.CreatedBy).HasMaxLength(Actor.MaxLength);
        builder.HasOne<Cutover>().WithMany().HasForeignKey(link => link.CutoverId).OnDelete(DeleteBehavior.Cascade);
    }
}
