using System.Globalization;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.App.Renewals;

/// <summary>The work list: everything with a deadline, of every kind.</summary>
public sealed partial class RenewalsPage(DeadlineReader deadlines, IEnumerable<IDeadlineSource> sources, ActingPerson person)
{
    private static readonly IReadOnlyList<Option<bool>> Owners = [new(false, "Anybody"), new(true, "Mine")];

    private static readonly IReadOnlyList<Option<string>> Columns =
    [
        new("customer", "Customer"), new("what", "What"), new("owner", "Owner"), new("step", "Next step"),
    ];

    private IReadOnlyDictionary<DeadlinePeriod, int>? counts;
    private OwnerFilter? me;

    protected override string Path => "/renewals";

    private IReadOnlyList<Option<DeadlineKind?>> Kinds =>
        [new(null, "Anything"), .. sources.Select(source => new Option<DeadlineKind?>(source.Kind, DeadlineWords.Kind(source.Kind)))];

    private RenewalFilter Filter => new(Query.Period, Query.Kind, Query.WithinDays, Query.Owner is not null);

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

            if (Query.Owner is not null)
            {
                active.Add(Chip("Mine", Query with { Owner = null }));
            }

            return active;
        }
    }

    protected override async Task OnInitializedAsync()
    {
        me = await person.FindAsync() is { } actor ? OwnerFilter.Of(actor) : null;
        await base.OnInitializedAsync();
    }

    protected override DeadlineQuery FromAddress(AddressValues address) => new RenewalFilter(
        address.Value<DeadlinePeriod>("period"),
        address.Value<DeadlineKind>("kind"),
        address.Days("within"),
        address.IsYes("mine")).Query(me);

    protected override Dictionary<string, object?> ToAddress(DeadlineQuery query) => new()
    {
        ["period"] = query.Period?.ToString(),
        ["kind"] = query.Kind?.ToString(),
        ["within"] = query.WithinDays,
        ["mine"] = query.Owner is not null ? true : null,
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
