using System.Globalization;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;

namespace SupportConsole.App.Clusters;

public sealed partial class ClustersPage(ClusterListService list)
{
    private static readonly IReadOnlyList<Option<SsoCoverage?>> Coverages =
    [
        new(null, "Any"),
        .. Enum.GetValues<SsoCoverage>().Select(coverage => new Option<SsoCoverage?>(coverage, StateBadge.Of(coverage).Word)),
    ];

    protected override string Path => "/clusters";

    protected override string StandardSort => "customer";

    private string? Counted => Page is null ? null
        : $"{Page.Total.ToString("N0", CultureInfo.InvariantCulture)} {(Page.Total == 1 ? "cluster" : "clusters")}";

    private List<FilterChip> Active
    {
        get
        {
            var active = new List<FilterChip>();
            if (Query.Search.Length > 0)
            {
                active.Add(Chip($"“{Query.Search}”", Query with { Search = "" }));
            }

            if (Query.Coverage is { } coverage)
            {
                active.Add(Chip(StateBadge.Of(coverage).Word, Query with { Coverage = null }));
            }

            return active;
        }
    }

    protected override ClusterQuery FromAddress(AddressValues address) => new() { Coverage = address.Value<SsoCoverage>("coverage") };

    protected override Dictionary<string, object?> ToAddress(ClusterQuery query) => new() { ["coverage"] = query.Coverage?.ToString() };

    protected override Task<ListPage<ClusterRow>> ListAsync(ClusterQuery query, CancellationToken cancellationToken) =>
        list.ListAsync(query, cancellationToken);

    private static string Entitled(ClusterRow row) => (row.IsEntitled, row.EntitledOn) switch
    {
        (false, _) => "no",
        (true, { } day) => $"since {day.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}",
        _ => "yes",
    };

    private static string Definition(SsoCoverage coverage) => coverage switch
    {
        SsoCoverage.WithSso => "the customer bought SSO, and a connection is in Auth0 (live, untested or disabled).",
        SsoCoverage.InProgress => "the customer bought SSO. A connection is a draft or waits on the customer; none is in Auth0.",
        SsoCoverage.Without => "the customer did not buy SSO, and nothing is set up or started.",
        SsoCoverage.EntitledNotSetUp => "the customer bought SSO, and nothing is set up or started. Removed connections don't count.",
        _ => "a connection is started or in Auth0, but we have no entitlement on file.",
    };
}
