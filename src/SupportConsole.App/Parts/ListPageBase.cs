using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using SupportConsole.App.Record.Search;
using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.App.Parts;

/// <summary>A page that shows a list. Search, filters, sort and page number are in its address.</summary>
public abstract class ListPageBase<TQuery, TRow> : ComponentBase, IDisposable
    where TQuery : ListQuery, new()
{
    /// <summary>Stands in the address where all columns are shown although some usually aren't.</summary>
    private const string NothingHidden = "none";

    private ListReading<TQuery>? reading;
    private bool countsAll;

    protected TQuery Query { get; private set; } = new();

    /// <summary>Null until the first rows are read.</summary>
    protected ListPage<TRow>? Page { get; private set; }

    [Inject]
    protected TimeProvider Time { get; private set; } = null!;

    [Inject]
    protected NavigationManager Navigation { get; private set; } = null!;

    protected abstract string Path { get; }

    /// <summary>The column that the list is sorted by if the address names none.</summary>
    protected virtual string StandardSort => "";

    /// <summary>The keys of the columns that are shown only if the address says so, in order, with commas between.</summary>
    protected virtual string StandardHidden => "";

    public virtual void Dispose()
    {
        Navigation.LocationChanged -= Follow;
        reading?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The query's own values; the base adds search, sort and page.</summary>
    protected abstract TQuery FromAddress(AddressValues address);

    /// <summary>The query's own values, null for those that are not set; the base adds search, sort and page.</summary>
    protected abstract Dictionary<string, object?> ToAddress(TQuery query);

    protected abstract Task<ListPage<TRow>> ListAsync(TQuery query, CancellationToken cancellationToken);

    protected override Task OnInitializedAsync()
    {
        reading = new ListReading<TQuery>(Time);
        Navigation.LocationChanged += Follow;
        return ReadAddressAsync();
    }

    protected async Task SearchAsync(string? typed)
    {
        countsAll = false;

        // The address of what was read, not of what may have been typed since.
        var searched = Query = Query with { Search = SearchWords.Cut(typed), Page = 0 };
        if (await reading!.ReadTypedAsync(ReadAsync))
        {
            Write(searched, replace: true);
        }
    }

    protected Task FilterAsync(TQuery to)
    {
        countsAll = false;
        return GoAsync(to with { Page = 0 });
    }

    protected Task TurnAsync(int page) => GoAsync(Query with { Page = page });

    protected Task SortAsync(string column) =>
        FilterAsync(Query with { Sort = column, Descending = Query.Sort == column && !Query.Descending });

    protected Task ClearAsync() => FilterAsync(new TQuery { Sort = Query.Sort, Descending = Query.Descending, Hidden = Query.Hidden });

    /// <summary>Shows or hides columns: an event of the chooser, so the page must be told to render.</summary>
    protected async Task HideAsync(string columns)
    {
        await GoAsync(Query with { Hidden = columns });
        StateHasChanged();
    }

    /// <summary>Counts all that is found, where the count stopped.</summary>
    protected Task CountAllAsync()
    {
        countsAll = true;
        return ReadAgainAsync();
    }

    /// <summary>A filter as a chip. Removing it is the chip's event, so the page must be told to render.</summary>
    protected FilterChip Chip(string text, TQuery without) => new(text, async () =>
    {
        await FilterAsync(without);
        StateHasChanged();
    });

    protected string ExportHref(string path) => Navigation.GetUriWithQueryParameters(path, Address(Query with { Page = 0 }));

    protected Task<bool> ReadAgainAsync() => reading!.ReadAsync(ReadAsync);

    private async Task GoAsync(TQuery to)
    {
        Query = to;
        Write(to, replace: false);
        await reading!.ReadAsync(ReadAsync);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Page = await ListAsync(Query with { CountsAll = countsAll }, cancellationToken);
    }

    private async Task ReadAddressAsync()
    {
        var address = new AddressValues(Navigation.Uri);
        var sort = address.Text("sort");
        var asked = FromAddress(address) with
        {
            Search = SearchWords.Cut(address.Text("q")),
            Sort = sort.Length > 0 ? sort : StandardSort,
            Descending = address.IsYes("desc"),
            Hidden = address.Text("hide") switch
            {
                "" => StandardHidden,
                NothingHidden => "",
                var hidden => hidden.Length <= 200 ? hidden : StandardHidden,
            },
            Page = address.Page,
        };
        if (reading!.IsNew(asked))
        {
            Query = asked;
            countsAll = false;
            await reading.ReadAsync(ReadAsync);
        }
    }

    private void Follow(object? sender, LocationChangedEventArgs change)
    {
        // The page hears of the address of the next page too, before it goes.
        if (new Uri(change.Location).AbsolutePath == Path)
        {
            _ = InvokeAsync(FollowAsync);
        }
    }

    private async Task FollowAsync()
    {
        try
        {
            await ReadAddressAsync();
            StateHasChanged();
        }
        catch (Exception exception)
        {
            // Nobody awaits this: the error boundary must hear of it.
            await DispatchExceptionAsync(exception);
        }
    }

    private Dictionary<string, object?> Address(TQuery query)
    {
        var address = new Dictionary<string, object?> { ["q"] = query.Search.Length > 0 ? query.Search : null };
        foreach (var (name, value) in ToAddress(query))
        {
            address[name] = value is string text && SensitiveText.HoldsSecret(text) ? null : value;
        }

        address["sort"] = query.Sort == StandardSort ? null : query.Sort;
        address["desc"] = query.Descending ? true : null;
        address["hide"] = query.Hidden == StandardHidden ? null : query.Hidden.Length > 0 ? query.Hidden : NothingHidden;
        address["page"] = query.Page == 0 ? null : query.Page;
        return address;
    }

    private void Write(TQuery shown, bool replace)
    {
        shown = SearchWords.MayStandInAddress(shown.Search) ? shown : shown with { Search = "" };
        if (reading!.Writes(shown))
        {
            Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(Path, Address(shown)), replace: replace);
        }
    }
}
