using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using SupportConsole.App.Audit;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.Tests.Shell;

/// <summary>CSV as Excel on Windows opens it: with a byte order mark, and with times that it reads.</summary>
public sealed class CsvTextTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 27, 21, 55, 39, 672, TimeSpan.FromHours(2));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_begins_with_the_byte_order_mark_and_keeps_every_letter()
    {
        var http = new DefaultHttpContext();
        var body = new MemoryStream();
        http.Response.Body = body;

        await CsvText.WriteAsync(http, "names.csv", [("Name", (string name) => name)], Names());

        Assert.Equal([0xEF, 0xBB, 0xBF], body.ToArray()[..3]);
        Assert.Equal("Name\r\nBäckerei · Müller\r\n\"'=1+1\"\r\nΑκμή — Жемчуг\r\n한국 🔑\r\n", Encoding.UTF8.GetString(body.ToArray()[3..]));
    }

    [Theory]
    [InlineData("＝1+1")]
    [InlineData("＋1")]
    [InlineData("－1")]
    [InlineData("＠SUM(1)")]
    [InlineData(" =1+1")]
    [InlineData("\u00a0=1+1")]
    [InlineData("\ufeff=1+1")]
    [InlineData("\u200b@SUM(1)")]
    [InlineData("\n=1+1")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    [InlineData(" \t+1")]
    public async Task No_cell_becomes_a_formula_however_it_begins(string cell)
    {
        var http = new DefaultHttpContext();
        var body = new MemoryStream();
        http.Response.Body = body;

        await CsvText.WriteAsync(http, "names.csv", [("Name", (string name) => name)], new[] { cell }.ToAsyncEnumerable());

        Assert.Equal("'" + cell, Encoding.UTF8.GetString(body.ToArray()[3..]).Replace("Name\r\n", "", StringComparison.Ordinal)[..^2].Trim('"'));
    }

    [Theory]
    [InlineData("2026-11-27T21:55:39.672+02:00", "2026-11-27 19:55:39")]
    [InlineData("2026-12-31T23:30:00-05:00", "2027-01-01 04:30:00")]
    [InlineData("2028-02-29T00:00:00.9999999Z", "2028-02-29 00:00:00")]
    [InlineData("2026-03-04T05:06:07+05:45", "2026-03-03 23:21:07")]
    public void A_time_is_utc_to_the_second(string at, string cell) =>
        Assert.Equal(cell, CsvText.Time(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)));

    [Fact]
    public void A_day_is_the_calendars_and_none_is_empty() =>
        Assert.Equal(("2028-02-29", ""), (CsvText.Day(new DateOnly(2028, 2, 29)), CsvText.Day(null)));

    [Fact]
    public async Task The_audit_has_a_time_for_spreadsheets_beside_the_exact_one()
    {
        await using var stream = new MemoryStream();

        await AuditExport.WriteCsvAsync(stream, Entries(), isFiltered: false, Token);

        Assert.Equal([0xEF, 0xBB, 0xBF], stream.ToArray()[..3]);
        var lines = Encoding.UTF8.GetString(stream.ToArray()[3..]).Split("\r\n");
        Assert.StartsWith("Id,Time (UTC),At,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("7,2026-11-27 19:55:39,2026-11-27T21:55:39.6720000+02:00,", lines[1], StringComparison.Ordinal);
    }

    private static async IAsyncEnumerable<string> Names()
    {
        yield return "Bäckerei · Müller";
        await Task.Yield();
        yield return "=1+1";
        yield return "Ακμή — Жемчуг";
        yield return "한국 🔑";
    }

    private static async IAsyncEnumerable<AuditEntry> Entries()
    {
        await Task.Yield();
        yield return new AuditEntry
        {
            Id = 7,
            At = At,
            By = Actor.Unknown,
            Action = "a",
            Outcome = "done",
            Subject = "s",
            Summary = "·",
        };
    }
}
