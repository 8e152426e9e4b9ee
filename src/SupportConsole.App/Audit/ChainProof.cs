using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Chain;
using SupportConsole.App.Record.Storage;

namespace SupportConsole.App.Audit;

/// <summary>Checks the audit's chain against the console's own copies of the heads, and says what that does not show.</summary>
public sealed class ChainProof(ConsolePaths paths, IDbContextFactory<ConsoleDbContext> contexts, HeadSettings settings)
{
    private const string Compare = "SupportConsole audit verify --heads FILE";

    /// <returns>What was found, and what somebody could have done without being found.</returns>
    public async Task<(RecordPoint Point, string Limit)> CheckAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var heads = await context.AuditHeads.AsNoTracking().Where(head => head.AcknowledgedAt != null).ToListAsync(cancellationToken);
        byte[]? key;
        try
        {
            key = settings.ReadKey();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            const string cure = "Put the file that Audit:HeadKeyFile names back.";
            return (new RecordPoint($"The heads' key can't be read: {exception.Message}", cure), "");
        }

        if (key is not null)
        {
            // Heads from before the key was set, or from before it was replaced, show nothing.
            heads.RemoveAll(head => !head.IsSignedWith(key));
        }

        var verdict = await ChainReader.CheckAsync(paths.Database, heads, key, cancellationToken);
        if (verdict.IsSound)
        {
            var matched = verdict.LastGoodHead;
            var words = matched is null ? verdict.Lines[0] : $"{verdict.Lines[0]} {Matched(matched, key is not null)}";
            return (new RecordPoint(words), Limit(matched, key is not null));
        }

        // Without heads or a key the last line says what was not checked.
        var isAllChecked = heads.Count > 0 && key is not null;
        var faults = isAllChecked ? verdict.Lines : verdict.Lines.SkipLast(1);
        return (
            new RecordPoint(string.Join(' ', faults), $"Compare the audit with the heads that were kept elsewhere: {Compare}."),
            Limit(verdict.LastGoodHead, key is not null));
    }

    private static string Matched(AuditHead head, bool isSigned) =>
        $"It matches the head of {TimeWords.Minute(head.At)} UTC, which was sent to {head.AcknowledgedBy}"
            + (isSigned ? " and is signed." : ".");

    private string Limit(AuditHead? matched, bool isSigned) =>
        settings.IsNone
            ? "No heads are kept outside the data directory (Audit:Heads=None). Whoever can write the database file can cut off the last "
                + "entries or rewrite all of them, and this check would not show it."
        : matched is null
            ? "No head has been compared. Whoever can write the database file can cut off the last entries or rewrite all of them, "
                + "and this check would not show it."
        : isSigned
            ? "The console compared its own copies of the heads. Whoever can write the database file can't forge them without the key, but "
                + "can remove the newest ones together with the newest entries. "
                + $"To rule that out, run {Compare} with the heads that were kept elsewhere."
            : "The console compared its own copies of the heads. Whoever can write the database file can rewrite these too. To rule that "
                + $"out, run {Compare} with the heads that were kept elsewhere.";
}
