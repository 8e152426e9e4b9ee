using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.History;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;

namespace SupportConsole.App.Audit;

public static class AuditFeature
{
    private const int SlugMaxLength = 60;

    public static IServiceCollection AddAudit(this IServiceCollection services) =>
        services.AddSingleton<AuditTrail>().AddSingleton<AuditListService>().AddSingleton<RecordCheck>().AddSingleton<ChainProof>()
            .AddSingleton<AuditDetailReader>().AddScoped<ReadersZone>();

    public static void MapAuditExport(this WebApplication app)
    {
        app.MapGet("/audit/export.csv", (HttpContext http, AuditListService list, TimeProvider time, [AsParameters] AuditFilter filter) =>
            WriteAsync(http, list, time, filter, isJson: false)).IsExport("audit.export", "the audit log as CSV");
        app.MapGet("/audit/export.json", (HttpContext http, AuditListService list, TimeProvider time, [AsParameters] AuditFilter filter) =>
            WriteAsync(http, list, time, filter, isJson: true)).IsExport("audit.export", "the audit log as JSON");
    }

    private static Task WriteAsync(HttpContext http, AuditListService list, TimeProvider time, AuditFilter filter, bool isJson)
    {
        var query = filter.ToQuery();
        var isFiltered = query != new AuditQuery();
        http.Response.ContentType = isJson ? "application/json; charset=utf-8" : "text/csv; charset=utf-8";
        var name = FileName(time.GetUtcNow(), http.Request.Query, isJson ? "json" : "csv");
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        var entries = list.ExportAsync(query, http.RequestAborted);
        return isJson
            ? AuditExport.WriteJsonAsync(http.Response.Body, entries, isFiltered, http.RequestAborted)
            : AuditExport.WriteCsvAsync(http.Response.Body, entries, isFiltered, http.RequestAborted);
    }

    /// <summary>Such as audit-2026-11-27-rotate-certificate-sup-48213.csv.</summary>
    internal static string FileName(DateTimeOffset now, IQueryCollection query, string extension)
    {
        var slug = new StringBuilder();
        foreach (var letter in string.Join(' ', query.Select(pair => pair.Value.ToString())).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (slug is { Length: > 0 } && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var filter = slug.ToString()[..Math.Min(slug.Length, SlugMaxLength)].Trim('-');
        var date = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return filter.Length == 0 ? $"audit-{date}.{extension}" : $"audit-{date}-{filter}.{extension}";
    }

    /// <summary>The page's filter, as it is in the address.</summary>
    private sealed record AuditFilter(
        string? Q,
        string? Ticket,
        string? Actor,
        string? Person,
        string? Action,
        string? Outcome,
        DateOnly? From,
        DateOnly? To,
        Guid? Connection,
        Guid? Cluster)
    {
        public AuditQuery ToQuery() => new()
        {
            Search = Q ?? "",
            Ticket = Ticket ?? "",
            Actor = Actor ?? "",
            ActorId = Person ?? "",
            Action = Action ?? "",
            Outcome = Outcome ?? "",
            From = From,
            To = To,
            ConnectionId = Connection,
            ClusterId = Cluster,
        };
    }
}
