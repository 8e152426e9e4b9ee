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
        .AddSingleton<ClusterReport>()
        .AddSingleton<IPaletteSource, ClusterPalette>();

    public static void MapClusterExport(this WebApplication app) => app.MapGet(
        "/clusters/export.{format:regex(^(csv|json)$)}",
        async ([AsParameters] ReportAddress address, string format, HttpContext http, ClusterReport report, TimeProvider time) =>
        {
            var found = await report.ReadAsync(address.Query(Actor.From(http.User)), http.RequestAborted);
            var day = found.AsOf is { } asOf ? new DateTimeOffset(asOf.ToDateTime(default), TimeSpan.Zero) : time.GetUtcNow();
            var fileName = ConnectionExport.FileName("sso-clusters", address.Words, day, format);
            await (format == "json"
                ? JsonRows.WriteAsync(http, fileName, ReportColumns.Of(found), found.Rows.ToAsyncEnumerable())
                : CsvText.WriteAsync(http, fileName, ReportColumns.Of(found), found.Rows.ToAsyncEnumerable()));
        }).IsExport("clusters.export", "clusters");
}
