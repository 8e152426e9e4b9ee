using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Search;

namespace SupportConsole.App.Shell;

/// <summary>
/// What the palette asks the record itself: the open connection by its ID, and others by a change's ticket or by a name with a mistake in it.
/// </summary>
public sealed class PaletteRecord(IDbContextFactory<ConsoleDbContext> contexts) : IPaletteSource
{
    private const string IgnoringCase = "NOCASE";

    /// <summary>No ticket contains this character, and all others sort before it.</summary>
    private const char AfterAll = '\uFFFF';

    /// <summary>Of the words that a mistyped one may mean.</summary>
    private const int MostMeant = 40;

    /// <summary>Of the connections that have such words.</summary>
    private const int MostRead = 500;

    /// <summary>The open connection; null if it is gone.</summary>
    public async Task<PaletteItem?> ConnectionAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var name = await context.Connections.AsNoTracking().Where(record => record.Id == id).Select(record => record.Name)
            .SingleOrDefaultAsync(cancellationToken);
        return name is null ? null : new PaletteItem(name.Value, "connection", $"/connections/{id}");
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PaletteItem>> FindAsync(string text, int most, CancellationToken cancellationToken)
    {
        if (!text.Any(char.IsDigit))
        {
            return [];
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var after = text + AfterAll;
        var changes = await context.Changes.AsNoTracking()
            .Where(change => string.Compare(EF.Functions.Collate(change.Ticket, IgnoringCase), text) >= 0
                && string.Compare(EF.Functions.Collate(change.Ticket, IgnoringCase), after) < 0)
            .OrderBy(change => EF.Functions.Collate(change.Ticket, IgnoringCase)).ThenByDescending(change => change.PlannedAt)
            .Select(change => new { change.Ticket, change.ConnectionId, change.ConnectionName })
            .Take(most)
            .ToListAsync(cancellationToken);
        return [.. changes.DistinctBy(change => change.ConnectionId)
            .Select(change => new PaletteItem(change.ConnectionName.Value, $"ticket {change.Ticket}", $"/connections/{change.ConnectionId}")
            {
                Group = "Tickets",
            })];
    }

    /// <summary>
    /// The connections with names near what was typed, for when nothing else was found. A word must begin with one of the first two letters
    /// typed, so that few words are compared.
    /// </summary>
    public async Task<IReadOnlyList<PaletteItem>> FindNearAsync(string text, int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var folded = SearchFold.Of(SearchWords.Cut(text));
        var meant = new List<List<string>>();
        foreach (var typed in NearWords.Split(folded).Where(word => word.Length >= NearWords.Shortest).Take(SearchWords.MostWords))
        {
            meant.Add(await NearAsync(context, typed, cancellationToken));
        }

        if (Trigrams.OfEach(meant) is not { } match)
        {
            return [];
        }

        var keys = context.Set<ConnectionSearchRow>().Where(row => row.Match == match).Select(row => row.Id).Take(MostRead);
        var names = await context.Connections.AsNoTracking()
            .Where(record => keys.Contains(record.SearchKey) && record.State != ConnectionState.Retired)
            .Select(record => new { record.Id, Name = record.Name.Value, record.Customer, record.NamesText })
            .ToListAsync(cancellationToken);
        return [.. names.Where(row => NearWords.IsNear(folded, row.NamesText))
            .OrderBy(row => row.Name, StringComparer.Ordinal).Take(most)
            .Select(row => new PaletteItem(row.Name, row.Customer, $"/connections/{row.Id}") { Group = "Did you mean" })];
    }

    private static async Task<List<string>> NearAsync(ConsoleDbContext context, string typed, CancellationToken cancellationToken)
    {
        var near = new List<string>();
        foreach (var first in typed[..2].Distinct())
        {
            var beginning = Glob.BeginningWith(first.ToString());
            var words = await context.Set<NameWord>().Select(word => word.Word)
                .Where(word => EF.Functions.Glob(word, beginning)).ToListAsync(cancellationToken);
            near.AddRange(words.Where(word => NearWords.IsNearWord(typed, word)));
        }

        return [.. near.Take(MostMeant)];
    }
}
