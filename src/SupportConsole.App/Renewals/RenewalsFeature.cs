using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using SupportConsole.App.Inventory;
using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.App.Renewals;

public static class RenewalsFeature
{
    public static void MapRenewalCalendar(this WebApplication app) => app.MapGet(
        "/renewals/calendar.ics",
        async (HttpContext http, ConnectionListService list, ConsoleInfo info, TimeProvider time, int? within, string? protocol) =>
        {
            var rows = await list.ExportAsync(RenewalFilter.Of(within, protocol).Query(), http.RequestAborted)
                .ToListAsync(http.RequestAborted);
            var root = info.PublicAddress ?? new Uri($"{http.Request.Scheme}://{http.Request.Host}");
            var text = RenewalCalendar.Of(rows, id => new Uri(root, $"/connections/{id}"), time.GetUtcNow());
            return Results.File(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8", "renewals.ics");
        }).IsExport("renewals.export", "renewals as a calendar");
}
