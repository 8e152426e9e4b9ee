using System.Globalization;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.App.Renewals;

/// <summary>The work list: everything with a deadline, of every kind.</summary>
public sealed partial class RenewalsPage(
    DeadlineReader deadlines,
    IEnumerable<IDeadlineSource> sources,
    StaffDirectory directory,
    ActingPerson person)
{
    private static readonly IReadOnlyList<Option<string>> Columns =
    [
        new("customer", "Customer"), new("what", "What"), new("owner", "Owner"), new("step", "Next step"),
    ];

    private IReadOnlyDictionary<DeadlinePeriod, int>? counts;
    private OwnerFilter? me;
    private IReadOnlyList<StaffChoice> staff = [];

    protected override string Path => "/renewals";

    private IReadOnlyList<Option<DeadlineKind?>> Kinds =>
        [new(null, "Anything"), .. sources.Select(source => new Option<DeadlineKind?>(source.Kind, DeadlineWords.Kind(source.Kind)))];

    private IReadOnlyList<Option<string>> Owners =>
    [
        new("", "Anybody"),
        new(me?.Id ?? "nobody", "Mine"),
        .. staff.Where(choice => choice.Id != me?.Id).Select(choice => new Option<string>(choice.Id, choice.Text)),
    ];

    private OwnerFilter? OwnerOf(string id) => id == me?.Id ? me
        : staff.FirstOrDefault(choice => choice.Id == id) is { } choice ? new OwnerFilter(choice.Id, choice.Name)
        : null;

    private bool IsMine => Query.Owner is { } owner && owner == me;

    private RenewalFilter Filter =>
        new(Query.Period, Query.Kind, Query.WithinDays, IsMine, Query.Owner is { } owner && !IsMine ? owner.Id : "");

    private bool IsFiltered =>
        Query.Period is not null || Query.Kind is not null || Query.WithinDays is not null || Query.Owner is not null;

    private List<FilterChip> Active
    {
        get
        {
            var active = new List<FilterChip>();
            if (Query.Kind is { } kind)
            {
                active.Add(Chip(DeadlineWords.Kind(kind), Query with { Kind = null }));
            }

            if (Query.WithinDays is { } days)
            {
                active.Add(Chip($"Within {days} days", Query with { WithinDays = null }));
            }

            if (Query.Owner is { } owner)
            {
                active.Add(Chip(IsMine ? "Mine" : owner.Name, Query with { Owner = null }));
            }

            return active;
        }
    }

    protected override async Task OnInitializedAsync()
    {
        me = await person.FindAsync() is { } actor ? OwnerFilter.Of(actor) : null;
        staff = await directory.ListAsync(CancellationToken.None);
        await base.OnInitializedAsync();
    }

    protected override DeadlineQuery FromAddress(AddressValues address) => new RenewalFilter(
        address.Value<DeadlinePeriod>("period"),
        address.Value<DeadlineKind>("kind"),
        address.Days("within"),
        address.IsYes("mine"),
        address.Text("owner")).Query(me, staff);

    protected override Dictionary<string, object?> ToAddress(DeadlineQuery query) => new()
    {
        ["period"] = query.Period?.ToString(),
        ["kind"] = query.Kind?.ToString(),
        ["within"] = query.WithinDays,
        ["mine"] = query.Owner is { } mine && mine == me ? true : null,
        ["owner"] = query.Owner is { } owner && owner != me ? owner.Id : null,
    };

    // The sort is fixed, whatever the address says.
    protected override async Task<ListPage<Deadline>> ListAsync(DeadlineQuery query, CancellationToken cancellationToken)
    {
        counts = await deadlines.CountAsync(query, cancellationToken);
        return await deadlines.ListAsync(query, cancellationToken);
    }

    private static string StepWords(Deadline row) =>
        row.UsualDays is { } days ? $"{DeadlineWords.Next(row).Words} · {UsualWords(days)}" : DeadlineWords.Next(row).Words;

    private static string UsualWords(int days) => days == 1 ? "usually takes 1 day" : $"usually takes {days} days";

    private static string? Number(int? count) => count?.ToString("N0", CultureInfo.InvariantCulture);
}
