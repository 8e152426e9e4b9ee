using System.Globalization;
using System.Text;
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
        await using var csv = await BeginAsync(http.Response.Body, http.RequestAborted);
        await csv.WriteRecordAsync([.. columns.Select(column => column.Head)], http.RequestAborted);
        await foreach (var row in rows)
        {
            await csv.WriteRecordAsync([.. columns.Select(column => Cell(column.Cell(row)))], http.RequestAborted);
        }

        await csv.FlushAsync(http.RequestAborted);
    }

    /// <summary>Begins with the byte order mark: without it Excel on Windows takes UTF-8 for another encoding.</summary>
    internal static async Task<CsvWriter> BeginAsync(Stream stream, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.UTF8.Preamble.ToArray(), cancellationToken);
        return CsvWriter.Create(stream, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: true);
    }

    /// <summary>
    /// The cell, marked as text where a spreadsheet might compute it and the library's own escape does not see it: full-width signs, as
    /// East Asian keyboards type them, and signs behind spaces, line ends or invisible characters.
    /// </summary>
    internal static string Cell(string? text)
    {
        var cell = text ?? "";
        var begin = cell.AsSpan().TrimStart(" \t\r\n\0\u00a0\u200b\u3000\ufeff");
        return begin is ['＝' or '＋' or '－' or '＠', ..] || (begin is ['=' or '+' or '-' or '@', ..] && begin.Length < cell.Length)
            ? "'" + cell
            : cell;
    }

    /// <summary>UTC as spreadsheets read it; the column's head says that it is UTC.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A day as spreadsheets read it; empty if there is none.</summary>
    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
