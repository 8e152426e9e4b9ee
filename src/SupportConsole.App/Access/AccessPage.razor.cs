using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Sessions;
using SupportConsole.Federation;

namespace SupportConsole.App.Access;

/// <summary>Sessions, roles and rights. Administrators see and end everybody's sessions, other people their own.</summary>
public sealed partial class AccessPage(SessionList list, StaffSessions sessions, ActingPerson person)
{
    private static readonly IReadOnlyList<Option<bool>> States = [new(false, "Open"), new(true, "Ended")];

    private Actor? actor;
    private StaffSession? own;
    private bool maySeeAll;
    private Problem? problem;
    private string? notice;

    protected override string Path => "/access";

    private List<FilterChip> Active
    {
        get
        {
            var active = new List<FilterChip>();
            if (Query.Search.Length > 0)
            {
                active.Add(Chip($"“{Query.Search}”", Query with { Search = "" }));
            }

            if (Query.Ended)
            {
                active.Add(Chip("Ended", Query with { Ended = false }));
            }

            return active;
        }
    }

    protected override async Task OnInitializedAsync()
    {
        actor = await person.GetAsync();
        maySeeAll = await person.HasAsync(Policies.ManageSessions);
        own = actor.Session is { } id ? await sessions.FindAsync(id, CancellationToken.None) : null;
        await base.OnInitializedAsync();
    }

    protected override SessionQuery FromAddress(AddressValues address) => new() { Ended = address.IsYes("ended") };

    protected override Dictionary<string, object?> ToAddress(SessionQuery query) => new() { ["ended"] = query.Ended ? true : null };

    protected override async Task<ListPage<SessionRow>> ListAsync(SessionQuery query, CancellationToken cancellationToken)
    {
        if (!maySeeAll)
        {
            return await list.ListOwnAsync(actor!.Id, query with { Search = "" }, cancellationToken);
        }

        var all = await list.ListAllAsync(actor!, query, cancellationToken);
        problem = all.Problem;
        return all.IsOk ? all.Value : new ListPage<SessionRow>([], 0);
    }

    private async Task EndAsync(StaffSession session)
    {
        var ended = await sessions.EndAsync(session.Id, await person.GetAsync(), CancellationToken.None);
        await ShowAsync(ended.Problem, $"{session.Name}'s session ended.");
    }

    private async Task EndOthersAsync()
    {
        var ended = await sessions.EndOthersAsync(await person.GetAsync(), CancellationToken.None);
        await ShowAsync(ended.Problem, ended.IsOk ? Count(ended.Value) : "");
    }

    private async Task ShowAsync(Problem? refusal, string done)
    {
        notice = refusal is null ? done : null;
        await ReadAgainAsync();
        problem = refusal ?? problem;
    }

    private static string Count(int ended) => ended switch
    {
        0 => "You have no other session.",
        1 => "Your other session ended.",
        _ => $"Your {ended} other sessions ended.",
    };
}
