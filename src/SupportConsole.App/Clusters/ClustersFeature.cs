using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Clusters.Report;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.App.Clusters;

public static class ClustersFeature
{
    public static IServiceCollection AddClusters(this IServiceCollection services) => services
        .AddSingleton<ClusterListService>()
        .AddSingleton<ClusterService>()
        .AddSingleton<ClusterImportService>()
        .AddSingleton<AccountService>()
        .AddSingleton<AccountListService>()
        .AddSingleton<ClusterReport>()
        .AddSingleton<IPaletteSource, ClusterPalette>();

    public static void MapClusterExport(this WebApplication app) => app.MapGet(
        "/clusters/export.{format:regex(^(csv|json)$)}",
        async ([AsParameters] ReportAddress address, string format, HttpContext http, ClusterReport report, TimeProvider time) =>
        {
            var query = address.Query(Actor.From(http.User));
            var now = time.GetUtcNow();
            var day = PastDay.Of(query.AsOf, now);
            var fileName = ConnectionExport.FileName("sso-clusters", address.Words, day?.End?.AddDays(-1) ?? now, format);
            var rows = report.ExportAsync(query, day, http.RequestAborted);
            await (format == "json"
                ? JsonRows.WriteAsync(http, fileName, ReportColumns.Of(day), rows)
                : CsvText.WriteAsync(http, fileName, ReportColumns.Of(day), rows));
        }).IsExport("clusters.export", "clusters");
}
