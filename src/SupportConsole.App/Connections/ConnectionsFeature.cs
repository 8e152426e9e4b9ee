using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Connections.Detail;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
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

    public static void MapConnectionExport(this WebApplication app)
    {
        app.MapGet(
            "/connections/export.{format:regex(^(csv|json)$)}",
            ([AsParameters] ExportAddress address, string format, HttpContext http, ConnectionListService list, TimeProvider time) =>
                WriteAsync(http, "connections", address, format, list, time))
            .IsExport("connections.export", "connections");
    }

    private static Task WriteAsync(
        HttpContext http,
        string what,
        ExportAddress address,
        string format,
        ConnectionListService list,
        TimeProvider time)
    {
        var fileName = ConnectionExport.FileName(what, address.Words, time.GetUtcNow(), format);
        var rows = list.ExportAsync(address.Query(Actor.From(http.User)), http.RequestAborted);
        return format == "json"
            ? JsonRows.WriteAsync(http, fileName, ConnectionExport.Columns, rows)
            : CsvText.WriteAsync(http, fileName, ConnectionExport.Columns, rows);
    }

    /// <summary>The filters of the list, as its address has them.</summary>
    internal sealed record ExportAddress(
        string? Q, Health? Health, ConnectionState? State, Protocol? Protocol, IdentityProvider? Idp, bool? Attention,
        string? Owner, bool? Mine, int? Ends, int? Within, string? Sort, bool? Desc, string? Ids)
    {
        internal ConnectionQuery Query(Actor? me) => new()
        {
            Search = Q ?? "",
            Health = Health,
            State = State,
            Protocol = Protocol,
            IdentityProvider = Idp,
            NeedsAttention = Attention ?? false,
            Owner = Owner ?? "",
            Mine = Mine == true && me is not null ? OwnerFilter.Of(me) : null,
            EndsWithinDays = Ends ?? Within,
            Selected = Ids is null ? null : [.. Ids.Split(',').Select(id => Guid.TryParse(id, out var parsed) ? parsed : Guid.Empty)],
            Sort = Sort ?? "customer",
            Descending = Desc ?? false,
        };

        /// <summary>The filter in words, for the file's name.</summary>
        internal IEnumerable<string?> Words =>
        [
            Health is { } health ? StateBadge.Of(health).Word : null,
            State?.ToString(),
            Protocol?.ToString(),
            Idp?.ToString(),
            Attention == true ? "needs-attention" : null,
            Owner,
            Mine == true ? "mine" : null,
            Ids is null ? null : "selected",
            (Ends ?? Within) is { } days ? $"{days}-days" : null,
            Q is { Length: > 0 and <= 40 } ? Q : null,
        ];
    }
}
