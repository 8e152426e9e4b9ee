using System.Globalization;
using SupportConsole.App.Clusters.Report;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.App.Clusters;

public sealed partial class ClustersPage(ClusterListService list, ClusterReport report, ActingPerson person)
{
    private ReportTable? past;
    private Actor? me;

    private static readonly IReadOnlyList<Option<SsoCoverage?>> Coverages =
    [
        new(null, "Any"),
        .. Enum.GetValues<SsoCoverage>().Select(coverage => new Option<SsoCoverage?>(coverage, StateBadge.Of(coverage).Word)),
    ];

    private static readonly IReadOnlyList<Option<string>> Columns =
    [
        new("entitled", "Entitled"), new("idp", "IdP"), new("expires", "Expires"),
        new("connections", "Connections"), new("state", "State"), new("id", "Cluster ID"),
    ];

    private static readonly IReadOnlyList<Option<bool>> Owners = [new(false, "Anybody"), new(true, "Mine")];

    protected override string Path => "/clusters";

    protected override string StandardSort => "customer";

    protected override string StandardHidden => "connections,state,id";

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

            if (Query.Mine is not null)
            {
                active.Add(Chip("Mine", Query with { Mine = null }));
            }

            if (Query.AsOf is { } day)
            {
                active.Add(Chip($"As of {Day(day)}", Query with { AsOf = null }));
            }

            if (Query.Mismatch is { } mismatch)
            {
                active.Add(Chip(StateBadge.Of(mismatch).Word, Query with { Mismatch = null }));
            }

            return active;
        }
    }

    protected override async Task OnInitializedAsync()
    {
        me = await person.FindAsync();
        await base.OnInitializedAsync();
    }

    protected override ClusterQuery FromAddress(AddressValues address) => ReportAddress.Of(address).Query(me);

    protected override Dictionary<string, object?> ToAddress(ClusterQuery query) => ReportAddress.Values(query);

    protected override async Task<ListPage<ClusterRow>> ListAsync(ClusterQuery query, CancellationToken cancellationToken)
    {
        past = query.AsOf is null ? null : await report.ReadAsync(query, 0, cancellationToken);
        if (past?.AsOf is null)
        {
            return await list.ListAsync(query, cancellationToken);
        }

        var number = ListPage.Within(query.Page, query.PageSize, past.Rows.Count);
        var shown = past.Rows.Skip(number * query.PageSize).Take(query.PageSize).Select(row => row.Shown);
        return new ListPage<ClusterRow>([.. shown], past.Rows.Count) { Number = number };
    }

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

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
