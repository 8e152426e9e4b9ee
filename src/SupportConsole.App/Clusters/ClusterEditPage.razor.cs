using Microsoft.AspNetCore.Components;
using SupportConsole.App.Shell;
using SupportConsole.Federation;

namespace SupportConsole.App.Clusters;

/// <summary>Adds or edits a cluster; what was typed survives every refusal.</summary>
public sealed partial class ClusterEditPage(ClusterService clusters, ActingPerson person, NavigationManager navigation)
{
    private ClusterForm? form;
    private Problem? problem;
    private IReadOnlyDictionary<string, Problem> problems = new Dictionary<string, Problem>();
    private bool busy;

    [Parameter]
    public Guid? Id { get; set; }

    private string Title => Id is null ? "Add a cluster" : "Edit the cluster";

    protected override async Task OnParametersSetAsync()
    {
        var cluster = Id is { } id ? await clusters.FindAsync(ClusterId.From(id), CancellationToken.None) : null;
        form = cluster is null ? new ClusterForm() : ClusterForm.Of(cluster);
    }

    private Problem? Of(string field) => problems.GetValueOrDefault(field);

    private async Task SaveAsync()
    {
        if (busy || form is null)
        {
            return;
        }

        problems = form.Check();
        problem = null;
        if (problems.Count > 0)
        {
            return;
        }

        busy = true;
        var actor = await person.GetAsync();
        var saved = Id is null ? await clusters.AddAsync(form, actor, CancellationToken.None) : await clusters.SaveAsync(form, actor, CancellationToken.None);
        busy = false;
        problem = saved.Problem;
        if (saved.IsOk)
        {
            navigation.NavigateTo($"/clusters/{saved.Value.Id}");
        }
    }

    private void KeepMine(ClusterConflict conflict)
    {
        form!.Version = conflict.Theirs.Version;
        problem = null;
    }

    private void TakeTheirs(ClusterConflict conflict) => (form, problem) = (conflict.Theirs, null);
}
