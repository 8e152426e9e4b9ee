using System.Globalization;
using Microsoft.AspNetCore.Components;
using SupportConsole.App.Clusters;
using SupportConsole.App.Connections;
using SupportConsole.Federation;

namespace SupportConsole.App.Renewals;

/// <summary>What ends when, nearest first. Filters and page live in the address.</summary>
public sealed partial class RenewalsPage(ConnectionListService list, NavigationManager navigation)
{
    private const int Standard = 60;
    private const int Always = 36_500;
    private int days = Standard;
    private int number;
    private Protocol? protocol;
    private ListPage<ConnectionRow>? page;

    [SupplyParameterFromQuery(Name = "within")]
    private int? Within { get; set; }

    [SupplyParameterFromQuery(Name = "protocol")]
    private string? ProtocolName { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int PageNumber { get; set; }

    private string CalendarHref => $"/renewals/calendar.ics?within={days}";

    protected override async Task OnParametersSetAsync()
    {
        (days, number) = (Math.Clamp(Within ?? Standard, 0, Always), Math.Max(0, PageNumber));
        protocol = Enum.TryParse<Protocol>(ProtocolName, out var named) && Enum.IsDefined(named) ? named : null;
        page = await list.ListAsync(new ConnectionQuery { EndsWithinDays = days, Protocol = protocol, Sort = "ends", Page = number }, CancellationToken.None);
    }

    private void Choose(ChangeEventArgs args) => Go(int.TryParse(args.Value as string, CultureInfo.InvariantCulture, out var chosen) ? chosen : Standard, protocol?.ToString(), 0);

    private void ChooseProtocol(ChangeEventArgs args) => Go(days, args.Value as string is { Length: > 0 } chosen ? chosen : null, 0);

    private void Turn(int to) => Go(days, protocol?.ToString(), to);

    private void Go(int within, string? of, int to) => navigation.NavigateTo(navigation.GetUriWithQueryParameters(
        "/renewals", new Dictionary<string, object?> { ["within"] = within == Standard ? null : within, ["protocol"] = of, ["page"] = to == 0 ? null : to }));
}
