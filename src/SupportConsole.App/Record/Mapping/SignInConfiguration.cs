using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.App.People;
using SupportConsole.Auth0;

namespace SupportConsole.App.Record.Mapping;

internal sealed class SignInConfiguration :
    IEntityTypeConfiguration<SignInTest>,
    IEntityTypeConfiguration<TestClient>,
    IEntityTypeConfiguration<TestLink>,
    IEntityTypeConfiguration<SignInEvent>,
    IEntityTypeConfiguration<SignInCount>,
    IEntityTypeConfiguration<SignInSilence>,
    IEntityTypeConfiguration<TenantChange>,
    IEntityTypeConfiguration<LogPosition>
{
    public void Configure(EntityTypeBuilder<SignInTest> builder)
    {
        builder.ToTable("SignInTests").HasKey(test => test.Id);
        builder.HasIndex(test => new { test.ConnectionId, test.At });
        builder.HasIndex(test => test.Code);
        builder.Property(test => test.By).HasMaxLength(Actor.MaxLength);
        builder.Property(test => test.Cause).HasMaxLength(SignInTest.CauseMaxLength);
        builder.Property(test => test.Claims).HasMaxLength(SignInTest.ClaimsMaxLength);
        builder.Property(test => test.Missing).HasMaxLength(SignInTest.CauseMaxLength);
        builder.Property(test => test.Revision).HasMaxLength(ConnectionRevision.Length);
        builder.Property(test => test.Code).HasMaxLength(SignInTest.CodeLength);
        builder.Ignore(test => test.IsPassed);
        builder.HasOne<ConnectionRecord>().WithMany().HasForeignKey(test => test.ConnectionId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<TestClient> builder)
    {
        builder.ToTable("TestClients").HasKey(client => client.ClientId);
        builder.Property(client => client.ClientId).HasMaxLength(TenantApplication.MaxIdLength);
    }

    public void Configure(EntityTypeBuilder<TestLink> builder)
    {
        builder.ToTable("TestLinks").HasKey(link => link.Id);
        builder.HasIndex(link => link.TokenHash).IsUnique();
        builder.HasIndex(link => link.ConnectionId);

        // Open links are few among all that there ever were. Deadlines find each by its end, and the longest one of a connection.
        const string IsOpen = "\"RevokedAt\" IS NULL AND \"UsesLeft\" > 0";
        builder.HasIndex(link => new { link.ExpiresAt, link.ConnectionId, link.Id }).HasFilter(IsOpen).HasDatabaseName("IX_TestLinks_Open");
        builder.HasIndex(link => new { link.ConnectionId, link.ExpiresAt, link.Id }).HasFilter(IsOpen)
            .HasDatabaseName("IX_TestLinks_OpenOfConnection");
        builder.Property(link => link.TokenHash).HasMaxLength(TestLink.HashLength);
        builder.Property(link => link.CreatedBy).HasMaxLength(Actor.MaxLength);
        builder.Property(link => link.UsesLeft).IsConcurrencyToken();
        builder.HasOne<ConnectionRecord>().WithMany().HasForeignKey(link => link.ConnectionId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SignInEvent> builder)
    {
        builder.ToTable("SignInEvents").HasKey(row => row.LogId);
        builder.Property(row => row.LogId).HasMaxLength(TenantLogEntry.MaxIdLength);
        builder.Property(row => row.Cause).HasMaxLength(SignInTest.CauseMaxLength);
        builder.Property(row => row.User).HasMaxLength(SignInEvent.UserLength);

        // The sign-ins since a rotation are read from the index alone.
        builder.HasIndex(row => new { row.ConnectionId, row.At, row.Succeeded });
        builder.HasIndex(row => new { row.User, row.At });
        builder.HasIndex(row => row.At);
    }

    public void Configure(EntityTypeBuilder<SignInCount> builder)
    {
        builder.ToTable("SignInCounts")
            .HasKey(count => new { count.ConnectionId, count.Hour, count.Succeeded, count.IsTest, count.Cause });
        builder.Property(count => count.Cause).HasMaxLength(SignInTest.CauseMaxLength);
        builder.HasIndex(count => count.Hour);
    }

    public void Configure(EntityTypeBuilder<SignInSilence> builder)
    {
        builder.ToTable("SignInSilences").HasKey(silence => silence.ConnectionId);
        builder.HasOne<ConnectionRecord>().WithMany().HasForeignKey(silence => silence.ConnectionId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<TenantChange> builder)
    {
        builder.ToTable("TenantChanges").HasKey(row => row.LogId);
        builder.Property(row => row.LogId).HasMaxLength(TenantLogEntry.MaxIdLength);
        builder.Property(row => row.Name).HasMaxLength(TenantLogChange.TextMaxLength);
        builder.Property(row => row.Email).HasMaxLength(TenantLogChange.TextMaxLength);
        builder.Property(row => row.Address).HasMaxLength(TenantLogChange.AddressMaxLength);
        builder.HasIndex(row => new { row.Auth0Id, row.At });
        builder.HasIndex(row => row.At);
    }

    public void Configure(EntityTypeBuilder<LogPosition> builder)
    {
        builder.ToTable("LogPosition").HasKey(position => position.Id);
        builder.Property(position => position.Id).ValueGeneratedNever();
        builder.Ignore(position => position.ReadUntil);
        builder.Property(position => position.LogId).HasMaxLength(TenantLogEntry.MaxIdLength);
    }
}
