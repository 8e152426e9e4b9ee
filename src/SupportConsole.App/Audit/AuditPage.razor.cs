using System.Globalization;
using SupportConsole.App.History;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Chain;

namespace SupportConsole.App.Audit;

public sealed partial class AuditPage(
    AuditListService list,
    AuditDetailReader details,
    StaffDirectory staff,
    ReadersZone readersZone,
    HeadWatch heads,
    ActingPerson person)
{
    // A change that Auth0 refused has failed as well.
    private static readonly IReadOnlyList<Option<string>> Outcomes =
    [
        new("", "Any"),
        .. AuditWords.Outcomes.Select(outcome =>
            new Option<string>(outcome, outcome == "failed" ? "Failed test" : AuditWords.Outcome(outcome))),
    ];

    private IReadOnlyList<Option<string>> actors = [];
    private IReadOnlyList<Option<string>> actions = [];
    private IReadOnlyDictionary<string, StaffChoice> namesakes = new Dictionary<string, StaffChoice>();
    private TimeZoneInfo zone = TimeZoneInfo.Utc;
    private AuditDetail? detail;
    private bool mayCheck;
    private bool isChecking;
    private int checks;

    protected override string Path => "/audit";

    private string? Counted => Page is null ? null : ListPage.Counted(Page, "entry", "entries");

    /// <summary>What is known about the entries' integrity without a check.</summary>
    private string Line => heads switch
    {
        { IsNone: true } => "Who did what, when and why. Nothing is stored outside this console to prove it (Audit:Heads=None).",
        { LastKept: { } kept } =>
            $"Who did what, when and why. Last head stored outside this console: {AuditTimes.Utc(kept.At)} "
                + $"({kept.AcknowledgedBy}{(kept.IsSigned ? "" : ", unsigned")}).",
        _ => "Who did what, when and why. No head has been stored outside this console yet.",
    };

    private List<FilterChip> Active
    {
        get
        {
            var active = new List<FilterChip>();
            void Add(bool isActive, string text, AuditQuery without)
            {
                if (isActive)
                {
                    active.Add(Chip(text, without));
                }
            }

            Add(Query.Search.Length > 0, $"“{Query.Search}”", Query with { Search = "" });
            Add(Query.Ticket.Length > 0, $"Ticket {Query.Ticket}", Query with { Ticket = "" });
            Add(Query.Actor.Length > 0, PersonChosen, Query with { Actor = "", ActorId = "" });
            Add(Query.Action.Length > 0, AuditVerbs.Of(Query.Action), Query with { Action = "" });
            Add(Query.Outcome.Length > 0, AuditWords.Outcome(Query.Outcome), Query with { Outcome = "" });
            Add(Query.From is not null, $"From {Day(Query.From)}", Query with { From = null });
            Add(Query.To is not null, $"To {Day(Query.To)}", Query with { To = null });
            Add(Query.ConnectionId is not null, $"Connection {NameOfConnection}", Query with { ConnectionId = null });
            Add(Query.ClusterId is not null, $"Cluster {NameOfCluster}", Query with { ClusterId = null });
            return active;
        }
    }

    private string PersonChosen => namesakes.GetValueOrDefault(Query.ActorId)?.Text ?? Query.Actor;

    private string NameOfConnection => Named(entry => entry.ConnectionId == Query.ConnectionId);

    private string NameOfCluster => Named(entry => entry.ClusterId == Query.ClusterId && entry.ConnectionId is null);

    protected override async Task OnInitializedAsync()
    {
        mayCheck = await person.HasAsync(Policies.CheckRecord);
        await base.OnInitializedAsync();
        zone = await readersZone.GetAsync();
    }

    protected override AuditQuery FromAddress(AddressValues address) => new()
    {
        Ticket = address.Text("ticket"),
        Actor = address.Text("actor"),
        ActorId = address.Text("person"),
        Action = address.Text("action"),
        Outcome = address.Text("outcome"),
        From = address.Day("from"),
        To = address.Day("to"),
        ConnectionId = address.Id("connection"),
        ClusterId = address.Id("cluster"),
    };

    protected override Dictionary<string, object?> ToAddress(AuditQuery query) => new()
    {
        ["ticket"] = Text(query.Ticket),
        ["actor"] = Text(query.Actor),
        ["person"] = Text(query.ActorId),
        ["action"] = Text(query.Action),
        ["outcome"] = Text(query.Outcome),
        ["from"] = query.From?.ToString("O"),
        ["to"] = query.To?.ToString("O"),
        ["connection"] = query.ConnectionId,
        ["cluster"] = query.ClusterId,
    };

    protected override async Task<ListPage<AuditEntry>> ListAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        if (actors.Count == 0)
        {
            await ReadChoicesAsync(cancellationToken);
        }

        return await list.ListAsync(query, cancellationToken);
    }

    /// <summary>Asked once a visit: at a million entries the question takes 94 ms.</summary>
    private async Task ReadChoicesAsync(CancellationToken cancellationToken)
    {
        var choices = await list.ChoicesAsync(cancellationToken);
        var people = await staff.ListAsync(cancellationToken);
        namesakes = people.Where(person => person.Text != person.Name).ToDictionary(person => person.Id);
        actors =
        [
            new("", "Anyone"),
            .. choices.Actors.Select(actor => new Option<string>(actor, actor)),
            .. namesakes.Values.Select(person => new Option<string>(person.Id, person.Text)),
        ];
        actions = [new("", "Any"), .. choices.Actions.Select(action => new Option<string>(action, AuditVerbs.Of(action)))];
    }

    /// <summary>A name means everybody of that name, an ID one of several.</summary>
    private Task ChoosePersonAsync(string? chosen) => FilterAsync(
        namesakes.TryGetValue(chosen ?? "", out var one)
            ? Query with { Actor = one.Name, ActorId = one.Id }
            : Query with { Actor = chosen ?? "", ActorId = "" });

    private async Task ShowEntryAsync(long id) => detail = await details.FindAsync(id, CancellationToken.None);

    private void Close() => detail = null;

    private void Check()
    {
        checks++;
        isChecking = true;
    }

    private async Task ShowAsync()
    {
        isChecking = false;
        await ReadChoicesAsync(CancellationToken.None);
        await ReadAgainAsync();
    }

    private static string? Text(string text) => text.Length == 0 ? null : text;

    private static string Day(DateOnly? day) => day?.ToString("d MMM yyyy", CultureInfo.InvariantCulture) ?? "";

    private string Named(Func<AuditEntry, bool> isOf) => Page?.Rows.FirstOrDefault(isOf)?.Subject ?? "from the address";
}
