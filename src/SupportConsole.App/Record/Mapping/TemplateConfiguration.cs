using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.App.People;

namespace SupportConsole.App.Record.Mapping;

internal sealed class TemplateConfiguration : IEntityTypeConfiguration<MessageTemplateVersion>
{
    public void Configure(EntityTypeBuilder<MessageTemplateVersion> builder)
    {
        builder.ToTable("MessageTemplates").HasKey(version => version.Id);

        // Of two who save at the same time one is refused.
        builder.HasIndex(version => new { version.Kind, version.Language, version.Number }).IsUnique();
        builder.Property(version => version.Language).HasMaxLength(OutboxMessage.LanguageMaxLength);
        builder.Property(version => version.Subject).HasMaxLength(MessageTemplateVersion.SubjectMaxLength);
        builder.Property(version => version.Body).HasMaxLength(MessageTemplateVersion.BodyMaxLength);
        builder.Property(version => version.Reason).HasMaxLength(MessageTemplateVersion.ReasonMaxLength);
        builder.Property(version => version.SavedBy).HasMaxLength(Actor.MaxLength);
        builder.Property(version => version.SavedById).HasMaxLength(PersonId.MaxLength);
    }
}
