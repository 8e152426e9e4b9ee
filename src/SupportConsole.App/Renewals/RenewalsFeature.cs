using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.SignIns;

namespace SupportConsole.App.Renewals;

public static class RenewalsFeature
{
    public static void MapRenewals(this WebApplication app)
    {
        app.MapGet(
            "/renewals/calendar.ics",
            async (
                [AsParameters] RenewalAddress address,
                HttpContext http,
                DeadlineReader deadlines,
                StaffDirectory directory,
                ConsoleInfo info,
                TimeProvider time) =>
            {
                var query = await address.QueryAsync(http, directory);
                var rows = await deadlines.ExportAsync(query, http.RequestAborted).ToListAsync(http.RequestAborted);
                var root = info.PublicAddress ?? new Uri($"{http.Request.Scheme}://{http.Request.Host}");
                var text = RenewalCalendar.Of(rows, path => new Uri(root, path), time.GetUtcNow());
                return Results.File(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8", "renewals.ics");
            }).IsExport("renewals.export", "renewals as a calendar");
        app.MapGet(CalendarFeeds.Path + "/{token}.ics", CalendarFeedEndpoint.ShowAsync).AllowAnonymous()
            .RequireRateLimiting(TestEndpoints.RateLimit);
        app.MapGet(
            "/renewals/export.{format:regex(^(csv|json)$)}",
            async (
                [AsParameters] RenewalAddress address,
                string format,
                HttpContext http,
                DeadlineReader deadlines,
                StaffDirectory directory,
                TimeProvider time) =>
            {
                var now = time.GetUtcNow();
                var fileName = ConnectionExport.FileName("renewals", address.Words, now, format);
                var rows = deadlines.ExportAsync(await address.QueryAsync(http, directory), http.RequestAborted);
                await (format == "json"
                    ? JsonRows.WriteAsync(http, fileName, RenewalExport.Columns(now), rows)
                    : CsvText.WriteAsync(http, fileName, RenewalExport.Columns(now), rows));
            }).IsExport("renewals.export", "renewals");
    }

    /// <summary>The filters of the page, as its address has them.</summary>
    internal sealed record RenewalAddress(string? Period, string? Kind, int? Within, bool? Mine, string? Owner)
    {
        internal IEnumerable<string?> Words => [Period, Kind, Within is { } days ? $"{days}-days" : null, Mine == true ? "mine" : null];

        internal async Task<DeadlineQuery> QueryAsync(HttpContext http, StaffDirectory directory) => new RenewalFilter(
            Known<DeadlinePeriod>(Period),
            Known<DeadlineKind>(Kind),
            Within,
            Mine,
            Owner ?? "").Query(
                Actor.From(http.User) is { } actor ? OwnerFilter.Of(actor) : null,
                Owner is null ? [] : await directory.ListAsync(http.RequestAborted));

        private static T? Known<T>(string? text)
            where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
    }
}
