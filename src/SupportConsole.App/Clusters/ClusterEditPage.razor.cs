using Microsoft.AspNetCore.Components;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Clusters;

/// <summary>Adds or edits a cluster. Input survives a failed save.</summary>
public sealed partial class ClusterEditPage(ClusterService clusters, ActingPerson person, NavigationManager navigation)
{
    private static readonly IReadOnlyList<Option<bool?>> Entitlements =
    [
        new(null, "Not known"),
        new(true, "Yes"),
        new(false, "No"),
    ];

    private ClusterForm? form;
    private ClusterForm read = new();
    private IReadOnlyList<string> clashes = [];
    private bool missing;
    private Problem? problem;
    private IReadOnlyDictionary<string, Problem> problems = new Dictionary<string, Problem>();
    private bool busy;

    [Parameter]
    public Guid? Id { get; set; }

    private DateOnly? EntitledOn => form?.EntitledOn is { } day ? DateOnly.FromDateTime(day) : null;

    private string Title => Id is null ? "Add cluster" : "Edit cluster";

    protected override async Task OnParametersSetAsync()
    {
        var cluster = Id is { } id ? await clusters.FindAsync(ClusterId.From(id), CancellationToken.None) : null;
        missing = Id is not null && cluster is null;
        read = cluster is null ? new ClusterForm() : ClusterForm.Of(cluster);
        form = missing ? null : cluster is null ? new ClusterForm() : ClusterForm.Of(cluster);
    }

    private void Entitle(DateOnly? day) => form!.EntitledOn = day?.ToDateTime(TimeOnly.MinValue);

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
        var saved = Id is null
            ? await clusters.AddAsync(form, actor, CancellationToken.None)
            : await clusters.SaveAsync(form, actor, CancellationToken.None);
        busy = false;
        problem = saved.Problem;
        if (saved.Problem is ClusterConflict conflict)
        {
            clashes = form.GoOnFrom(read, conflict.Theirs);
            read = conflict.Theirs;
        }

        if (saved.IsOk)
        {
            navigation.NavigateTo($"/clusters/{saved.Value.Id}");
        }
    }
}
