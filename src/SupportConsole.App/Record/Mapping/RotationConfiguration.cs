using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SupportConsole.App.Record.Mapping;

internal sealed class RotationConfiguration : IEntityTypeConfiguration<RotationRecord>, IEntityTypeConfiguration<RotationCount>
{
    public void Configure(EntityTypeBuilder<RotationRecord> builder)
    {
        builder.ToTable("Rotations").HasKey(rotation => rotation.ChangeId);
        builder.HasOne(rotation => rotation.Change).WithOne().HasForeignKey<RotationRecord>(rotation => rotation.ChangeId);
        builder.Property(rotation => rotation.Customer).HasMaxLength(Cluster.CustomerMaxLength);

        // Triggers find a connection's rotations by this one.
        builder.HasIndex(rotation => rotation.ConnectionId);

        // Lists and the month that isn't shown whole, medians, and lead times are each read from an index alone.
        builder.HasIndex(rotation => new
        {
            rotation.At,
            rotation.ChangeId,
            rotation.IdentityProvider,
            rotation.Timing,
            rotation.CountedFrom,
            rotation.ToLive,
        }).HasDatabaseName("IX_Rotations_List");
        builder.HasIndex(rotation => new { rotation.Month, rotation.IdentityProvider, rotation.ToLive, rotation.At })
            .HasFilter("\"ToLive\" IS NOT NULL").HasDatabaseName("IX_Rotations_Medians");
        builder.HasIndex(rotation => new { rotation.At, rotation.Customer, rotation.IdentityProvider, rotation.Took })
            .HasFilter("\"Took\" IS NOT NULL").HasDatabaseName("IX_Rotations_LeadTimes");
    }

    public void Configure(EntityTypeBuilder<RotationCount> builder) => builder.ToTable("RotationCounts")
        .HasKey(count => new { count.Month, count.IdentityProvider, count.Timing, count.CountedFrom });
}
