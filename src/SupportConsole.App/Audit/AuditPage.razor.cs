using Microsoft.AspNetCore.Components;
using SupportConsole.App.Clusters;

namespace SupportConsole.App.Audit;

/// <summary>The audit. Filters and page live in the address.</summary>
public sealed partial class AuditPage(AuditListService list, NavigationManager navigation)
{
    private static readonly string[] Outcomes = ["intended", "confirmed", "refused", "unknown", "superseded", "done"];
    private IReadOnlyList<string> actors = [];
    private IReadOnlyList<string> actions = [];
    private ListPage<AuditEntry>? page;
    private AuditQuery query = new();
    private Draft draft = new();

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

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
    private Guid? Connection { get; set; }

    [SupplyParameterFromQuery(Name = "cluster")]
    private Guid? Cluster { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int PageNumber { get; set; }

    private string ExportHref => navigation.GetUriWithQueryParameters("/audit/export.csv", Address(query with { Page = 0 }));

    protected override async Task OnParametersSetAsync()
    {
        query = new AuditQuery
        {
            Search = Search ?? "",
            Actor = Who ?? "",
            Action = What ?? "",
            Outcome = Outcome ?? "",
            ConnectionId = Connection,
            ClusterId = Cluster,
            Page = Math.Max(0, PageNumber),
            From = DateOnly.TryParse(From, System.Globalization.CultureInfo.InvariantCulture, out var from) ? from : null,
            To = DateOnly.TryParse(To, System.Globalization.CultureInfo.InvariantCulture, out var to) ? to : null,
        };
        draft = new Draft { Search = query.Search, Actor = query.Actor, Action = query.Action, Outcome = query.Outcome, From = query.From, To = query.To };
        (actors, actions) = await list.ChoicesAsync(CancellationToken.None);
        page = await list.ListAsync(query, CancellationToken.None);
    }

    private static Dictionary<string, object?> Address(AuditQuery query) => new()
    {
        ["q"] = Text(query.Search),
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

    private void Apply() => navigation.NavigateTo(navigation.GetUriWithQueryParameters("/audit", Address(query with
    {
        Search = draft.Search,
        Actor = draft.Actor,
        Action = draft.Action,
        Outcome = draft.Outcome,
        From = draft.From,
        To = draft.To,
        Page = 0,
    })));

    private void Turn(int to) => navigation.NavigateTo(navigation.GetUriWithQueryParameters("/audit", Address(query with { Page = to })));

    private sealed class Draft
    {
        public string Search { get; set; } = "";

        public string Actor { get; set; } = "";

        public string Action { get; set; } = "";

        public string Outcome { get; set; } = "";

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }
    }
}
