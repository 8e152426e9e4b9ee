using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.App.People;

namespace SupportConsole.App.Record.Mapping;

/// <summary>How approvals are stored. One of each act waits for each subject.</summary>
internal sealed class ApprovalConfiguration : IEntityTypeConfiguration<Approval>
{
    public void Configure(EntityTypeBuilder<Approval> builder)
    {
        builder.ToTable("Approvals").HasKey(approval => approval.Id);
        builder.HasIndex(approval => approval.RequestKey).IsUnique();
        builder.HasIndex(approval => new { approval.State, approval.ExpiresAt });
        builder.HasIndex(approval => approval.RequestedAt);
        builder.Property(approval => approval.Subject).HasMaxLength(Approval.SubjectMaxLength);
        builder.Property(approval => approval.Plan).HasMaxLength(Change.PlanMaxLength);
        builder.Property(approval => approval.Basis).HasMaxLength(Approval.BasisMaxLength);
        builder.Property(approval => approval.Ticket).HasMaxLength(Change.TicketMaxLength);
        builder.Property(approval => approval.Reason).HasMaxLength(Change.ReasonMaxLength);
        builder.Property(approval => approval.RequestedBy).HasMaxLength(Actor.MaxLength);
        builder.Property(approval => approval.RequestedById).HasMaxLength(PersonId.MaxLength);
        builder.Property(approval => approval.DecidedBy).HasMaxLength(Actor.MaxLength);
        builder.Property(approval => approval.DecidedById).HasMaxLength(PersonId.MaxLength);
        builder.Property(approval => approval.Outcome).HasMaxLength(Approval.OutcomeMaxLength);
    }
}
