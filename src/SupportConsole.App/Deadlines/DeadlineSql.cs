using System.Globalization;
using System.Text.Json;

namespace SupportConsole.App.Deadlines;

/// <summary>
/// Writes the statements that answer one <see cref="DeadlineQuery"/>. The conditions are put on each source's SELECT, so that SQLite can
/// answer each from an index. A page is found among the deadlines whose rank is close to the page's, however many there are altogether.
/// </summary>
internal sealed class DeadlineSql
{
    private const string Columns = """
        "Key", "Kind", "Subject", "Customer", "Cluster", "Owner", "OwnerId", "SubjectId"
        """;

    private const string InOrder = """ORDER BY "ActAt" IS NULL, "ActAt", "DueAt", "Key", "Kind" """;

    private readonly List<object> arguments = [];
    private readonly List<DeadlineSelect> selects = [];
    private readonly DeadlineQuery query;
    private readonly DateTimeOffset now;
    private readonly LearnedLeads learned;
    private readonly string conditions;

    public DeadlineSql(IEnumerable<IDeadlineSource> sources, DeadlineQuery query, DateTimeOffset now, LearnedLeads learned)
    {
        this.query = query;
        this.now = now;
        this.learned = learned;
        foreach (var source in sources)
        {
            // Each source numbers its parameters from 0; in a statement they need different numbers.
            var select = source.Select(now);
            var parameters = select.GetArguments().Select(object (value) => Parameter(value!)).ToArray();
            var sql = string.Format(CultureInfo.InvariantCulture, select.Format, parameters);
            selects.AddRange(SelectsOf(new DeadlineSelect(sql, source.LeadTime)));
        }

        conditions = query.Kind is { } kind ? $"\"Kind\" = {Parameter((int)kind)}" : "TRUE";
    }

    /// <summary>The values of all statements written so far. Write a statement before you read them.</summary>
    public object[] Arguments => [.. arguments];

    /// <summary>Selects one <see cref="DeadlineCount"/>.</summary>
    /// <param name="stop">How many deadlines of each of its two kinds are counted at most; null for all of them.</param>
    public string Count(int? stop)
    {
        string Of(string where) => stop is null ? CountAll(where)
            : $"""SELECT count(*) FROM ({UnionAll(_ => "1", where)} LIMIT {stop})""";
        return $"""SELECT ({Of(Dated(query.Period))}) AS "Dated", ({Of(Undated(query.Period))}) AS "Undated" """;
    }

    /// <summary>
    /// Selects <see cref="PeriodCount"/>s of all periods; the query's own period doesn't matter. Sources that an index has in order are
    /// counted by ranges. The others are read once and grouped.
    /// </summary>
    public string CountByPeriod()
    {
        var ranges = selects.Where(select => select.IsInRankOrder).SelectMany(select => Enum.GetValues<DeadlinePeriod>().Select(period => $"""
            SELECT {(int)period} AS "Period", count(*) AS "Count"
            FROM {select.Where} AND {(period == DeadlinePeriod.Unknown ? Undated(period) : Dated(period))}
            """));
        var dated = new[] { DeadlinePeriod.Overdue, DeadlinePeriod.Week, DeadlinePeriod.Month }
            .Select(period => $"WHEN {Due(period)} THEN {(int)period}");
        var period = $"""
            CASE WHEN "DueAt" IS NULL THEN {(int)DeadlinePeriod.Unknown} {string.Join(' ', dated)} ELSE {(int)DeadlinePeriod.Later} END
            """;
        var others = selects.Where(select => !select.IsInRankOrder).Select(select => $"""
            SELECT {period} AS "Period", count(*) AS "Count" FROM {select.Where} AND {conditions} GROUP BY 1
            """);
        return string.Join(" UNION ALL ", ranges.Concat(others));
    }

    /// <summary>Selects every <see cref="DeadlineRow"/>, in order.</summary>
    public string All() => Rows(
        Columns,
        $"{UnionAll(select => select.Row, Dated(query.Period))} UNION ALL {UnionAll(select => select.Row, Undated(query.Period))}",
        InOrder);

    /// <summary>Selects the <see cref="DeadlineRow"/>s of a page, in order.</summary>
    public string Page(IReadOnlyCollection<DeadlinePlace> places)
    {
        var ids = Parameter(JsonSerializer.Serialize(places.Select(place => place.Id).Distinct()));
        var keys = Parameter(JsonSerializer.Serialize(places.Select(place => $"{(int)place.Kind} {place.KeyStart}")));

        // CROSS JOIN starts from the few IDs. With IN, SQLite would read all credentials in the order of their expiry dates.
        var rows = selects.Select(select => $"""
            SELECT {select.Row} FROM json_each({ids}) AS place CROSS JOIN ({select.Sql}) AS source
            WHERE source."Id" = place.value AND {select.Owned} AND {conditions}
                AND "Kind" || ' ' || "KeyStart" IN (SELECT value FROM json_each({keys}))
            """);
        return Rows(Columns, string.Join(" UNION ALL ", rows), InOrder);
    }

