using System.Globalization;
using Microsoft.AspNetCore.Components;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;

namespace SupportConsole.App.Renewals;

/// <summary>What ends when, nearest first. Filters and page live in the address.</summary>
public sealed partial class RenewalsPage(ConnectionListService list, NavigationManager navigation)
{
    private RenewalFilter filter = RenewalFilter.Of(null, null);
    private ListPage<ConnectionRow>? page;

    [SupplyParameterFromQuery(Name = "within")]
    private string? Within { get; set; }

    [SupplyParameterFromQuery(Name = "protocol")]
    private string? ProtocolName { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageNumber { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        filter = RenewalFilter.Of(AddressValue.Days(Within), ProtocolName);
        page = await list.ListAsync(filter.Query(AddressValue.Page(PageNumber)), CancellationToken.None);
    }

    private void Choose(ChangeEventArgs args) => Go(int.TryParse(args.Value as string, CultureInfo.InvariantCulture, out var chosen) ? chosen : RenewalFilter.Standard, filter.Protocol?.ToString(), 0);

    private void ChooseProtocol(ChangeEventArgs args) => Go(filter.Days, args.Value as string is { Length: > 0 } chosen ? chosen : null, 0);

    private void Turn(int to) => Go(filter.Days, filter.Protocol?.ToString(), to);

    private void Go(int within, string? of, int to) => navigation.NavigateTo(navigation.GetUriWithQueryParameters(
        "/renewals", new Dictionary<string, object?> { ["within"] = within == RenewalFilter.Standard ? null : within, ["protocol"] = of, ["page"] = to == 0 ? null : to }));
}
