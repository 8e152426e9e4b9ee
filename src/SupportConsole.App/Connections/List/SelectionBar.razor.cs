using Microsoft.AspNetCore.Components;
using MudBlazor;
using SupportConsole.App.Approvals;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.Federation;

namespace SupportConsole.App.Connections.List;

/// <summary>Assigns and exports the selected connections.</summary>
public sealed partial class SelectionBar(
    OwnerAssignments assignments,
    StaffDirectory people,
    ActingPerson person,
    ISnackbar snackbar,
    NavigationManager navigation)
{
    private IReadOnlyList<Option<string>> owners = [];
    private string owner = "";
    private string reason = "";
    private bool isSending;
    private Problem? problem;

    [Parameter]
    [EditorRequired]
    public IReadOnlySet<Guid> Selected { get; set; } = new HashSet<Guid>();

    [Parameter]
    public EventCallback OnClear { get; set; }

    /// <summary>The connections have their owner.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    private bool Waits => assignments.Waits(Selected.Count);

    protected override async Task OnInitializedAsync() =>
        owners = StaffDirectory.Options(await people.ListAsync(CancellationToken.None));

    private string ExportHref(string format)
    {
        var ids = string.Join(',', Selected.Select(id => id.ToString("N")));
        return $"/connections/export.{format}?ids={ids}";
    }

    private void Choose(string? chosen) => owner = chosen ?? "";

    private async Task AssignAsync()
    {
        isSending = true;
        problem = null;
        var assigned = await assignments.AssignAsync([.. Selected], owner, reason, await person.GetAsync(), CancellationToken.None);
        isSending = false;
        if (!assigned.TryGet(out var done, out problem))
        {
            return;
        }

        if (done.Waiting is { } waiting)
        {
            navigation.NavigateTo($"/approvals/{waiting.Id}");
            return;
        }

        var words = done.Count == 1 ? "1 connection has its new owner." : $"{done.Count} connections have their new owner.";
        snackbar.Add(words, Severity.Success);
        await OnDone.InvokeAsync();
    }
}