    /// <summary>
    /// Selects the <see cref="RankRange"/> of a page of dated deadlines. Learned lead times move a deadline by at most
    /// <see cref="LearnedLeads.Spread"/>, so a deadline whose rank is outside the range can't be on the page.
    /// </summary>
    /// <param name="skip">How many deadlines come before the page.</param>
    /// <param name="take">How many deadlines a full page has.</param>
    /// <param name="dated">How many deadlines have a due date.</param>
    public string Range(int skip, int take, int dated)
    {
        var spread = learned.Spread.Ticks;
        var first = skip == 0 ? "0" : $"""coalesce(min("RankAt"), 0) - {spread}""";
        return $"""
            SELECT {first} AS "First", coalesce(max("RankAt"), {DateTimeOffset.MaxValue.Ticks}) + {spread} AS "Last"
            FROM ({Ranks(skip, Math.Min(take, dated - skip), dated)})
            """;
    }

    /// <summary>Selects the <see cref="DeadlinePlace"/>s of a page of dated deadlines.</summary>
    public string DatedPage(int skip, int take, int dated, RankRange range)
    {
        var where = Dated(query.Period);
        var first = Parameter(range.First);
        var last = Parameter(range.Last);
        var before = skip == 0 ? "0"
            : skip < dated / 2 ? CountAll(select => $"{where} AND {select.WhereRank("<", first)}")
            : $"""SELECT {Parameter(dated)} - ({CountAll(select => $"{where} AND {select.WhereRank(">=", first)}")})""";
        return Rows(
            """
            "Kind", "KeyStart", "Id"
            """,
            UnionAll(select => select.Place, select => $"{where} AND {select.WhereRank(">=", first)} AND {select.WhereRank("<=", last)}"),
            $"""ORDER BY "ActAt", "DueAt", "KeyStart", "Kind" LIMIT {Parameter(take)} OFFSET {Parameter(skip)} - ({before})""");
    }

    /// <summary>
    /// Selects the <see cref="DeadlinePlace"/>s of a page of deadlines without a due date, read from the nearer end. They are ordered by
    /// key, which within a source is the order of the IDs.
    /// </summary>
    /// <param name="skip">How many of them come before the page.</param>
    /// <param name="take">How many of them fit on the page.</param>
    /// <param name="undated">How many there are.</param>
    public string UndatedPage(int skip, int take, int undated)
    {
        var count = Math.Clamp(undated - skip, 0, take);
        var (direction, offset) = skip < undated / 2 ? ("ASC", skip) : ("DESC", Math.Max(0, undated - skip - count));
        var where = Undated(query.Period);
        var limit = Parameter(offset + count);
        var nearest = selects.Select(select => $"""
            SELECT * FROM (SELECT "Kind", "KeyStart", "Id" FROM {select.Where} AND {where} ORDER BY "Id" {direction} LIMIT {limit})
            """);
        return $"""
            SELECT "Kind", "KeyStart", "Id" FROM ({string.Join(" UNION ALL ", nearest)})
            ORDER BY "KeyStart" {direction}, "Kind" {direction} LIMIT {Parameter(count)} OFFSET {Parameter(offset)}
            """;
    }

    /// <summary>Selects the <see cref="DeadlineRow"/> with the key, if there is one.</summary>
    public string One(string key)
    {
        // The row is found by its ID. Keys without an ID belong to sources with few rows.
        var id = key.Split(':') is [_, var text, ..] && Guid.TryParse(text, out var parsed) ? parsed.ToString().ToUpperInvariant() : "";
        var where = $"""{conditions} AND "Id" = {Parameter(id)} AND "KeyStart" || "KeyEnd" = {Parameter(key)}""";
        return Rows(Columns, UnionAll(select => select.Row, where), "LIMIT 1");
    }

    private string Parameter(object value)
    {
        arguments.Add(value);
        return $"{{{arguments.Count - 1}}}";
    }

    /// <summary>
    /// The source's SELECT with the condition on the owner. Where an index has the ranks in order, there are two: the index answers each of
    /// the two ways to be a person's, but not both at once.
    /// </summary>
    private IEnumerable<DeadlineSelect> SelectsOf(DeadlineSelect select)
    {
        if (query.Owner is not { } owner)
        {
            return [select];
        }

        var (id, name) = (Parameter(owner.Id), Parameter(owner.Name));
        var byId = $"""("OwnerId" = {id})""";
        var byName = $"""
            ("OwnerId" = '' AND "Owner" = {name} AND NOT EXISTS (SELECT 1 FROM "Staff" WHERE "Name" = {name} AND "Id" <> {id}))
            """;
        return select.IsInRankOrder ? [select with { Owned = byId }, select with { Owned = byName }]
            : [select with { Owned = $"({byId} OR {byName})" }];
    }

