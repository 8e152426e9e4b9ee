using System.Globalization;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Connections.List;

public sealed partial class ConnectionsPage(ConnectionListService list, ActingPerson person)
{
    private static readonly IReadOnlyList<Option<ConnectionState?>> States =
    [
        new(null, "Not retired"),
        .. Enum.GetValues<ConnectionState>().Select(state => new Option<ConnectionState?>(state, StateBadge.Of(state).Word)),
    ];

    private static readonly IReadOnlyList<Option<Health?>> Healths =
    [
        new(null, "Any"),
        .. Enum.GetValues<Health>().Select(health => new Option<Health?>(health, StateBadge.Of(health).Word)),
    ];

    private static readonly IReadOnlyList<Option<Protocol?>> Protocols =
    [
        new(null, "Any"),
        new(Protocol.Oidc, "OIDC"),
        new(Protocol.Saml, "SAML"),
    ];

    private static readonly IReadOnlyList<Option<IdentityProvider?>> Providers =
    [
        new(null, "Any"),
        .. IdentityProviderCatalogue.All.Select(guide => new Option<IdentityProvider?>(guide.Provider, guide.DisplayName)),
    ];

    private static readonly IReadOnlyList<Option<int?>> Expiries =
    [
        new(null, "Any time"),
        new(0, "Expired"),
        new(30, "Within 30 days"),
        new(60, "Within 60 days"),
        new(90, "Within 90 days"),
    ];

    private static readonly IReadOnlyList<Option<string>> Columns =
    [
        new("cluster", "Cluster"), new("idp", "IdP"), new("step", "Next step"), new("age", "Age"), new("owner", "Owner"),
        new("expires", "Expires"),
    ];

    /// <summary>How many days ahead the view of expiring credentials looks.</summary>
    internal const int Soon = 60;

    private IReadOnlyDictionary<Health, int>? counts;
    private int? mine;
    private int? expiring;
    private readonly HashSet<Guid> selected = [];
    private OwnerFilter? me;
    private bool mayChange;

    protected override string Path => "/connections";

    protected override string StandardSort => "customer";

    private string? Counted => Page is null ? null : ListPage.Counted(Page, "connection", "connections");

    private List<FilterChip> Active
    {
        get
        {
            var active = new List<FilterChip>();
            if (Query.Search.Length > 0)
            {
                active.Add(Chip($"“{Query.Search}”", Query with { Search = "" }));
            }

            if (Query.Health is { } health)
            {
                active.Add(Chip(StateBadge.Of(health).Word, Query with { Health = null }));
            }

            if (Query.State is { } state)
            {
                active.Add(Chip(StateBadge.Of(state).Word, Query with { State = null }));
            }

            if (Query.Protocol is { } protocol)
            {
                active.Add(Chip(protocol == Protocol.Oidc ? "OIDC" : "SAML", Query with { Protocol = null }));
            }

            if (Query.IdentityProvider is { } provider)
            {
                active.Add(Chip(IdentityProviderCatalogue.Of(provider).DisplayName, Query with { IdentityProvider = null }));
            }

            if (Query.NeedsAttention)
            {
                active.Add(Chip("Needs attention", Query with { NeedsAttention = false }));
            }

            if (Query.Owner.Length > 0)
            {
                active.Add(Chip($"Owner {Query.Owner}", Query with { Owner = "" }));
            }

            if (Query.Mine is not null)
            {
                active.Add(Chip("Mine", Query with { Mine = null }));
            }

            if (Query.EndsWithinDays is { } days)
            {
                active.Add(Chip(days == 0 ? "Credential expired" : $"Credential expires within {days} days",
                    Query with { EndsWithinDays = null }));
            }

            return active;
        }
    }

    protected override ConnectionQuery FromAddress(AddressValues address) => new()
    {
        State = address.Value<ConnectionState>("state"),
        Protocol = address.Value<Protocol>("protocol"),
        IdentityProvider = address.Value<IdentityProvider>("idp"),
        Health = address.Value<Health>("health"),
        Owner = address.Text("owner"),
        Mine = address.IsYes("mine") ? me : null,
        NeedsAttention = address.IsYes("attention"),
        EndsWithinDays = address.Days("ends"),
    };

    protected override Dictionary<string, object?> ToAddress(ConnectionQuery query) => new()
    {
        ["state"] = query.State?.ToString(),
        ["protocol"] = query.Protocol?.ToString(),
        ["idp"] = query.IdentityProvider?.ToString(),
        ["health"] = query.Health?.ToString(),
        ["owner"] = query.Owner.Length > 0 ? query.Owner : null,
        ["mine"] = query.Mine is not null ? true : null,
        ["attention"] = query.NeedsAttention ? true : null,
        ["ends"] = query.EndsWithinDays,
    };

    protected override async Task OnInitializedAsync()
    {
        mayChange = await person.HasAsync(Policies.ChangeSso);
        me = await person.FindAsync() is { } actor ? OwnerFilter.Of(actor) : null;
        await base.OnInitializedAsync();
        await CountViewsAsync();
    }

    protected override Task<ListPage<ConnectionRow>> ListAsync(ConnectionQuery query, CancellationToken cancellationToken) =>
        list.ListAsync(query, cancellationToken);

    private async Task CountViewsAsync()
    {
        counts = await list.CountHealthAsync(CancellationToken.None);
        mine = me is null ? null : await list.CountAsync(new ConnectionQuery { Mine = me }, CancellationToken.None);
        expiring = await list.CountAsync(new ConnectionQuery { EndsWithinDays = Soon }, CancellationToken.None);
    }

    private void Select((IReadOnlyList<Guid> Ids, bool IsOn) choice)
    {
        if (choice.IsOn)
        {
            selected.UnionWith(choice.Ids);
        }
        else
        {
            selected.ExceptWith(choice.Ids);
        }
    }

    private void ClearSelection() => selected.Clear();

    private async Task AssignedAsync()
    {
        selected.Clear();
        await ReadAgainAsync();
        await CountViewsAsync();
    }
}
