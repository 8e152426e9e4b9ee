using Microsoft.AspNetCore.Components;
using SupportConsole.App.People;
using SupportConsole.Federation;

namespace SupportConsole.App.Audit;

/// <summary>A check of the record, from the press of the button to what was found.</summary>
public sealed partial class RecordCheckCard(RecordCheck check, ActingPerson person) : IDisposable
{
    private readonly CancellationTokenSource left = new();
    private RecordFindings? findings;
    private Problem? problem;

    /// <summary>Told once the check is over.</summary>
    [Parameter]
    public EventCallback Checked { get; set; }

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        try
        {
            // Not on the circuit's own thread of work: a large file takes a while to read.
            var actor = await person.GetAsync();
            var result = await Task.Run(() => check.CheckAsync(actor, left.Token), left.Token);
            (findings, problem) = (result.IsOk ? result.Value : null, result.Problem);
            await Checked.InvokeAsync();
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }
}
