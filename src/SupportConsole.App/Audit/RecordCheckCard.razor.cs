using Microsoft.AspNetCore.Components;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.Federation;

namespace SupportConsole.App.Audit;

/// <summary>Runs the integrity check and shows what it found.</summary>
public sealed partial class RecordCheckCard(RecordCheck check, ActingPerson person) : IDisposable
{
    private readonly PageLife left = new();
    private RecordFindings? findings;
    private Problem? problem;

    [Parameter]
    public EventCallback Checked { get; set; }

    public void Dispose() => left.Dispose();

    protected override async Task OnInitializedAsync()
    {
        try
        {
            // Off the circuit's dispatcher: a large file takes a while to read.
            var actor = await person.GetAsync();
            var result = await Task.Run(() => check.CheckAsync(actor, left.Token), left.Token);
            findings = result.IsOk ? result.Value : null;
            problem = result.Problem;
            await Checked.InvokeAsync();
        }
        catch (OperationCanceledException)
        {
            // The user left the page.
        }
    }
}
