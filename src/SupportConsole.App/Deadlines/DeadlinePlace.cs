namespace SupportConsole.App.Deadlines;

/// <summary>Which deadline is at a place in the list.</summary>
/// <param name="Kind">Two kinds can share a key: one certificate may both sign requests and decrypt.</param>
/// <param name="KeyStart">The first part of the key; see <see cref="IDeadlineSource.Select"/>.</param>
/// <param name="Id">The ID in the key, as the database has it.</param>
internal sealed record DeadlinePlace(DeadlineKind Kind, string KeyStart, string Id);

/// <summary>How many deadlines have a due date and how many don't.</summary>
internal sealed record DeadlineCount(int Dated, int Undated);

/// <summary>The lowest and the highest rank that a page can have.</summary>
internal sealed record RankRange(long First, long Last);

internal sealed record PeriodCount(DeadlinePeriod Period, int Count);
