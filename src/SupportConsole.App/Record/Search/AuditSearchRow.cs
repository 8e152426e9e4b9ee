namespace SupportConsole.App.Record.Search;

/// <summary>The trigram index of the audit log, kept by a trigger. A migration creates it, since EF knows no virtual tables.</summary>
internal sealed class AuditSearchRow
{
    public long Id { get; init; }

    /// <summary>The FTS5 column: compare it with a query of <see cref="Trigrams"/>.</summary>
    public string Match { get; init; } = "";
}
