using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.App.People;

namespace SupportConsole.App.Record.Mapping;

/// <summary>
/// How sync checks and findings are stored. The database itself allows one running check, and one finding per connection.
/// </summary>
internal sealed class SyncConfiguration : IEntityTypeConfiguration<SyncRun>, IEntityTypeConfiguration<Finding>
{
    public void Configure(EntityTypeBuilder<SyncRun> builder)
    {
        builder.ToTable("SyncRuns").HasKey(run => run.Id);
        builder.HasIndex(run => run.State, "IX_SyncRuns_OneRunning").IsUnique().HasFilter("\"State\" = 1");
        builder.HasIndex(run => run.StartedAt);
        builder.Property(run => run.StartedBy).HasMaxLength(Actor.MaxLength);
        builder.Property(run => run.Problem).HasMaxLength(SyncRun.TextMaxLength);
    }

    public void Configure(EntityTypeBuilder<Finding> builder)
    {
        builder.ToTable("Findings").HasKey(finding => finding.Id);
        builder.HasIndex(finding => finding.Auth0Id).IsUnique();
        builder.HasIndex(finding => new { finding.Kind, finding.Name });
        builder.HasIndex(finding => finding.ConnectionId);
        builder.HasOne(finding => finding.Connection).WithMany().HasForeignKey(finding => finding.ConnectionId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.Property(finding => finding.Strategy).HasMaxLength(50);
        builder.Property(finding => finding.DisplayName).HasMaxLength(1024);
        builder.Property(finding => finding.Differences).HasMaxLength(Finding.DifferencesMaxLength);
        builder.Property(finding => finding.Fields).HasMaxLength(Finding.FieldsMaxLength);
        builder.Property(finding => finding.IgnoredBy).HasMaxLength(Actor.MaxLength);
        builder.Property(finding => finding.IgnoreReason).HasMaxLength(Finding.ReasonMaxLength);
        builder.Property(finding => finding.Version).IsConcurrencyToken();
    }
}
