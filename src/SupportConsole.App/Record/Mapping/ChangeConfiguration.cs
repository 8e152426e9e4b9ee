using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.App.People;

namespace SupportConsole.App.Record.Mapping;

/// <summary>How changes are stored. At most one open change per connection: the database itself serialises tabs.</summary>
internal sealed class ChangeConfiguration : IEntityTypeConfiguration<Change>
{
    private static readonly ValueComparer<IReadOnlyDictionary<string, bool>> ByText =
        new((one, other) => Write(one!) == Write(other!), value => Write(value).GetHashCode(StringComparison.Ordinal), value => value);

    public void Configure(EntityTypeBuilder<Change> builder)
    {
        builder.ToTable("Changes").HasKey(change => change.Id);
        builder.HasIndex(change => change.RequestKey).IsUnique();
        builder.HasIndex(change => change.ConnectionId, "IX_Changes_OneOpenPerConnection").IsUnique()
            .HasFilter("\"SettledAt\" IS NULL");
        builder.HasIndex(change => new { change.ConnectionId, change.PlannedAt });
        builder.HasIndex(change => new { change.State, change.NextAttemptAt });
        builder.HasOne(change => change.Connection).WithMany().HasForeignKey(change => change.ConnectionId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Property(change => change.Actor).HasMaxLength(Actor.MaxLength);
        builder.Property(change => change.ActorId).HasMaxLength(PersonId.MaxLength).HasDefaultValue("");
        builder.Property(change => change.ActorEmail).HasMaxLength(StaffSession.EmailMaxLength).HasDefaultValue("");
        builder.Property(change => change.Ticket).HasMaxLength(Change.TicketMaxLength);
        builder.Property(change => change.Reason).HasMaxLength(Change.ReasonMaxLength);
        builder.Property(change => change.Plan).HasMaxLength(Change.PlanMaxLength);
        builder.Property(change => change.BaseOptions).HasMaxLength(Change.PlanMaxLength);
        builder.Property(change => change.WantedOptions).HasMaxLength(Change.PlanMaxLength);
        builder.Property(change => change.Applications).HasMaxLength(8000)
            .HasConversion(applications => Write(applications), text => Read(text), ByText);
        builder.Property(change => change.CredentialFingerprint).HasMaxLength(Credential.FingerprintMaxLength);
        builder.Property(change => change.CertificatePem).HasMaxLength(Credential.PemMaxLength);
        builder.Property(change => change.Outcome).HasMaxLength(Change.TextMaxLength);
        builder.Property(change => change.RequestId).HasMaxLength(200);
    }

    internal static string Write(IReadOnlyDictionary<string, bool> applications) =>
        string.Join(' ', applications.Select(pair => (pair.Value ? "+" : "-") + pair.Key));

    internal static Dictionary<string, bool> Read(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(entry => entry[1..], entry => entry[0] == '+');
}
