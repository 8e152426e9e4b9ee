using Microsoft.AspNetCore.Components;
using MudBlazor;
using SupportConsole.App.Changes;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.Rotation;

/// <summary>Closes with the outcome once the roll-back was sent, and stays open if it was refused.</summary>
public sealed partial class RollBackDialog(ChangePlanner planner, TimeProvider time)
{
    private ChangePlan? plan;
    private ChangeOutcome? outcome;
    private Problem? problem;
    private bool accepted;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [Parameter, EditorRequired]
    public ConnectionRecord Record { get; set; } = null!;

    /// <summary>The certificate to roll back to.</summary>
    [Parameter, EditorRequired]
    public Credential Former { get; set; } = null!;

    /// <summary>The ticket of the rotation that is rolled back.</summary>
    [Parameter]
    public string Ticket { get; set; } = "";

    private TimeProvider Time => time;

    private Problem? Obstacle => plan is { OutsideChanges.Count: > 0 } && !accepted
        ? new Problem("Somebody changed this in Auth0.", "Tick “Replace their value” to go on.")
        : null;

    protected override Task OnInitializedAsync() => PlanAsync();

    private async Task PlanAsync()
    {
        if (TenantCertificate.Read(Former.Pem) is not { } certificate)
        {
            problem = new Problem("The previous certificate can't be read.", "Paste it as a new one.");
            return;
        }

        var planned = await planner.PlanRotateCertificateAsync(Record.Id, certificate, CancellationToken.None);
        plan = planned.IsOk ? planned.Value : null;
        problem = planned.Problem;
    }

    private async Task AppliedAsync(AppliedChange applied)
    {
        if (applied.Outcome is { State: ChangeState.Confirmed or ChangeState.Unknown } sent)
        {
            Dialog.Close(DialogResult.Ok(sent));
            return;
        }

        accepted = false;
        await PlanAsync();
        outcome = applied.Outcome;
        problem = applied.Problem ?? problem;
    }
}
