using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.App.People;

namespace SupportConsole.App.Record.Mapping;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<StaffSession>, IEntityTypeConfiguration<LogoutToken>
{
    public void Configure(EntityTypeBuilder<StaffSession> builder)
    {
        builder.ToTable("Sessions").HasKey(session => session.Id);
        builder.HasIndex(session => session.TokenHash).IsUnique();
        builder.HasIndex(session => new { session.Issuer, session.Subject, session.EndedAt });
        builder.HasIndex(session => session.EndedAt);
        builder.Property(session => session.TokenHash).HasMaxLength(StaffSession.HashLength);
        builder.Property(session => session.Issuer).HasMaxLength(PersonId.IssuerMaxLength);
        builder.Property(session => session.Subject).HasMaxLength(PersonId.SubjectMaxLength);
        builder.Property(session => session.Name).HasMaxLength(Actor.MaxLength);
        builder.Property(session => session.Email).HasMaxLength(StaffSession.EmailMaxLength);
        builder.Property(session => session.RoleBy).HasMaxLength(StaffSession.TextMaxLength).HasDefaultValue("");
        builder.Property(session => session.ProviderSession).HasMaxLength(StaffSession.TextMaxLength);
        builder.Property(session => session.ProtectedTokens).HasMaxLength(StaffSession.TokensMaxLength);
        builder.Property(session => session.Address).HasMaxLength(StaffSession.TextMaxLength);
        builder.Property(session => session.Browser).HasMaxLength(StaffSession.TextMaxLength);
        builder.Property(session => session.Reason).HasMaxLength(StaffSession.TextMaxLength);
    }

    public void Configure(EntityTypeBuilder<LogoutToken> builder)
    {
        builder.ToTable("LogoutTokens").HasKey(token => token.Id);
        builder.Property(token => token.Id).HasMaxLength(LogoutToken.IdMaxLength);
    }
}
