using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SupportConsole.App.Parts;

/// <summary>Streams lists as a JSON array of objects, with the columns of <see cref="CsvText"/> as names.</summary>
public static class JsonRows
{
    private const int FlushEvery = 100;

    public static async Task WriteAsync<T>(
        HttpContext http,
        string fileName,
        IReadOnlyList<(string Head, Func<T, string?> Cell)> columns,
        IAsyncEnumerable<T> rows)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartArray();
        var written = 0;
        await foreach (var row in rows)
        {
            json.WriteStartObject();
            foreach (var (head, cell) in columns)
            {
                json.WriteString(head, cell(row) ?? "");
            }

            json.WriteEndObject();
            if (++written % FlushEvery == 0)
            {
                await json.FlushAsync(http.RequestAborted);
                await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
            }
        }

        json.WriteEndArray();
        await json.FlushAsync(http.RequestAborted);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }
}
