using Microsoft.AspNetCore.Components;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Diagnosis;
using SupportConsole.App.Intake;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Watch;
using SupportConsole.Federation;
using SupportConsole.Federation.Pasting;

namespace SupportConsole.App.Overview;

/// <summary>The first page: a paste box, SSO coverage and open work.</summary>
public sealed partial class OverviewPage(
    ClusterListService clusters,
    MyWork myWork,
    DeadlineReader deadlines,
    WatchReader watch,
    IEnumerable<ISampleData> samples,
    DiagnosisService diagnosis,
    PasteGuide guide,
    OwnAddressBook addresses,
    ActingPerson person,
    TimeProvider time)
{
    private readonly ISampleData? sample = samples.FirstOrDefault();
    private CoverageCounts? coverage;
    private WorkList? work;
    private IReadOnlyDictionary<DeadlinePeriod, int>? due;
    private int found;
    private PastedContent? content;
    private PasteReading? pasted;
    private IReadOnlyList<PasteLead> leads = [];
    private DiagnosisAnswer? diagnosed;
    private Problem? problem;
    private string progress = "";
    private bool busy;

    private string? shownWork;

    /// <summary>"mine" for the acting person's own work.</summary>
    [SupplyParameterFromQuery(Name = "work")]
    private string? Work { get; set; }

    private bool IsMine => Work == "mine";

    protected override async Task OnParametersSetAsync()
    {
        if (coverage is null || shownWork != Work)
        {
            shownWork = Work;
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        coverage = await clusters.CountCoverageAsync(CancellationToken.None);
        var owner = IsMine ? OwnerFilter.Of(await person.GetAsync()) : null;
        work = await myWork.ReadAsync(owner, CancellationToken.None);
        found = await watch.CountOpenAsync(CancellationToken.None);
        due = await deadlines.CountAsync(new DeadlineQuery { Owner = owner }, CancellationToken.None);
    }

    private async Task PastedAsync(PastedContent received)
    {
        content = null;
        pasted = null;
        diagnosed = null;
        leads = [];
        if (received.Bytes.Length == 0)
        {
            return;
        }

        var reading = PasteSources.Read(received, time.GetUtcNow(), await addresses.GetAsync(CancellationToken.None));
        var hasError = reading.Findings.Any(finding => finding.Kind == PasteFindingKind.ErrorText);
        diagnosed = (hasError || reading.IsUnknown) && PasteSources.Of(received.Bytes) is { IsOk: true } text
            ? await diagnosis.DiagnoseAsync(text.Value, CancellationToken.None)
            : null;

        // Words alone are worth an answer if they name a customer.
        diagnosed = hasError || diagnosed is { Suspects.IsEmpty: false } ? diagnosed : null;

        // The diagnosis of an error says everything, unless a credential came with it.
        leads = hasError && !reading.Findings.Any(finding => finding.Certificate is not null || finding.Secret is not null)
            ? [] : await guide.LeadsAsync(reading, CancellationToken.None);
        content = received;
        pasted = reading;
    }

    private async Task LoadSampleAsync()
    {
        if (busy || sample is null)
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