    private string Dated(DeadlinePeriod? period)
    {
        var within = query.WithinDays is { } days ? $"""AND "DueAt" <= {Parameter(now.AddDays(days).UtcTicks)}""" : "";
        return $"{conditions} AND {Due(period)} {within}";
    }

    private string Due(DeadlinePeriod? period)
    {
        var week = DeadlinePeriods.WeekEnd(now).UtcTicks;
        var month = DeadlinePeriods.MonthEnd(now).UtcTicks;
        return period switch
        {
            DeadlinePeriod.Overdue => $""" "DueAt" <= {Parameter(now.UtcTicks)} """,
            DeadlinePeriod.Week => $""" "DueAt" > {Parameter(now.UtcTicks)} AND "DueAt" < {Parameter(week)} """,
            DeadlinePeriod.Month => $""" "DueAt" >= {Parameter(week)} AND "DueAt" < {Parameter(month)} """,
            DeadlinePeriod.Later => $""" "DueAt" >= {Parameter(month)} """,
            DeadlinePeriod.Unknown => "FALSE",
            _ => """ "DueAt" IS NOT NULL """,
        };
    }

    private string Undated(DeadlinePeriod? period) =>
        $"{conditions} AND {(period is null or DeadlinePeriod.Unknown ? """ "DueAt" IS NULL """ : "FALSE")}";

    private string UnionAll(Func<DeadlineSelect, string> columns, string where) => UnionAll(columns, _ => where);

    private string UnionAll(Func<DeadlineSelect, string> columns, Func<DeadlineSelect, string> where) =>
        string.Join(" UNION ALL ", selects.Select(select => $"SELECT {columns(select)} FROM {select.Where} AND {where(select)}"));

    private string CountAll(string where) => CountAll(_ => where);

    private string CountAll(Func<DeadlineSelect, string> where) =>
        $"""SELECT sum("Count") FROM ({UnionAll(_ => """count(*) AS "Count" """, where)})""";

    /// <summary>
    /// Selects the ranks of a page of the dated deadlines, read from the nearer end. SQLite merges what indexes have in order; the few
    /// others are sorted first.
    /// </summary>
    private string Ranks(int before, int count, int dated)
    {
        var where = Dated(query.Period);
        var (direction, offset) = before < dated / 2 ? ("ASC", before) : ("DESC", dated - before - count);
        var (skip, until) = (Parameter(offset), Parameter(offset + count));
        var order = $"""ORDER BY "RankAt" {direction}""";
        string Of(DeadlineSelect select) => $"""SELECT {select.Rank} AS "RankAt" FROM {select.Where} AND {where}""";
        var others = selects.Where(select => !select.IsInRankOrder).Select(select => select.LeadTime is null
            ? Of(select)
            : $"""SELECT * FROM ({Of(select)} ORDER BY "DueAt" {direction} LIMIT {until})""");
        var sorted = $"""SELECT "RankAt" FROM ({string.Join(" UNION ALL ", others)} {order} LIMIT {until})""";
        var all = selects.Where(select => select.IsInRankOrder).Select(Of).Append(sorted);
        return $"{string.Join(" UNION ALL ", all)} {order} LIMIT {Parameter(count)} OFFSET {skip}";
    }

    /// <summary>Adds how long a rotation usually takes and when somebody must begin. GROUP BY has SQLite index the learned days.</summary>
    private string Rows(string columns, string due, string order)
    {
        var customers = Parameter(JsonSerializer.Serialize(learned.Customers));
        var providers = Parameter(JsonSerializer.Serialize(learned.Providers));
        return $"""
            SELECT {columns}, "DueAt", "UsualDays",
                CASE WHEN "UsualDays" IS NULL THEN "RankAt" - {Deadline.RotationLead.Ticks}
                    ELSE "DueAt" - "UsualDays" * {TimeSpan.TicksPerDay} END AS "ActAt"
            FROM (
                SELECT due.*, CASE WHEN due."IdentityProvider" IS NOT NULL THEN coalesce(customer.value, provider.value) END AS "UsualDays"
                FROM ({due}) AS due
                LEFT JOIN (SELECT key, max(value) AS value FROM json_each({customers}) GROUP BY key) AS customer
                    ON customer.key = due."Customer"
                LEFT JOIN (SELECT key, max(value) AS value FROM json_each({providers}) GROUP BY key) AS provider
                    ON provider.key = CAST(due."IdentityProvider" AS TEXT))
            {order}
            """;
    }
}
