using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.History;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.App.Audit;

public static class AuditFeature
{
    public static IServiceCollection AddAudit(this IServiceCollection services) =>
        services.AddSingleton<AuditTrail>().AddSingleton<AuditListService>().AddSingleton<RecordCheck>();

    public static void MapAuditExport(this WebApplication app) => app.MapGet(
        "/audit/export.csv",
        (HttpContext http, AuditListService list, string? q, string? ticket, string? actor, string? action, string? outcome,
        DateOnly? from, DateOnly? to, Guid? connection, Guid? cluster) => CsvText.WriteAsync(
            http, "audit.csv",
            [
                ("At (UTC)", entry => entry.At.ToString("O")), ("Who", entry => entry.Actor),
                ("Action", entry => entry.Action), ("Outcome", entry => entry.Outcome),
                ("Subject", entry => entry.Subject), ("Summary", entry => entry.Summary), ("Ticket", entry => entry.Ticket),
                ("Reason", entry => entry.Reason),
                ("Before", entry => entry.Before), ("After", entry => entry.After),
                ("Auth0 request", entry => entry.RequestId), ("Change", entry => entry.ChangeId?.ToString()),
            ],
            list.ExportAsync(
                new AuditQuery
                {
                    Search = q ?? "",
                    Ticket = ticket ?? "",
                    Actor = actor ?? "",
                    Action = action ?? "",
                    Outcome = outcome ?? "",
                    From = from,
                    To = to,
                    ConnectionId = connection,
                    ClusterId = cluster
                },
                http.RequestAborted)));
}
