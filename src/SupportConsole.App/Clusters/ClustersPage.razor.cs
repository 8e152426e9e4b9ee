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

    private string? Counted => Page is null ? null : ListPage.Counted(Page, "cluster", "clusters");

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

            if (Query.Mismatch is { } mismatch)
            {
                active.Add(Chip(StateBadge.Of(mismatch).Word, Query with { Mismatch = null }));
            }

            return active;
        }
    }

    protected override ClusterQuery FromAddress(AddressValues address) => new()
    {
        Coverage = address.Value<SsoCoverage>("coverage"),
        Mismatch = address.Value<SsoMismatch>("mismatch"),
    };

    protected override Dictionary<string, object?> ToAddress(ClusterQuery query) => new()
    {
        ["coverage"] = query.Coverage?.ToString(),
        ["mismatch"] = query.Mismatch?.ToString(),
    };

    protected override Task<ListPage<ClusterRow>> ListAsync(ClusterQuery query, CancellationToken cancellationToken) =>
        list.ListAsync(query, cancellationToken);

    private static string Entitled(ClusterRow row) => (row.IsEntitled, row.EntitledOn) switch
    {
        (true, { } day) => $"since {day.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}",
        var (isEntitled, _) => ClusterForm.EntitlementWord(isEntitled),
    };

    private static string Definition(SsoCoverage coverage) => coverage switch
    {
        SsoCoverage.Live => "users can sign in.",
        SsoCoverage.Failing => "a connection is live, but sign-in fails or we don't know.",
        SsoCoverage.SetUp => "a connection is in Auth0 and not live yet.",
        SsoCoverage.Off => "a connection is in Auth0 and enabled for no application.",
        SsoCoverage.InProgress => "a connection is a draft or waits on the customer. Nothing is in Auth0.",
        SsoCoverage.NotStarted => "the customer bought SSO, and nothing is started. Deleted connections don't count.",
        SsoCoverage.NotBought => "the customer didn't buy SSO, and nothing is started.",
        _ => "nothing is started, and we don't know whether the customer bought SSO.",
    };
}
