using System.Globalization;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.Federation;

namespace SupportConsole.App.Renewals;

/// <summary>Expiring credentials, soonest first.</summary>
public sealed partial class RenewalsPage(ConnectionListService list)
{
    private static readonly IReadOnlyList<Option<int>> Periods =
    [
        new(0, "Expired"),
        new(30, "Within 30 days"),
        new(60, "Within 60 days"),
        new(90, "Within 90 days"),
        new(RenewalFilter.Always, "All with an expiry date"),
    ];

    private static readonly IReadOnlyList<Option<Protocol?>> Credentials =
    [
        new(null, "Any"),
        new(Protocol.Oidc, "Client secret"),
        new(Protocol.Saml, "Signing certificate"),
    ];

    protected override string Path => "/renewals";

    protected override string StandardSort => RenewalFilter.Sort;

    private RenewalFilter Filter => RenewalFilter.Of(Query.EndsWithinDays, Query.Protocol?.ToString());

    private string? Counted => Page is null ? null
        : $"{Page.Total.ToString("N0", CultureInfo.InvariantCulture)} {(Page.Total == 1 ? "credential" : "credentials")}";

    protected override ConnectionQuery FromAddress(AddressValues address) =>
        RenewalFilter.Of(address.Days("within"), address.Text("protocol")).Query();

    protected override Dictionary<string, object?> ToAddress(ConnectionQuery query) => new()
    {
        ["within"] = query.EndsWithinDays == RenewalFilter.Standard ? null : query.EndsWithinDays,
        ["protocol"] = query.Protocol?.ToString(),
    };

    // The sort is fixed, whatever the address says.
    protected override Task<ListPage<ConnectionRow>> ListAsync(ConnectionQuery query, CancellationToken cancellationToken) =>
        list.ListAsync(query with { Sort = RenewalFilter.Sort, Descending = false, Search = "" }, cancellationToken);
}
