using CsvHelper;
using Microsoft.AspNetCore.Http;

namespace SupportConsole.App.Parts;

/// <summary>Lists as CSV: streamed, and safe to open in a spreadsheet (a cell never becomes a formula).</summary>
public static class CsvText
{
    /// <summary>Writes rows to the answer as they come.</summary>
    public static async Task WriteAsync<T>(HttpContext http, string fileName, IReadOnlyList<(string Head, Func<T, string?> Cell)> columns, IAsyncEnumerable<T> rows)
    {
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        await using var csv = CsvWriter.Create(http.Response.Body, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: true);
        await csv.WriteRecordAsync([.. columns.Select(column => column.Head)], http.RequestAborted);
        await foreach (var row in rows)
        {
            await csv.WriteRecordAsync([.. columns.Select(column => column.Cell(row) ?? "")], http.RequestAborted);
        }

        await csv.FlushAsync(http.RequestAborted);
    }
}
