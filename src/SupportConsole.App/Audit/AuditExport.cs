using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Chain;

namespace SupportConsole.App.Audit;

/// <summary>
/// The audit as CSV or JSON, oldest first, with what <c>verify-audit.py</c> needs: number, hash and the hash before it, and a trailer
/// that shows whether the end is there. The JSON is an array with one entry a line, so that it can be read line by line.
/// </summary>
public static class AuditExport
{
    private const string TrailerName = "Trailer";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly IReadOnlyList<(string Head, Func<AuditEntry, string?> Cell)> Columns =
    [
        (nameof(AuditEntry.Id), entry => entry.Id.ToString(CultureInfo.InvariantCulture)),
        (nameof(AuditEntry.At), entry => entry.At.ToString("O")),
        (nameof(AuditEntry.Actor), entry => entry.Actor),
        (nameof(AuditEntry.ActorId), entry => entry.ActorId),
        (nameof(AuditEntry.ActorEmail), entry => entry.ActorEmail),
        (nameof(AuditEntry.Action), entry => entry.Action),
        (nameof(AuditEntry.Outcome), entry => entry.Outcome),
        (nameof(AuditEntry.Subject), entry => entry.Subject),
        (nameof(AuditEntry.Summary), entry => entry.Summary),
        (nameof(AuditEntry.Ticket), entry => entry.Ticket),
        (nameof(AuditEntry.Reason), entry => entry.Reason),
        (nameof(AuditEntry.Before), entry => entry.Before),
        (nameof(AuditEntry.After), entry => entry.After),
        (nameof(AuditEntry.RequestId), entry => entry.RequestId),
        (nameof(AuditEntry.ConnectionId), entry => entry.ConnectionId?.ToString()),
        (nameof(AuditEntry.ClusterId), entry => entry.ClusterId?.ToString()),
        (nameof(AuditEntry.ChangeId), entry => entry.ChangeId?.ToString()),
        (nameof(AuditEntry.Covers), entry => entry.Covers),
        (nameof(AuditEntry.Prev), entry => Hex(entry.Prev)),
        (nameof(AuditEntry.Hash), entry => Hex(entry.Hash)),
    ];

    /// <summary>Spreadsheets keep the exact time as text, so they get one that they read too.</summary>
    private static readonly IReadOnlyList<(string Head, Func<AuditEntry, string?> Cell)> CsvColumns =
        [Columns[0], ("Time (UTC)", entry => CsvText.Time(entry.At)), .. Columns.Skip(1)];

    public static async Task WriteCsvAsync(
        Stream stream,
        IAsyncEnumerable<AuditEntry> entries,
        bool isFiltered,
        CancellationToken cancellationToken)
    {
        await using var csv = await CsvText.BeginAsync(stream, cancellationToken);
        await csv.WriteRecordAsync([.. CsvColumns.Select(column => column.Head)], cancellationToken);
        var trailer = new ExportTrailer(isFiltered);
        await foreach (var entry in trailer.CountAsync(entries, cancellationToken))
        {
            await csv.WriteRecordAsync([.. CsvColumns.Select(column => CsvText.Cell(column.Cell(entry)))], cancellationToken);
        }

        await csv.WriteRecordAsync([trailer.Line, .. Enumerable.Repeat("", CsvColumns.Count - 1)], cancellationToken);
        await csv.FlushAsync(cancellationToken);
    }

    public static async Task WriteJsonAsync(
        Stream stream,
        IAsyncEnumerable<AuditEntry> entries,
        bool isFiltered,
        CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(stream, leaveOpen: true);
        await text.WriteLineAsync("[".AsMemory(), cancellationToken);
        var trailer = new ExportTrailer(isFiltered);
        await foreach (var entry in trailer.CountAsync(entries, cancellationToken))
        {
            var line = JsonSerializer.Serialize(Columns.ToDictionary(column => column.Head, column => column.Cell(entry)), Plain);
            await text.WriteLineAsync($"{line},".AsMemory(), cancellationToken);
        }

        var end = JsonSerializer.Serialize(new Dictionary<string, string> { [TrailerName] = trailer.Line }, Plain);
        await text.WriteLineAsync($"{end}\n]".AsMemory(), cancellationToken);
        await text.FlushAsync(cancellationToken);
    }

    private static string Hex(byte[]? hash) => hash is null ? "" : CanonicalRow.Hex(hash);

    /// <summary>Counts what is exported, so that an export whose end was cut shows.</summary>
    private sealed class ExportTrailer(bool isFiltered)
    {
        private long rows;
        private long first;
        private long last;

        public string Line => string.Create(
            CultureInfo.InvariantCulture,
            $"audit-export v1 rows={rows} first={first} last={last} filter={(isFiltered ? "yes" : "no")}");

        public async IAsyncEnumerable<AuditEntry> CountAsync(
            IAsyncEnumerable<AuditEntry> entries,
            [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var entry in entries.WithCancellation(cancellationToken))
            {
                rows++;
                first = rows == 1 ? entry.Id : first;
                last = entry.Id;
                yield return entry;
            }
        }
    }
}
