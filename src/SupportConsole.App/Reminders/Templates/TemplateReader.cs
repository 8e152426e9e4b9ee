using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders.Templates;

/// <summary>Reads the templates: for messages that are written, and for the pages.</summary>
public sealed class TemplateReader(IDbContextFactory<ConsoleDbContext> contexts)
{
    internal async Task<TemplateBook> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(context, cancellationToken);
    }

    /// <summary>In the caller's transaction.</summary>
    internal static async Task<TemplateBook> ReadAsync(ConsoleDbContext context, CancellationToken cancellationToken) =>
        new((await CurrentAsync(context, cancellationToken))
            .Where(version => !version.IsBuiltIn)
            .ToDictionary(version => (version.Kind, version.Language), version => new MessageText(version.Subject, version.Body)));

    /// <summary>The current version of each template that was ever saved.</summary>
    public async Task<IReadOnlyList<MessageTemplateVersion>> CurrentAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await CurrentAsync(context, cancellationToken);
    }

    /// <summary>All versions, newest first.</summary>
    public async Task<IReadOnlyList<MessageTemplateVersion>> VersionsAsync(
        MessageTemplateKind kind,
        string language,
        CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.MessageTemplates.AsNoTracking().Where(version => version.Kind == kind && version.Language == language)
            .OrderByDescending(version => version.Number).ToListAsync(cancellationToken);
    }

    private static Task<List<MessageTemplateVersion>> CurrentAsync(ConsoleDbContext context, CancellationToken cancellationToken) =>
        context.MessageTemplates.AsNoTracking()
            .Where(version => !context.MessageTemplates.Any(
                later => later.Kind == version.Kind && later.Language == version.Language && later.Number > version.Number))
            .ToListAsync(cancellationToken);
}
