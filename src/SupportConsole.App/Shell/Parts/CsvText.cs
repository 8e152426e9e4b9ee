using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.AspNetCore.Http;

namespace SupportConsole.App.Shell.Parts;

/// <summary>Lists as CSV: streamed, and safe to open in a spreadsheet (a cell never becomes a formula).</summary>
public static class CsvText
{
    /// <summary>Writes rows to the answer as they come.</summary>
    public static async Task WriteAsync<T>(HttpContext http, string fileName, IReadOnlyList<(string Head, Func<T, string?> Cell)> columns, IAsyncEnumerable<T> rows)
    {
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        await using var writer = new StreamWriter(http.Response.Body, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape });
        foreach (var (head, _) in columns)
        {
            csv.WriteField(head);
        }

        await csv.NextRecordAsync();
        await foreach (var row in rows)
        {
            foreach (var (_, cell) in columns)
            {
                csv.WriteField(cell(row));
            }

            await csv.NextRecordAsync();
        }
    }
}
