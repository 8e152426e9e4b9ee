using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;

namespace SupportConsole.App.Clusters;

public static class ClustersFeature
{
    public static IServiceCollection AddClusters(this IServiceCollection services) => services
        .AddSingleton<ClusterListService>()
        .AddSingleton<ClusterService>()
        .AddSingleton<ClusterImportService>()
        .AddSingleton<AccountService>()
        .AddSingleton<IPaletteSource, ClusterPalette>();

    public static void MapClusterExport(this WebApplication app) => app.MapGet(
        "/clusters/export.csv",
        (HttpContext http, ClusterListService list, string? q, SsoCoverage? coverage, SsoMismatch? mismatch, string? sort, bool? desc) => CsvText.WriteAsync(
            http, "clusters.csv",
            [
                ("Customer", row => row.Customer), ("Cluster", row => row.Name), ("Cluster ID", row => row.Id.ToString()),
                ("Account ID", row => row.AccountId.ToString()), ("URL", row => row.Url), ("State", row => row.State),
                ("SSO", row => StateBadge.Of(row.Coverage).Word), ("Entitled", row => ClusterForm.EntitlementWord(row.IsEntitled)),
                ("Entitled on", row => row.EntitledOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                ("Order", row => row.OrderReference), ("Contact", row => row.ContactName), ("Contact email", row => row.ContactEmail),
                ("Connections", row => row.Connections.ToString(CultureInfo.InvariantCulture)),
            ],
            list.ExportAsync(
            new ClusterQuery
            {
                Search = q ?? "",
                Coverage = coverage,
                Mismatch = mismatch,
                Sort = sort ?? "customer",
                Descending = desc ?? false,
            },
            http.RequestAborted))).IsExport("clusters.export", "clusters as CSV");
}
