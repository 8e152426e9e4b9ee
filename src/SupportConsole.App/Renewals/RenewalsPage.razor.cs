using System.Globalization;
using Microsoft.AspNetCore.Components;
using SupportConsole.App.Clusters;
using SupportConsole.App.Connections;

namespace SupportConsole.App.Renewals;

/// <summary>What ends when, nearest first.</summary>
public sealed partial class RenewalsPage(ConnectionListService list, NavigationManager navigation)
{
    private int days = 60;
    private int number;
    private ListPage<ConnectionRow>? page;

    [SupplyParameterFromQuery(Name = "within")]
    private int? Within { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        (days, number) = (Within ?? 60, 0);
        await ReadAsync();
    }

    private async Task ReadAsync() =>
        page = await list.ListAsync(new ConnectionQuery { EndsWithinDays = days, Sort = "ends", Page = number }, CancellationToken.None);

    private void ChooseAsync(ChangeEventArgs args) =>
        navigation.NavigateTo(navigation.GetUriWithQueryParameter("within", int.TryParse(args.Value as string, CultureInfo.InvariantCulture, out var chosen) ? chosen : 60));

    private Task TurnAsync(int to)
    {
        number = to;
        return ReadAsync();
    }
}
