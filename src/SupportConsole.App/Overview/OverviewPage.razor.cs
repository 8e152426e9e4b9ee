using System.Text;
using SupportConsole.App.Clusters;
using SupportConsole.App.Diagnosis;
using SupportConsole.App.Shell;
using SupportConsole.App.Shell.Parts;
using SupportConsole.Federation;
using SupportConsole.Federation.Pasting;

namespace SupportConsole.App.Overview;

/// <summary>The first page: paste, coverage, what waits.</summary>
public sealed partial class OverviewPage(ClusterListService clusters, MyWork myWork, ConsoleInfo info, SampleLoader sample, DiagnosisService diagnosis, ActingPerson person, TimeProvider time)
{
    private IReadOnlyDictionary<SsoCoverage, int>? coverage;
    private WorkList? work;
    private PasteReading? pasted;
    private DiagnosisAnswer? diagnosed;
    private Problem? problem;
    private string progress = "";
    private bool busy;

    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        coverage = await clusters.CountCoverageAsync(CancellationToken.None);
        work = await myWork.ReadAsync(CancellationToken.None);
    }

    private async Task PastedAsync(PastedContent content)
    {
        (pasted, diagnosed) = (null, null);
        if (content.Bytes.Length == 0)
        {
            return;
        }

        pasted = PasteReader.Read(Encoding.UTF8.GetString(content.Bytes), time.GetUtcNow());
        if (pasted.Findings.FirstOrDefault(finding => finding.Kind == PasteFindingKind.ErrorText) is not null)
        {
            diagnosed = await diagnosis.DiagnoseAsync(Encoding.UTF8.GetString(content.Bytes), CancellationToken.None);
        }
    }

    private async Task LoadSampleAsync()
    {
        if (busy)
        {
            return;
        }

        busy = true;
        progress = "Loading…";
        var loaded = await sample.LoadAsync(
            await person.GetAsync(),
            done => InvokeAsync(() =>
            {
                progress = done;
                StateHasChanged();
            }));
        (problem, busy) = (loaded.Problem, false);
        await ReadAsync();
    }
}
