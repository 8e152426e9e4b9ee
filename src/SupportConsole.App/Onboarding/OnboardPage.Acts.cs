using MudBlazor;
using SupportConsole.App.Changes;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.Onboarding;

/// <summary>What the page does with a draft: check and create it, mark its hand-off as sent, discard it.</summary>
public sealed partial class OnboardPage
{
    private void GoToCluster(ClusterId chosen) => GoTo($"/onboard?cluster={chosen}");

    private void GoToDraft(Guid id) => GoTo($"/onboard/{id}");

    private void GoTo(string path)
    {
        if (carried is not null)
        {
            carriedPaste.Carry(path, carried);
        }

        navigation.NavigateTo(path);
    }

    private Task SetAsync(Action set)
    {
        set();
        return ChangedAsync();
    }

    private async Task SecretAsync()
    {
        hasSecret = oidc is { HasSecret: true };
        if (problems.Count > 0)
        {
            problems = await CheckAsync();
        }

        missing = await MissingAsync();
        bar?.Forget();
        StateHasChanged();
    }

    /// <returns>The saved draft's ID; null if something has to be fixed first.</returns>
    private async Task<Guid?> PrepareAsync()
    {
        if (form.Protocol == Protocol.Oidc && oidc is not null)
        {
            hasSecret = await oidc.ReadHasSecretAsync();
            await oidc.LookFirstAsync();
        }

        var found = new Dictionary<string, Problem>(await CheckAsync());
        if (form.Protocol == Protocol.Oidc && hasSecret && await FindSecretProblemAsync() is { } refused)
        {
            found[OnboardingRules.Secret] = refused;
        }

        if (!found.ContainsKey(nameof(form.Name))
            && (await names.CheckAsync(form.Name, draft?.Record.Id, CancellationToken.None)).Problem is { } taken)
        {
            found[nameof(form.Name)] = taken;
        }

        problems = found;
        missing = [.. found.Keys.Select(FormValues.Name)];
        isEditing = isEditing || found.Keys.Any(IsInDetails);
        if (problems.Count == 0)
        {
            // The plan is made from the saved draft.
            await ChangedAsync();
        }

        StateHasChanged();
        return problems.Count == 0 && problem is null ? draft?.Record.Id : null;
    }

    private static bool IsInDetails(string field) =>
        field is not (nameof(OnboardingForm.Name) or nameof(OnboardingForm.Ticket) or OnboardingRules.Entitlement);

    private async Task<Problem?> FindSecretProblemAsync()
    {
        var taken = await oidc!.TakeSecretAsync();
        if (taken.IsOk)
        {
            taken.Value.Dispose();
        }

        return taken.Problem;
    }

    private async Task<Problem?> RecordAsync(Guid id) =>
        (await entitlement.RecordAsync(id, form, await person.GetAsync(), CancellationToken.None)).Problem;

    private void ShowOutcome(ChangeOutcome came)
    {
        outcome = came;
        if (came.State == ChangeState.Refused)
        {
            return;
        }

        ForgetPasted();
        if (draft is not null)
        {
            navigation.NavigateTo(ChangeResult.Href(draft.Record.Id, came.ChangeId));
        }
    }

    private void ForgetPasted()
    {
        pasted?.Dispose();
        pasted = null;
    }

    private async Task HandOverAsync()
    {
        var to = form.ContactName.Length > 0 ? form.ContactName : cluster!.ContactName;
        problem = (await drafts.HandOverAsync(draft!.Record.Id, await person.GetAsync(), to, CancellationToken.None)).Problem;
        await ReadDraftAsync();
        if (problem is null)
        {
            toasts.Add("Marked as sent", Severity.Success, options =>
            {
                options.Action = "Undo";
                options.OnClick = _ => InvokeAsync(UndoHandOverAsync);
            });
        }
    }

    private async Task UndoHandOverAsync()
    {
        problem = (await drafts.UndoHandOverAsync(draft!.Record.Id, await person.GetAsync(), CancellationToken.None)).Problem;
        await ReadDraftAsync();
        StateHasChanged();
    }

    /// <summary>The version stays the one of this form: a save from another tab is not overwritten unseen.</summary>
    private async Task ReadDraftAsync() => draft = await drafts.OpenAsync(draft!.Record.Id, CancellationToken.None) is { } now
        ? now with { Form = form, Version = draft.Version, SavedAt = draft.SavedAt }
        : draft;

    private async Task DiscardAsync()
    {
        // A save in progress finishes first: it would find no draft.
        await saving;
        var discarded = await drafts.DiscardAsync(draft!.Record.Id, await person.GetAsync(), CancellationToken.None);
        problem = discarded.Problem;
        if (discarded.IsOk)
        {
            navigation.NavigateTo("/connections");
        }
    }
}
