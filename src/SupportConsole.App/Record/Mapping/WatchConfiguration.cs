using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.App.People;

namespace SupportConsole.App.Record.Mapping;

/// <summary>How the watch over published documents is stored. The database allows one open finding per connection.</summary>
internal sealed class WatchConfiguration : IEntityTypeConfiguration<WatchedDocument>, IEntityTypeConfiguration<WatchFinding>,
    IEntityTypeConfiguration<AutoApplyRule>
{
    public void Configure(EntityTypeBuilder<WatchedDocument> builder)
    {
        builder.ToTable("WatchedDocuments").HasKey(document => document.ConnectionId);
        builder.HasOne<ConnectionRecord>().WithOne().HasForeignKey<WatchedDocument>(document => document.ConnectionId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(document => new { document.ValidUntil, document.ValidUntilSince, document.IsOff, document.ConnectionId })
            .HasFilter("\"ValidUntil\" IS NOT NULL").HasDatabaseName("IX_WatchedDocuments_ValidUntil");
        builder.HasIndex(document => document.NextAt).HasFilter("\"IsOff\" = 0");
        builder.Property(document => document.Url).HasMaxLength(WatchedDocument.UrlMaxLength);
        builder.Property(document => document.Problem).HasMaxLength(WatchedDocument.ProblemMaxLength);
        builder.Property(document => document.ETag).HasMaxLength(WatchedDocument.ETagMaxLength);
        builder.Property(document => document.Digest).HasMaxLength(64);
        builder.Property(document => document.Expected).HasMaxLength(WatchedDocument.FactsMaxLength);
        builder.Property(document => document.Latest).HasMaxLength(WatchedDocument.FactsMaxLength);
        builder.Property(document => document.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<WatchFinding> builder)
    {
        builder.ToTable("WatchFindings").HasKey(finding => finding.Id);
        builder.HasOne<ConnectionRecord>().WithMany().HasForeignKey(finding => finding.ConnectionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(finding => finding.ConnectionId, "IX_WatchFindings_OneOpen").IsUnique().HasFilter("\"Outcome\" = 0");
        builder.HasIndex(finding => new { finding.ConnectionId, finding.FoundAt });
        builder.Property(finding => finding.Differences).HasMaxLength(WatchFinding.DifferencesMaxLength);
        builder.Property(finding => finding.Fields).HasMaxLength(WatchFinding.FieldsMaxLength);
        builder.Property(finding => finding.Certificates).HasMaxLength(WatchFinding.CertificatesMaxLength);
        builder.Property(finding => finding.NewFingerprint).HasMaxLength(Credential.FingerprintMaxLength);
        builder.Property(finding => finding.MissingFingerprint).HasMaxLength(Credential.FingerprintMaxLength);
        builder.Property(finding => finding.SignedWith).HasMaxLength(Credential.FingerprintMaxLength);
        builder.Property(finding => finding.HeldBack).HasMaxLength(Change.TextMaxLength);
        builder.Property(finding => finding.ClosedBy).HasMaxLength(Actor.MaxLength);
        builder.Property(finding => finding.Note).HasMaxLength(WatchFinding.NoteMaxLength);
        builder.Property(finding => finding.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<AutoApplyRule> builder)
    {
        builder.ToTable("AutoApplyRules").HasKey(rule => rule.ConnectionId);
        builder.HasOne<ConnectionRecord>().WithOne().HasForeignKey<AutoApplyRule>(rule => rule.ConnectionId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.Property(rule => rule.SignerPem).HasMaxLength(Credential.PemMaxLength);
        builder.Property(rule => rule.SignerFingerprint).HasMaxLength(Credential.FingerprintMaxLength);
        builder.Property(rule => rule.Zone).HasMaxLength(AutoApplyRule.ZoneMaxLength);
        builder.Property(rule => rule.Ticket).HasMaxLength(Change.TicketMaxLength);
        builder.Property(rule => rule.SetBy).HasMaxLength(Actor.MaxLength);
    }
}
