using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.App.Reminders.Templates;

/// <summary>Saves new versions of messages' texts. What was written before keeps its text.</summary>
public sealed class TemplateEditor(IDbContextFactory<ConsoleDbContext> contexts, Rights rights, TimeProvider time)
{
    public const string Saved = "template.save";
    public const string Restored = "template.restore";
    public const string Reset = "template.reset";

    private const int UniqueViolation = 19;

    /// <param name="opened">The number of the version that the page showed, 0 for none: refused if somebody saved another since.</param>
    public Task<Result<Done>> SaveAsync(
        MessageTemplateKind kind,
        string language,
        int opened,
        MessageText typed,
        string reason,
        Actor actor,
        CancellationToken cancellationToken) =>
        AddAsync(kind, language, opened, Saved, (_, _) => Task.FromResult<Result<Draft>>(Unified(typed, reason)), actor, cancellationToken);

    /// <summary>Saves an earlier version's text as the newest one.</summary>
    public Task<Result<Done>> RestoreAsync(
        MessageTemplateKind kind,
        string language,
        int opened,
        int number,
        Actor actor,
        CancellationToken cancellationToken) =>
        AddAsync(
            kind,
            language,
            opened,
            Restored,
            async (context, token) =>
            {
                var version = await context.MessageTemplates.AsNoTracking().SingleOrDefaultAsync(
                    row => row.Kind == kind && row.Language == language && row.Number == number && !row.IsBuiltIn,
                    token);
                return version is null
                    ? new Problem($"There is no version {number}.", "Reload the page.") { Code = "template.no-version" }
                    : new Draft(new MessageText(version.Subject, version.Body), $"Restored version {number}.");
            },
            actor,
            cancellationToken);

    /// <summary>Goes back to the text that comes with the console.</summary>
    public Task<Result<Done>> ResetAsync(
        MessageTemplateKind kind,
        string language,
        int opened,
        Actor actor,
        CancellationToken cancellationToken) =>
        AddAsync(
            kind,
            language,
            opened,
            Reset,
            (_, _) => Task.FromResult<Result<Draft>>(new Draft(null, "Reset to the built-in text.")),
            actor,
            cancellationToken);

    private async Task<Result<Done>> AddAsync(
        MessageTemplateKind kind,
        string language,
        int opened,
        string action,
        Func<ConsoleDbContext, CancellationToken, Task<Result<Draft>>> write,
        Actor actor,
        CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.EditMessages, new RefusedAct(action)) is { } refusal)
        {
            return refusal;
        }

        if (TemplateCatalogue.Find(kind.ToString(), language) is not { } template)
        {
            return new Problem("This message doesn't exist.", "Go back to the list.") { Code = "template.none" };
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!(await write(context, cancellationToken)).TryGet(out var draft, out var problem))
        {
            return problem;
        }

        if (draft.Text is { } text && TemplateText.Check(template, text, draft.Reason).First is { } wrong)
        {
            return wrong with { NotLost = "What you typed is still here." };
        }

        var current = await context.MessageTemplates.AsNoTracking().Where(row => row.Kind == kind && row.Language == language)
            .OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellationToken);
        if ((current?.Number ?? 0) != opened)
        {
            return Moved();
        }

        var before = current is { IsBuiltIn: false } ? new MessageText(current.Subject, current.Body) : template.BuiltIn(language);
        var after = draft.Text ?? template.BuiltIn(language);
        context.MessageTemplates.Add(NewVersion(kind, language, opened + 1, draft, actor));
        AuditTrail.Add(context, new AuditEntry
        {
            At = time.GetUtcNow(),
            By = actor,
            Action = action,
            Outcome = "done",
            Summary = $"Changed the message “{template.Name}” ({TemplateCatalogue.Language(language)}): version {opened + 1}.",
            Reason = draft.Reason,
            Before = AuditTrail.Fields(Fields(before)),
            After = AuditTrail.Fields(Fields(after)),
        });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.InnerException is SqliteException { SqliteErrorCode: UniqueViolation })
        {
            return Moved();
        }

        await transaction.CommitAsync(cancellationToken);
        return Done.Instance;
    }

    private MessageTemplateVersion NewVersion(MessageTemplateKind kind, string language, int number, Draft draft, Actor actor)
    {
        var now = time.GetUtcNow();
        return new MessageTemplateVersion
        {
            Id = Guid.CreateVersion7(now),
            Kind = kind,
            Language = language,
            Number = number,
            IsBuiltIn = draft.Text is null,
            Subject = draft.Text?.Subject ?? "",
            Body = draft.Text?.Body ?? "",
            Reason = draft.Reason,
            SavedBy = actor.Name,
            SavedById = actor.Id.ToString(),
            SavedAt = now,
        };
    }

    private static Draft Unified(MessageText typed, string reason) => new(
        new MessageText(typed.Subject.Trim(), typed.Body.ReplaceLineEndings("\n").Trim()),
        reason.Trim());

    private static Dictionary<string, string?> Fields(MessageText text) => new() { ["subject"] = text.Subject, ["text"] = text.Body };

    private static Problem Moved() => new("Somebody else saved another version.", "Copy your text, reload the page and try again.")
    {
        Code = "template.moved",
        NotLost = "What you typed is still here.",
    };

    /// <param name="Text">Null for the built-in text.</param>
    private sealed record Draft(MessageText? Text, string Reason);
}
