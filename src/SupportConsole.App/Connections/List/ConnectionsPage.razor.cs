using System.Globalization;
using Microsoft.AspNetCore.Components;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Search;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Connections.List;

/// <summary>The connections list. Search, filters, sort and page live in the address.</summary>
public sealed partial class ConnectionsPage(ConnectionListService list, NavigationManager navigation, TimeProvider time) : IDisposable
{
    private readonly ListReading<ConnectionQuery> reading = new(time);
    private ConnectionQuery query = new();
    private ListPage<ConnectionRow>? page;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    private string? State { get; set; }

    [SupplyParameterFromQuery(Name = "protocol")]
    private string? ProtocolName { get; set; }

    [SupplyParameterFromQuery(Name = "idp")]
    private string? Provider { get; set; }

    [SupplyParameterFromQuery(Name = "attention")]
    private string? Attention { get; set; }

    [SupplyParameterFromQuery(Name = "ends")]
    private string? Ends { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? SortColumn { get; set; }

    [SupplyParameterFromQuery(Name = "desc")]
    private string? IsDescending { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageNumber { get; set; }

    private TimeProvider Time => time;

    private string? Counted => page is null ? null : $"{page.Total.ToString("N0", CultureInfo.InvariantCulture)} {(page.Total == 1 ? "connection" : "connections")}";

    private string ExportHref => navigation.GetUriWithQueryParameters("/connections/export.csv", Address(query with { Page = 0 }));

    public void Dispose() => reading.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        var asked = new ConnectionQuery
        {
            Search = SearchWords.Cut(Search),
            State = Parse<ConnectionState>(State),
            Protocol = Parse<Protocol>(ProtocolName),
            IdentityProvider = Parse<IdentityProvider>(Provider),
            NeedsAttention = AddressValue.IsYes(Attention),
            EndsWithinDays = AddressValue.Days(Ends),
            Sort = SortColumn ?? "customer",
            Descending = AddressValue.IsYes(IsDescending),
            Page = AddressValue.Page(PageNumber),
        };

        if (reading.IsNew(asked))
        {
            query = asked;
            await reading.ReadAsync(ReadAsync);
        }
    }

    private static T? Parse<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;

    private static T? Parse<T>(ChangeEventArgs args)
        where T : struct, Enum => Parse<T>(args.Value as string);

    private static Dictionary<string, object?> Address(ConnectionQuery query) => new()
    {
        ["q"] = query.Search.Length > 0 ? query.Search : null,
        ["state"] = query.State?.ToString(),
        ["protocol"] = query.Protocol?.ToString(),
        ["idp"] = query.IdentityProvider?.ToString(),
        ["attention"] = query.NeedsAttention ? true : null,
        ["ends"] = query.EndsWithinDays,
        ["sort"] = query.Sort == "customer" ? null : query.Sort,
        ["desc"] = query.Descending ? true : null,
        ["page"] = query.Page == 0 ? null : query.Page,
    };

    private List<FilterChip> Active()
    {
        var active = new List<FilterChip>();
        void Add(bool isActive, string words, ConnectionQuery without)
        {
            if (isActive)
            {
                active.Add(new FilterChip(words, () => GoAsync(without with { Page = 0 })));
            }
        }

        Add(query.Search.Length > 0, $"“{query.Search}”", query with { Search = "" });
        Add(query.State is not null, query.State is { } state ? StateBadge.Of(state).Word : "", query with { State = null });
        Add(query.Protocol is not null, query.Protocol == Protocol.Oidc ? "OIDC" : "SAML", query with { Protocol = null });
        Add(query.IdentityProvider is not null, query.IdentityProvider is { } provider ? IdentityProviderCatalogue.Of(provider).DisplayName : "", query with { IdentityProvider = null });
        Add(query.NeedsAttention, "Needs attention", query with { NeedsAttention = false });
        Add(query.EndsWithinDays is not null, query.EndsWithinDays == 0 ? "Credential ended" : $"Credential ends within {query.EndsWithinDays} days", query with { EndsWithinDays = null });
        return active;
    }

    private async Task ReadAsync(CancellationToken cancellationToken) => page = await list.ListAsync(query, cancellationToken);

    private async Task SearchAsync(string? typed)
    {
        // The address of what was read, not of what may have been typed since.
        var searched = query = query with { Search = SearchWords.Cut(typed), Page = 0 };
        if (await reading.ReadTypedAsync(ReadAsync))
        {
            Write(searched, replace: true);
        }
    }

    private Task SortBy(string column) => GoAsync(query with { Sort = column, Descending = query.Sort == column && !query.Descending, Page = 0 });

    private async Task GoAsync(ConnectionQuery to)
    {
        query = to;
        Write(to, replace: false);
        await reading.ReadAsync(ReadAsync);
    }

    private void Write(ConnectionQuery shown, bool replace)
    {
        shown = SearchWords.MayStandInAddress(shown.Search) ? shown : shown with { Search = "" };
        if (reading.Writes(shown))
        {
            navigation.NavigateTo(navigation.GetUriWithQueryParameters("/connections", Address(shown)), replace: replace);
        }
    }
}
