using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SupportConsole.App.Record.Mapping;

internal sealed class ServiceProviderCertificateConfiguration : IEntityTypeConfiguration<ServiceProviderCertificateRow>
{
    public void Configure(EntityTypeBuilder<ServiceProviderCertificateRow> builder)
    {
        builder.ToTable("ServiceProviderCertificates").HasKey(row => row.Id);
        builder.HasOne<ConnectionRecord>().WithMany().HasForeignKey(row => row.ConnectionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.ConnectionId, row.Use }).IsUnique();
        builder.Property(row => row.Fingerprint).HasMaxLength(Credential.FingerprintMaxLength);
    }
}
