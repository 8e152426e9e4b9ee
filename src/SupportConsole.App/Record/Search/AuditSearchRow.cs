namespace SupportConsole.App.Record.Search;

/// <summary>The trigram index over the entries' words, kept by a trigger: entries are only ever added. A migration makes it, since EF knows no virtual tables.</summary>
internal sealed class AuditSearchRow
{
    /// <summary>The entry's.</summary>
    public long Id { get; init; }

    /// <summary>Equal to whatever the entry's words answer, see <see cref="Trigrams"/>.</summary>
    public string Match { get; init; } = "";
}
