using Microsoft.AspNetCore.Components;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Connections.Detail;

/// <summary>Edits what is kept in SupportConsole only: saved without calling Auth0.</summary>
public sealed partial class InternalDetailsCard(InternalDetailsService facts, StaffDirectory people, ActingPerson person)
{
    private InternalDetails opened = new();
    private InternalDetails typed = new();
    private IReadOnlyList<StaffChoice> staff = [];
    private Problem? problem;
    private bool saved;
    private Guid shown;

    [Parameter, EditorRequired]
    public ConnectionRecord Record { get; set; } = null!;

    private static IReadOnlyList<Option<IdentityProvider>> Providers { get; } =
        [.. IdentityProviderCatalogue.All.Select(guide => new Option<IdentityProvider>(guide.Provider, guide.DisplayName))];

    private string Chosen => StaffDirectory.Chosen(staff, typed.OwnerId, typed.Owner);

    protected override async Task OnInitializedAsync() => staff = await people.ListAsync(CancellationToken.None);

    protected override void OnParametersSet()
    {
        // A refresh of the same connection keeps what was typed.
        if (shown != Record.Id)
        {
            shown = Record.Id;
            opened = InternalDetails.Of(Record);
            typed = opened.Copy();
        }
    }

    private void Choose(string id)
    {
        typed.OwnerId = id;
        typed.Owner = staff.FirstOrDefault(choice => choice.Id == id)?.Name ?? "";
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
