using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record.Search;

namespace SupportConsole.App.Clusters;

/// <summary>All accounts; the selected ones are edited together, also those of other pages.</summary>
public sealed partial class AccountsPage(AccountListService accounts, ActingPerson person)
{
    private readonly Dictionary<Guid, AccountRow> chosen = [];
    private ListPage<AccountRow>? page;
    private AccountQuery query = new();
    private bool mayChange;

    protected override async Task OnInitializedAsync()
    {
        mayChange = await person.HasAsync(Policies.ChangeSso);
        await ShowAsync(query);
    }

    private Task SearchAsync(string? typed) => ShowAsync(query with { Search = SearchWords.Cut(typed), Page = 0 });

    private async Task ShowAsync(AccountQuery asked)
    {
        query = asked;
        var found = await accounts.ListAsync(asked, CancellationToken.None);
        if (query == asked)
        {
            page = found;
        }
    }

    private void Toggle(AccountRow row)
    {
        if (!chosen.Remove(row.Id))
        {
            chosen.Add(row.Id, row);
        }
    }

    private async Task SavedAsync()
    {
        chosen.Clear();
        await ShowAsync(query);
    }
}
