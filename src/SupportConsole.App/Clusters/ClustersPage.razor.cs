using Microsoft.AspNetCore.Components;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Search;

namespace SupportConsole.App.Clusters;

/// <summary>The clusters list. Search, filter, sort and page live in the address.</summary>
public sealed partial class ClustersPage(ClusterListService list, NavigationManager navigation, TimeProvider time) : IDisposable
{
    private readonly ListReading<ClusterQuery> reading = new(time);
    private ClusterQuery query = new();
    private ListPage<ClusterRow>? page;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "coverage")]
    private string? Coverage { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? SortColumn { get; set; }

    [SupplyParameterFromQuery(Name = "desc")]
    private string? IsDescending { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageNumber { get; set; }

    private string ExportHref => navigation.GetUriWithQueryParameters("/clusters/export.csv", Address(query with { Page = 0 }));

    public void Dispose() => reading.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        var asked = new ClusterQuery
        {
            Search = SearchWords.Cut(Search),
            Coverage = Enum.TryParse<SsoCoverage>(Coverage, out var coverage) && Enum.IsDefined(coverage) ? coverage : null,
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

    /// <summary>What is counted, in words: the rows below are those behind the number.</summary>
    private static string Definition(SsoCoverage coverage) => coverage switch
    {
        SsoCoverage.WithSso => "the customer bought SSO, and a connection is in Auth0, be it live, not tested yet or disabled.",
        SsoCoverage.InProgress => "the customer bought SSO; a connection is a draft or waits on the customer, and none is in Auth0.",
        SsoCoverage.Without => "the customer did not buy SSO, and nothing is set up or begun.",
        SsoCoverage.EntitledNotSetUp => "the customer bought SSO, and nothing is set up or begun. A removed connection does not count.",
        _ => "a connection is begun or in Auth0, and the record names no entitlement.",
    };

    private static Dictionary<string, object?> Address(ClusterQuery query) => new()
    {
        ["q"] = query.Search.Length > 0 ? query.Search : null,
        ["coverage"] = query.Coverage?.ToString(),
        ["sort"] = query.Sort == "customer" ? null : query.Sort,
        ["desc"] = query.Descending ? true : null,
        ["page"] = query.Page == 0 ? null : query.Page,
    };

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

    private async Task GoAsync(ClusterQuery to)
    {
        query = to;
        Write(to, replace: false);
        await reading.ReadAsync(ReadAsync);
    }

    private void Write(ClusterQuery shown, bool replace)
    {
        shown = SearchWords.MayStandInAddress(shown.Search) ? shown : shown with { Search = "" };
        if (reading.Writes(shown))
        {
            navigation.NavigateTo(navigation.GetUriWithQueryParameters("/clusters", Address(shown)), replace: replace);
        }
    }
}
