namespace SupportConsole.App.Record.Search;

/// <summary>A row of a trigram index (FTS5), which triggers keep. A migration creates it, since EF knows no virtual tables.</summary>
internal abstract class SearchRow
{
    /// <summary>The entry's ID, or the SearchKey of a connection or cluster.</summary>
    public long Id { get; init; }

    /// <summary>The FTS5 table's own column: compare it with a query of <see cref="Trigrams"/>.</summary>
    public string Match { get; init; } = "";
}

internal sealed class AuditSearchRow : SearchRow;

internal sealed class ConnectionSearchRow : SearchRow;

internal sealed class ClusterSearchRow : SearchRow;
