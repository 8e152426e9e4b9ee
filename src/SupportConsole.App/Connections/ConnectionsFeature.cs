using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Connections.Detail;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Connections;

public static class ConnectionsFeature
{
    public static IServiceCollection AddConnectionPages(this IServiceCollection services) => services
        .AddSingleton<ConnectionListService>()
        .AddSingleton<ConnectionReader>()
        .AddSingleton<ConnectionSettingsService>()
        .AddSingleton<InternalDetailsService>()
        .AddSingleton<IPaletteSource, ConnectionPalette>();

    public static void MapConnectionExport(this WebApplication app) => app.MapGet(
        "/connections/export.csv",
        (HttpContext http, ConnectionListService list, string? q, ConnectionState? state, Protocol? protocol,
        IdentityProvider? idp, Health? health, bool? attention, string? owner, int? ends, string? sort, bool? desc) =>
            CsvText.WriteAsync(
                http, "connections.csv",
                [
                    ("Customer", row => row.Customer), ("Cluster", row => row.Cluster), ("Connection", row => row.Name),
                    ("State", row => StateBadge.Of(row.State).Word),
                    ("Protocol", row => row.Protocol.ToString()),
                    ("Identity provider", row => IdentityProviderCatalogue.Of(row.IdentityProvider).DisplayName),
                    ("Credential ends (UTC)", row => row.CredentialExpiresAt?.ToString("O")),
                    ("Health", row => StateBadge.Of(row.Health.Value).Word), ("Why", row => row.Health.Reason),
                    ("Next step", row => row.Health.Next.Words), ("Updated (UTC)", row => row.UpdatedAt.ToString("O")),
                ],
                list.ExportAsync(
                    new ConnectionQuery
                    {
                        Search = q ?? "",
                        State = state,
                        Protocol = protocol,
                        IdentityProvider = idp,
                        Health = health,
                        NeedsAttention = attention ?? false,
                        Owner = owner ?? "",
                        EndsWithinDays = ends,
                        Sort = sort ?? "customer",
                        Descending = desc ?? false,
                    },
                    http.RequestAborted))).IsExport("connections.export", "connections as CSV");
}
