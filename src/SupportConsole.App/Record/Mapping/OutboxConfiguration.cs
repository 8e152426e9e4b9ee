using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.App.People;

namespace SupportConsole.App.Record.Mapping;

internal sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxMessage>, IEntityTypeConfiguration<Reminder>,
    IEntityTypeConfiguration<DeadlineNote>, IEntityTypeConfiguration<StaffMember>, IEntityTypeConfiguration<ContactAddress>,
    IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("Outbox").HasKey(message => message.Id);
        builder.HasIndex(message => message.Key).IsUnique();
        builder.HasIndex(message => new { message.State, message.NextAt });
        builder.HasIndex(message => message.CreatedAt);
        builder.Property(message => message.Key).HasMaxLength(OutboxMessage.KeyMaxLength);
        builder.Property(message => message.Recipient).HasMaxLength(OutboxMessage.RecipientMaxLength);
        builder.Property(message => message.Language).HasMaxLength(OutboxMessage.LanguageMaxLength);
        builder.Property(message => message.Subject).HasMaxLength(OutboxMessage.SubjectMaxLength);
        builder.Property(message => message.Body).HasMaxLength(OutboxMessage.BodyMaxLength);
        builder.Property(message => message.Calendar).HasMaxLength(OutboxMessage.CalendarMaxLength);
        builder.Property(message => message.LastError).HasMaxLength(OutboxMessage.ErrorMaxLength);
    }

    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.ToTable("Reminders").HasKey(reminder => reminder.Id);
        builder.HasIndex(reminder => reminder.Key).IsUnique();
        builder.HasIndex(reminder => new { reminder.DeadlineKey, reminder.CreatedAt });
        builder.HasIndex(reminder => reminder.DueAt);
        builder.HasOne<OutboxMessage>().WithMany().HasForeignKey(reminder => reminder.MessageId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(reminder => reminder.Key).HasMaxLength(OutboxMessage.KeyMaxLength);
        builder.Property(reminder => reminder.DeadlineKey).HasMaxLength(Reminder.DeadlineKeyMaxLength);
        builder.Property(reminder => reminder.Recipient).HasMaxLength(OutboxMessage.RecipientMaxLength);
    }

    public void Configure(EntityTypeBuilder<DeadlineNote> builder)
    {
        builder.ToTable("DeadlineNotes").HasKey(note => note.DeadlineKey);
        builder.Property(note => note.DeadlineKey).HasMaxLength(Reminder.DeadlineKeyMaxLength);
        builder.Property(note => note.AcknowledgedBy).HasMaxLength(Actor.MaxLength);
        builder.Property(note => note.SnoozedBy).HasMaxLength(Actor.MaxLength);
    }

    public void Configure(EntityTypeBuilder<StaffMember> builder)
    {
        builder.ToTable("Staff").HasKey(member => member.Id);
        builder.HasIndex(member => member.Name);
        builder.Property(member => member.Id).HasMaxLength(PersonId.MaxLength);
        builder.Property(member => member.Name).HasMaxLength(Actor.MaxLength);
        builder.Property(member => member.Email).HasMaxLength(StaffSession.EmailMaxLength);
    }

    public void Configure(EntityTypeBuilder<ContactAddress> builder)
    {
        builder.ToTable("ContactAddresses").HasKey(contact => contact.Email);
        builder.HasIndex(contact => contact.TokenHash);
        builder.Property(contact => contact.Email).HasMaxLength(OutboxMessage.RecipientMaxLength);
        builder.Property(contact => contact.TokenHash).HasMaxLength(ContactAddress.HashLength);
        builder.Property(contact => contact.Language).HasMaxLength(OutboxMessage.LanguageMaxLength);
        builder.Property(contact => contact.Zone).HasMaxLength(ContactAddress.ZoneMaxLength);
    }

    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.ToTable("CalendarFeeds").HasKey(feed => feed.PersonId);
        builder.HasIndex(feed => feed.TokenHash).IsUnique();
        builder.Property(feed => feed.PersonId).HasMaxLength(PersonId.MaxLength);
        builder.Property(feed => feed.TokenHash).HasMaxLength(TokenHash.Length);
    }
}
