using System.Text;
using Microsoft.AspNetCore.Http;
using SupportConsole.App.Deadlines;
using SupportConsole.App.People;
using SupportConsole.App.SignIns;

namespace SupportConsole.App.Renewals;

/// <summary>The deadlines and cutovers as a calendar that programs subscribe to, for whoever holds the address.</summary>
internal static class CalendarFeedEndpoint
{
    /// <summary>How far ahead the feed looks.</summary>
    private const int Days = 400;

    /// <param name="mine">Whether only the person's own deadlines are wanted.</param>
    public static async Task<IResult> ShowAsync(
        HttpContext http,
        CalendarFeeds feeds,
        DeadlineReader deadlines,
        ConsoleInfo info,
        TimeProvider time,
        string token,
        bool? mine)
    {
        PublicPage.KeepOutOfIndexes(http);
        if (await feeds.OpenAsync(token, http.RequestAborted) is not { } person)
        {
            return Results.Text("This calendar doesn't exist any more.", statusCode: StatusCodes.Status404NotFound);
        }

        var query = new DeadlineQuery { WithinDays = Days, Owner = mine == true ? person : null };
        var rows = await deadlines.ExportAsync(query, http.RequestAborted).ToListAsync(http.RequestAborted);
        var root = info.PublicAddress ?? new Uri($"{http.Request.Scheme}://{http.Request.Host}");
        var text = RenewalCalendar.Of(rows, path => new Uri(root, path), time.GetUtcNow());
        return Results.Bytes(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8");
    }
}
