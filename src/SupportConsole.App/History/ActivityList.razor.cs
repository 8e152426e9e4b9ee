using Microsoft.AspNetCore.Components;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;

namespace SupportConsole.App.History;

/// <summary>The newest entries of a connection or a cluster.</summary>
public sealed partial class ActivityList(AuditListService audit)
{
    private ListPage<AuditEntry>? entries;

    [Parameter]
    public Guid? ConnectionId { get; set; }

    [Parameter]
    public Guid? ClusterId { get; set; }

    [Parameter]
    public object? Stamp { get; set; }

    protected override async Task OnParametersSetAsync() =>
        entries = await audit
            .ListAsync(new AuditQuery { ConnectionId = ConnectionId, ClusterId = ClusterId, PageSize = 20 }, CancellationToken.None);
}
