using Microsoft.AspNetCore.Components;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Approvals;

/// <summary>One request: who asks for what and why, exactly what will be done, and the decision.</summary>
public sealed partial class ApprovalPage(ApprovalStore store, ApprovalDesk desk, ActingPerson person, TimeProvider time)
{
    private Approval? approval;
    private Problem? problem;
    private bool isMissing;
    private bool isOwn;
    private bool busy;

    [Parameter]
    public Guid Id { get; set; }

    private TimeProvider Time => time;

    protected override async Task OnParametersSetAsync() => await LoadAsync();

    private async Task LoadAsync()
    {
        approval = await store.FindAsync(Id, CancellationToken.None);
        isMissing = approval is null;
        isOwn = approval?.RequestedById == (await person.GetAsync()).Id.ToString();
    }

    private Task ApproveAsync() => DecideAsync(actor => desk.ApproveAsync(Id, actor, CancellationToken.None));

    private Task RejectAsync() => DecideAsync(actor => desk.RejectAsync(Id, actor, CancellationToken.None));

    private async Task DecideAsync(Func<Actor, Task<Result<Approval>>> decide)
    {
        if (busy)
        {
            return;
        }

        busy = true;
        StateHasChanged();
        problem = (await decide(await person.GetAsync())).Problem;
        await LoadAsync();
        busy = false;
    }
}
