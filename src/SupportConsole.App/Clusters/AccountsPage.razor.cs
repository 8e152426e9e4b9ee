using SupportConsole.App.People;
using SupportConsole.App.Record.Search;

namespace SupportConsole.App.Clusters;

/// <summary>All accounts; the selected ones are edited together.</summary>
public sealed partial class AccountsPage(AccountService accounts, ActingPerson person)
{
    private readonly HashSet<Guid> chosen = [];
    private IReadOnlyList<AccountRow>? rows;
    private string search = "";
    private bool unnamedOnly;
    private bool mayChange;

    protected override async Task OnInitializedAsync()
    {
        mayChange = await person.HasAsync(Policies.ChangeSso);
        await ReadAsync();
    }

    private async Task SearchAsync(string? typed)
    {
        search = SearchWords.Cut(typed);
        await ReadAsync();
    }

    private async Task ShowUnnamedAsync(bool only)
    {
        unnamedOnly = only;
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        var (text, only) = (search, unnamedOnly);
        var found = await accounts.ListAsync(text, only, CancellationToken.None);
        if (text == search && only == unnamedOnly)
        {
            rows = found;
            chosen.IntersectWith(found.Select(row => row.Id));
        }
    }

    private void Toggle(Guid id)
    {
        if (!chosen.Remove(id))
        {
            chosen.Add(id);
        }
    }

    private async Task SavedAsync()
    {
        chosen.Clear();
        await ReadAsync();
    }
}
