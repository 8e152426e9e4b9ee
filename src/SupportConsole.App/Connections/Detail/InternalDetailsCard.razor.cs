using Microsoft.AspNetCore.Components;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Connections.Detail;

/// <summary>What only the record knows: saved without Auth0.</summary>
public sealed partial class InternalDetailsCard(InternalDetailsService facts, ActingPerson person)
{
    private InternalDetails opened = new();
    private InternalDetails typed = new();
    private Problem? problem;
    private bool saved;
    private Guid shown;

    [Parameter, EditorRequired]
    public ConnectionRecord Record { get; set; } = null!;

    protected override void OnParametersSet()
    {
        // Another look at the same connection must not take away what is typed.
        if (shown != Record.Id)
        {
            shown = Record.Id;
            opened = InternalDetails.Of(Record);
            typed = opened.Copy();
        }
    }

    private async Task SaveAsync()
    {
        var written = await facts.SaveAsync(Record.Id, opened, typed, await person.GetAsync(), CancellationToken.None);
        (problem, saved) = (written.Problem, written.IsOk);
        if (written.IsOk)
        {
            opened = typed.Trimmed();
            typed = opened.Copy();
        }
    }
}
