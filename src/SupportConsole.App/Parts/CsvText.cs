using CsvHelper;
using Microsoft.AspNetCore.Http;

namespace SupportConsole.App.Parts;

/// <summary>Streams lists as CSV that is safe to open in a spreadsheet: no cell becomes a formula.</summary>
public static class CsvText
{
    public static async Task WriteAsync<T>(
        HttpContext http,
        string fileName,
        IReadOnlyList<(string Head, Func<T, string?> Cell)> columns,
        IAsyncEnumerable<T> rows)
    {
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        var options = new CsvWriterOptions { Injection = CsvInjection.Escape };
        await using var csv = CsvWriter.Create(http.Response.Body, options, leaveOpen: true);
        await csv.WriteRecordAsync([.. columns.Select(column => column.Head)], http.RequestAborted);
        await foreach (var row in rows)
        {
            await csv.WriteRecordAsync([.. columns.Select(column => column.Cell(row) ?? "")], http.RequestAborted);
        }

        await csv.FlushAsync(http.RequestAborted);
    }
}
