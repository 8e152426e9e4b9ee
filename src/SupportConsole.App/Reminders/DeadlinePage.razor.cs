using Microsoft.AspNetCore.Components;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;

namespace SupportConsole.App.Reminders;

/// <summary>One deadline: who takes care of it, who was reminded, and when.</summary>
public sealed partial class DeadlinePage(
    OutboxReader reader,
    DeadlineActs acts,
    ContactConfirmation contacts,
    ActingPerson person,
    TimeProvider time)
{
    private DeadlineView? view;
    private Problem? problem;
    private DateOnly? until;
    private bool isMissing;
    private bool busy;

    [SupplyParameterFromQuery(Name = "key")]
    private string? Key { get; set; }

    private TimeProvider Time => time;

    private bool IsOfConnection =>
        view!.Deadline is { Kind: not (DeadlineKind.Approval or DeadlineKind.PrivateHost), SubjectId.Length: > 0 };

    private string Chosen => StaffDirectory.Chosen(view!.Staff, view.Deadline.OwnerId, view.Deadline.Owner);

    protected override Task OnParametersSetAsync() => LoadAsync();

    private string ContactWords => view switch
    {
        { IsContactConfirmed: true } => "confirmed, gets reminders.",
        { ContactAskedAt: { } at } => $"asked to confirm on {TimeWords.Day(at)}, no answer yet.",
        _ => "not confirmed, gets no reminders.",
    };

    private static string StepWords(int step) => step switch
    {
        0 => "On the day",
        1 => "1 day before",
        -1 => "After the date",
        > 0 => $"{step} days before",
        _ => $"{-step} days after",
    };

    private async Task LoadAsync()
    {
        view = await reader.FindDeadlineAsync(Key ?? "", CancellationToken.None);
        isMissing = view is null;
    }

    private Task AcknowledgeAsync() => ActAsync(actor => acts.AcknowledgeAsync(Key!, actor, CancellationToken.None));

    private string Title(Deadline deadline) => DeadlineWords.Sentence(deadline, isPast: deadline.DueAt < time.GetUtcNow());

    private Task SnoozeAsync() => ActAsync(actor => acts.SnoozeAsync(Key!, until, actor, CancellationToken.None));

    private Task ReopenAsync() => ActAsync(actor => acts.ReopenAsync(Key!, actor, CancellationToken.None));

    private Task AskContactAsync() => ActAsync(actor => contacts.AskAsync(Key!, actor, CancellationToken.None));

    private Task AssignAsync(string owner) => ActAsync(actor => acts.AssignAsync(Key!, owner, actor, CancellationToken.None));

    private async Task ActAsync(Func<Actor, Task<Result<Done>>> act)
    {
        if (busy)
        {
            return;
        }

        busy = true;
        problem = (await act(await person.GetAsync())).Problem;
        await LoadAsync();
        busy = false;
    }
}
