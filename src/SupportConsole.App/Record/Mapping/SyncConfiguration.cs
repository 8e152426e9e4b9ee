using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.App.People;

namespace SupportConsole.App.Record.Mapping;

/// <summary>How sweeps, findings and sightings are stored. The database itself lets one sweep run at a time, and a connection have one finding.</summary>
internal sealed class SyncConfiguration : IEntityTypeConfiguration<SyncRun>, IEntityTypeConfiguration<Finding>, IEntityTypeConfiguration<Sighting>
{
    public void Configure(EntityTypeBuilder<SyncRun> builder)
    {
        builder.ToTable("Sweeps").HasKey(sweep => sweep.Id);
        builder.HasIndex(sweep => sweep.State, "IX_Sweeps_OneRunning").IsUnique().HasFilter("\"State\" = 1");
        builder.HasIndex(sweep => sweep.StartedAt);
        builder.Property(sweep => sweep.StartedBy).HasMaxLength(Actor.MaxLength);
        builder.Property(sweep => sweep.Checkpoint).HasMaxLength(SyncRun.CheckpointMaxLength);
        builder.Property(sweep => sweep.Problem).HasMaxLength(SyncRun.TextMaxLength);
        builder.Property(sweep => sweep.Runner).HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<Finding> builder)
    {
        builder.ToTable("Findings").HasKey(finding => finding.Id);
        builder.HasIndex(finding => finding.Auth0Id).IsUnique();
        builder.HasIndex(finding => new { finding.Kind, finding.Name });
        builder.HasIndex(finding => finding.ConnectionId);
        builder.HasOne(finding => finding.Connection).WithMany().HasForeignKey(finding => finding.ConnectionId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(finding => finding.Strategy).HasMaxLength(50);
        builder.Property(finding => finding.DisplayName).HasMaxLength(1024);
        builder.Property(finding => finding.Differences).HasMaxLength(Finding.DifferencesMaxLength);
        builder.Property(finding => finding.Fields).HasMaxLength(Finding.FieldsMaxLength);
        builder.Property(finding => finding.IgnoredBy).HasMaxLength(Actor.MaxLength);
        builder.Property(finding => finding.IgnoreReason).HasMaxLength(Finding.ReasonMaxLength);
        builder.Property(finding => finding.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Sighting> builder)
    {
        builder.ToTable("Sightings").HasKey(sighting => sighting.ConnectionId);
        builder.HasOne<ConnectionRecord>().WithOne().HasForeignKey<Sighting>(sighting => sighting.ConnectionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(sighting => sighting.SweepId);
    }
}
