using System.Globalization;
using Microsoft.AspNetCore.Components;
using SupportConsole.App.History;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Search;

namespace SupportConsole.App.Audit;

/// <summary>The audit. Filters and page live in the address.</summary>
public sealed partial class AuditPage(AuditListService list, ActingPerson person, NavigationManager navigation)
{
    private static readonly string[] Outcomes = ["intended", "confirmed", "refused", "unknown", "superseded", "done"];
    private IReadOnlyList<string> actors = [];
    private IReadOnlyList<string> actions = [];
    private ListPage<AuditEntry>? page;
    private AuditQuery query = new();
    private Draft draft = new();
    private bool mayCheck;
    private bool isChecking;
    private int checks;

    // Where a search is shown that the address does not say.
    private string? kept;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "ticket")]
    private string? TicketReference { get; set; }

    [SupplyParameterFromQuery(Name = "actor")]
    private string? Who { get; set; }

    [SupplyParameterFromQuery(Name = "action")]
    private string? What { get; set; }

    [SupplyParameterFromQuery(Name = "outcome")]
    private string? Outcome { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "connection")]
    private string? Connection { get; set; }

    [SupplyParameterFromQuery(Name = "cluster")]
    private string? Cluster { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageNumber { get; set; }

    private string? Counted => page is null ? null : $"{page.Total.ToString("N0", CultureInfo.InvariantCulture)} {(page.Total == 1 ? "entry" : "entries")}";

    private string ExportHref => navigation.GetUriWithQueryParameters("/audit/export.csv", Address(query with { Page = 0 }));

    protected override async Task OnParametersSetAsync()
    {
        if (kept == navigation.Uri)
        {
            return;
        }

        Take(new AuditQuery
        {
            Search = SearchWords.Cut(Search),
            Ticket = TicketReference ?? "",
            Actor = Who ?? "",
            Action = What ?? "",
            Outcome = Outcome ?? "",
            ConnectionId = AddressValue.Id(Connection),
            ClusterId = AddressValue.Id(Cluster),
            Page = AddressValue.Page(PageNumber),
            From = DateOnly.TryParse(From, CultureInfo.InvariantCulture, out var from) ? from : null,
            To = DateOnly.TryParse(To, CultureInfo.InvariantCulture, out var to) ? to : null,
        });
        mayCheck = await person.FindAsync() is { } actor && RecordCheck.MayAsk(actor);
        await LoadAsync();
    }

    private void Take(AuditQuery asked)
    {
        query = asked;
        draft = new Draft { Search = query.Search, Ticket = query.Ticket, Actor = query.Actor, Action = query.Action, Outcome = query.Outcome, From = query.From, To = query.To };
    }

    private async Task LoadAsync()
    {
        (actors, actions) = await list.ChoicesAsync(CancellationToken.None);
        page = await list.ListAsync(query, CancellationToken.None);
    }

    private void Check() => (checks, isChecking) = (checks + 1, true);

    /// <summary>The check is over, and on record itself.</summary>
    private async Task ShowAsync()
    {
        isChecking = false;
        await LoadAsync();
    }

    private static Dictionary<string, object?> Address(AuditQuery query) => new()
    {
        ["q"] = Text(query.Search),
        ["ticket"] = Text(query.Ticket),
        ["actor"] = Text(query.Actor),
        ["action"] = Text(query.Action),
        ["outcome"] = Text(query.Outcome),
        ["from"] = query.From?.ToString("O"),
        ["to"] = query.To?.ToString("O"),
        ["connection"] = query.ConnectionId,
        ["cluster"] = query.ClusterId,
        ["page"] = query.Page == 0 ? null : query.Page,
    };

    private static string? Text(string text) => text.Length == 0 ? null : text;

    private List<FilterChip> Active()
    {
        var active = new List<FilterChip>();
        void Add(bool isActive, string words, AuditQuery without)
        {
            if (isActive)
            {
                active.Add(new FilterChip(words, () => GoAsync(without)));
            }
        }

        Add(query.Search.Length > 0, $"“{query.Search}”", query with { Search = "" });
        Add(query.Ticket.Length > 0, $"Ticket {query.Ticket}", query with { Ticket = "" });
        Add(query.Actor.Length > 0, query.Actor, query with { Actor = "" });
        Add(query.Action.Length > 0, query.Action, query with { Action = "" });
        Add(query.Outcome.Length > 0, query.Outcome, query with { Outcome = "" });
        Add(query.From is not null, $"From {Day(query.From)}", query with { From = null });
        Add(query.To is not null, $"To {Day(query.To)}", query with { To = null });
        Add(query.ConnectionId is not null, $"Connection {Named(entry => entry.ConnectionId == query.ConnectionId)}", query with { ConnectionId = null });
        Add(query.ClusterId is not null, $"Cluster {Named(entry => entry.ClusterId == query.ClusterId && entry.ConnectionId is null)}", query with { ClusterId = null });
        return active;
    }

    private static string Day(DateOnly? day) => day?.ToString("d MMM yyyy", CultureInfo.InvariantCulture) ?? "";

    private string Named(Func<AuditEntry, bool> isOf) => page?.Rows.FirstOrDefault(isOf)?.Subject ?? "named in the address";

    private Task ApplyAsync() => GoAsync(query with
    {
        Search = SearchWords.Cut(draft.Search.Trim()),
        Ticket = draft.Ticket.Trim(),
        Actor = draft.Actor,
        Action = draft.Action,
        Outcome = draft.Outcome,
        From = draft.From,
        To = draft.To,
    });

    private Task GoAsync(AuditQuery to) => ShowAsync(to with { Page = 0 });

    private Task TurnAsync(int to) => ShowAsync(query with { Page = to });

    private async Task ShowAsync(AuditQuery to)
    {
        var leads = SearchWords.MayStandInAddress(to.Search);
        if (!leads || kept is not null)
        {
            // The address does not say what is shown, or did not until now: perhaps it does not change.
            Take(to);
            await LoadAsync();
            StateHasChanged();
        }

        kept = leads ? null : navigation.Uri;
        if (leads)
        {
            navigation.NavigateTo(navigation.GetUriWithQueryParameters("/audit", Address(to)));
        }
    }

    private sealed class Draft
    {
        public string Search { get; set; } = "";

        public string Ticket { get; set; } = "";

        public string Actor { get; set; } = "";

        public string Action { get; set; } = "";

        public string Outcome { get; set; } = "";

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }
    }
}
