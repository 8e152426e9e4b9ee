using Microsoft.AspNetCore.Components;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;

namespace SupportConsole.App.Clusters;

public sealed partial class ClusterPage(ClusterService clusters, ConnectionListService list)
{
    private Cluster? cluster;
    private IReadOnlyList<ConnectionRow> connections = [];
    private bool missing;

    [Parameter]
    public Guid Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        cluster = await clusters.FindAsync(ClusterId.From(Id), CancellationToken.None);
        missing = cluster is null;
        connections = cluster is null ? [] : await list.OfClusterAsync(cluster.Id, CancellationToken.None);
    }
}
