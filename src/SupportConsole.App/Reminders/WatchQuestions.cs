using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders.Templates;
using SupportConsole.App.Watch;

namespace SupportConsole.App.Reminders;

internal sealed class WatchQuestions(IDbContextFactory<ConsoleDbContext> contexts) : IWatchQuestions
{
    public async Task<string> DraftAsync(ConnectionRecord record, WatchFinding found, CancellationToken cancellationToken)
    {
        var email = record.Cluster.ContactEmail.Trim().ToLowerInvariant();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var language = await context.ContactAddresses.Where(address => address.Email == email)
            .Select(address => address.Language)
            .FirstOrDefaultAsync(cancellationToken) ?? "en";
        var templates = await TemplateReader.ReadAsync(context, cancellationToken);
        var text = WatchTexts.Question(templates, WatchQuestion.Of(record, found), language);
        return $"{text.Subject}\n\n{text.Body}";
    }
}
