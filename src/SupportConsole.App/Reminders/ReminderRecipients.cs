using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders;

/// <summary>Finds who is reminded of a deadline.</summary>
internal sealed class ReminderRecipients(IDbContextFactory<ConsoleDbContext> contexts, ReminderSettings settings)
{
    public async Task<RecipientBook> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var staff = await context.Staff.AsNoTracking().ToListAsync(cancellationToken);
        return new RecipientBook(settings, now)
        {
            Notes = await context.DeadlineNotes.AsNoTracking().ToDictionaryAsync(note => note.DeadlineKey, cancellationToken),

            // Of two people with one name nobody knows who is meant: the team hears of it.
            Names = staff.GroupBy(member => member.Name, StringComparer.Ordinal).Where(group => group.Count() == 1)
                .ToDictionary(group => group.Key, group => group.Single().Id, StringComparer.Ordinal),
            Staff = staff.ToDictionary(member => member.Id, member => member.Email, StringComparer.Ordinal),
            Contacts = settings.HasEmail
                ? await CustomerContact.AllAsync(context, now, cancellationToken)
                : new Dictionary<string, CustomerContact>(),
        };
    }
}
