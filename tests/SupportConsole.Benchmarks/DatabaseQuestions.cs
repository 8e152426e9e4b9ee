using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SupportConsole.App.Clusters;
using SupportConsole.App.Deadlines;
using SupportConsole.App.History;
using SupportConsole.App.Inventory;
using SupportConsole.App.Overview;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Shell;
using SupportConsole.Benchmarks.Record;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.Benchmarks;

/// <summary>Something that a page asks the record.</summary>
/// <param name="Name">What is asked.</param>
/// <param name="AskAsync">Asks it by the feature's own service; how many rows there were, -1 where it does not matter.</param>
public sealed record DatabaseQuestion(string Name, Func<Task<int>> AskAsync);

/// <summary>Every kind of question that the pages ask.</summary>
public static class DatabaseQuestions
{
    private static readonly string[] ConnectionSorts = ["name", "customer", "health", "state", "owner", "protocol", "idp", "ends", "updated"];
    private static readonly OwnerFilter Dana = new("idp dana", "Dana Levi");
    private static readonly string[] ClusterSorts = ["customer", "name", "coverage", "entitled", "connections", "state"];

    /// <summary>All of them, against a record with so many connections.</summary>
    public static IEnumerable<DatabaseQuestion> All(IServiceProvider services, int connections)
    {
        var list = services.GetRequiredService<ConnectionListService>();
        DatabaseQuestion Connections(string name, ConnectionQuery query) => new($"connections, {name}", async () => (await list.ListAsync(query, CancellationToken.None)).Total);
        DatabaseQuestion Counted(string name, ConnectionQuery query) =>
            new($"connections, count of those {name}", () => list.CountAsync(query, CancellationToken.None));
        return
        [
            Connections("first page", new ConnectionQuery()),
            .. from sort in ConnectionSorts from down in new[] { false, true } select Connections($"by {sort}{Turned(down)}", new ConnectionQuery { Sort = sort, Descending = down }),
            .. from sort in ConnectionSorts from down in new[] { false, true } select Connections($"last page by {sort}{Turned(down)}", new ConnectionQuery { Sort = sort, Descending = down, Page = (connections * 9 / 10 / ListPage.Size) - 1 }),
            .. Filters(Connections),
            .. Searches(Connections, connections),
            Connections("renewals within 60 days", new ConnectionQuery { EndsWithinDays = 60, Sort = "ends" }),
            new("connections, counts of health", async () => (await list.CountHealthAsync(CancellationToken.None)).Values.Sum()),
            Counted("of a person", new ConnectionQuery { Mine = Dana }),
            Counted("that expire within 60 days", new ConnectionQuery { EndsWithinDays = 60 }),
            .. Details(services),
            .. Clusters(services.GetRequiredService<ClusterListService>(), connections),
            .. Overview(services),
            .. Deadlines(services.GetRequiredService<DeadlineReader>(), connections),
            .. Rotations(services),
            .. Audit(services.GetRequiredService<AuditListService>()),
            .. Palette([.. services.GetServices<IPaletteSource>()], services.GetRequiredService<PaletteRecord>()),
            .. Accounts(services.GetRequiredService<AccountListService>(), connections),
        ];
    }

    private static string Turned(bool isDown) => isDown ? ", descending" : "";

    private static IEnumerable<DatabaseQuestion> Filters(Func<string, ConnectionQuery, DatabaseQuestion> ask) =>
    [
        ask("of a state", new ConnectionQuery { State = ConnectionState.WaitingOnCustomer }),
        ask("retired", new ConnectionQuery { State = ConnectionState.Retired }),
        ask("of a protocol", new ConnectionQuery { Protocol = Protocol.Oidc }),
        ask("of an identity provider", new ConnectionQuery { IdentityProvider = IdentityProvider.Okta }),
        ask("that need attention", new ConnectionQuery { NeedsAttention = true }),
        .. Enum.GetValues<Health>().Select(health => ask($"of health {health}", new ConnectionQuery { Health = health })),
        ask("of a person", new ConnectionQuery { Mine = Dana }),
        ask("of a person that need attention, by health", new ConnectionQuery { Mine = Dana, NeedsAttention = true, Sort = "health" }),
        ask("SAML, by end", new ConnectionQuery { Protocol = Protocol.Saml, Sort = "ends" }),
        ask("ended credentials", new ConnectionQuery { EndsWithinDays = 0 }),
        ask("ending within 90 days", new ConnectionQuery { EndsWithinDays = 90 }),
        ask("SAML of Entra ID, live, by end", new ConnectionQuery { Protocol = Protocol.Saml, IdentityProvider = IdentityProvider.EntraId, State = ConnectionState.Live, Sort = "ends" }),
    ];

    private static IEnumerable<DatabaseQuestion> Searches(Func<string, ConnectionQuery, DatabaseQuestion> ask, int connections)
    {
        var number = connections / 2 / 3 * 3;
        var customer = Names.Customer(number % Names.Count);
        (string Kind, string Text)[] searches =
        [
            ("customer", customer), ("cluster", "analytics"), ("name", $"{Names.Slug(customer)}-"), ("domain", $"{Names.Slug(customer)}-group.example"), ("entity ID", $"/saml/{number + 1}"),
            ("SHA-1", Believable.Sha1(number + 1, 0)), ("SHA-256", Believable.Fingerprint(number + 1, 0)), ("client ID", $"0oa{number:D5}"), ("no hits", "nothing-like-it"), ("1 letter", "z"), ("1 letter of nearly all", "e"), ("2 letters", "q-"), ("2 letters of all", "so"), ("what all have", "example"), ("3 words", $"{customer} saml"),
        ];
        return
        [
            .. searches.Select(search => ask($"search, {search.Kind}", new ConnectionQuery { Search = search.Text })),
            ask("search, what all have, by end, last page", new ConnectionQuery { Search = "example", Sort = "ends", Page = (connections / ListPage.Size) - 1 }),
            ask("search, cluster, live SAML", new ConnectionQuery { Search = "prod", State = ConnectionState.Live, Protocol = Protocol.Saml }),
        ];
    }

    private static IEnumerable<DatabaseQuestion> Clusters(ClusterListService list, int clusters)
    {
        DatabaseQuestion Ask(string name, ClusterQuery query) => new($"clusters, {name}", async () => (await list.ListAsync(query, CancellationToken.None)).Total);
        return
        [
            Ask("last page", new ClusterQuery { Page = (clusters / ListPage.Size) - 1 }),
            .. from sort in ClusterSorts from down in new[] { false, true } select Ask($"by {sort}{Turned(down)}", new ClusterQuery { Sort = sort, Descending = down }),
            .. Enum.GetValues<SsoCoverage>().Select(coverage => Ask($"{coverage}", new ClusterQuery { Coverage = coverage })),
            Ask("search, customer", new ClusterQuery { Search = Names.Customer(7) }),
            Ask("search, no hits", new ClusterQuery { Search = "nothing-like-it" }),
            Ask("search, 1 letter", new ClusterQuery { Search = "z" }),
            Ask("search, what all have", new ClusterQuery { Search = "influxdb" }),
            Ask("search, entitled and not set up", new ClusterQuery { Search = "prod", Mismatch = SsoMismatch.BoughtNotSetUp }),
            new("clusters, coverage counts", async () => (await list.CountCoverageAsync(CancellationToken.None)).Total),
        ];
    }

    /// <summary>The pages of one connection and of one cluster, each a different one in turn.</summary>
    private static IEnumerable<DatabaseQuestion> Details(IServiceProvider services)
    {
        var (list, clusters) = (services.GetRequiredService<ConnectionListService>(), services.GetRequiredService<ClusterService>());
        var audit = services.GetRequiredService<AuditListService>();

        // Only what reads the record is asked: no tenant is there.
        var reader = new ConnectionReader(
            services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>(), null!, null!, null!, null!, TimeProvider.System);
        IReadOnlyList<ConnectionRow> rows = [];
        var turn = 0;
        async Task<ConnectionRow> NextAsync()
        {
            rows = rows.Count > 0 ? rows : (await list.ListAsync(new ConnectionQuery { PageSize = 200 }, CancellationToken.None)).Rows;
            return rows[turn++ % rows.Count];
        }

        DatabaseQuestion Ask(string name, Func<ConnectionRow, Task<bool>> found) => new(name, async () => await found(await NextAsync()) ? 1 : 0);
        return
        [
            Ask("a connection's page", async row => await reader.FindAsync(row.Id, CancellationToken.None) is not null),
            Ask("a connection's stamp", async row => await reader.StampAsync(row.Id, CancellationToken.None) is not null),
            Ask("a connection's activity", async row => (await audit.ListAsync(new AuditQuery { ConnectionId = row.Id }, CancellationToken.None)).Total > 0),
            Ask("a cluster's page", async row => await clusters.FindAsync(row.ClusterId, CancellationToken.None) is not null),
            Ask("a cluster's connections", async row => (await list.OfClusterAsync(row.ClusterId, CancellationToken.None)).Count > 0),
        ];
    }

    private static IEnumerable<DatabaseQuestion> Overview(IServiceProvider services)
    {
        var work = services.GetRequiredService<MyWork>();
        return
        [
            new("overview, my work", async () => (await work.ReadAsync(null, CancellationToken.None)).Count),
            new("overview, work of a person", async () => (await work.ReadAsync(Dana, CancellationToken.None)).Count),
        ];
    }

    private static IEnumerable<DatabaseQuestion> Deadlines(DeadlineReader deadlines, int connections)
    {
        var key = "";
        DatabaseQuestion Ask(string name, DeadlineQuery query) => new($"renewals, {name}", async () => (await deadlines.ListAsync(query, CancellationToken.None)).Total);
        DatabaseQuestion Count(string name, DeadlineQuery query) => new($"renewals, {name}", async () => (await deadlines.CountAsync(query, CancellationToken.None)).Values.Sum());
        return
        [
            Ask("first page", new DeadlineQuery()),
            Ask("page 40", new DeadlineQuery { Page = 39 }),
            Ask("middle page, all counted", new DeadlineQuery { Page = connections * 2 / 5 / ListPage.Size, CountsAll = true }),
            Ask("last page, all counted", new DeadlineQuery { Page = int.MaxValue / 1000, CountsAll = true }),
            Ask("mine", new DeadlineQuery { Owner = Dana }),
            Ask("certificates", new DeadlineQuery { Kind = DeadlineKind.SigningCertificate }),
            Ask("within 30 days", new DeadlineQuery { WithinDays = 30 }),
            .. Enum.GetValues<DeadlinePeriod>().Select(period => Ask($"{period}", new DeadlineQuery { Period = period })),
            Count("counts", new DeadlineQuery()),
            Count("counts of mine", new DeadlineQuery { Owner = Dana }),
            new("renewals, one deadline", async () =>
            {
                if (key.Length == 0)
                {
                    key = (await deadlines.ListAsync(new DeadlineQuery { PageSize = 1 }, CancellationToken.None)).Rows[0].Key;
                }

                return await deadlines.FindAsync(key, CancellationToken.None) is null ? 0 : 1;
            }),
        ];
    }

    private static IEnumerable<DatabaseQuestion> Rotations(IServiceProvider services)
    {
        var (past, contexts) = (services.GetRequiredService<PastRotations>(), services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>());
        DatabaseQuestion Ask(string name, RotationQuery query) => new(
            $"rotations, {name}",
            async () => (await past.ReadAsync(TimeProvider.System.GetUtcNow().AddMonths(-12), query, CancellationToken.None)).Page.Total);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        return
        [
            Ask("of a year", new RotationQuery()),
            Ask("last page", new RotationQuery { Page = ListPage.Last }),
            Ask("behind a number", new RotationQuery { Month = today.AddDays(1 - today.Day).AddMonths(-1), Provider = IdentityProvider.Okta, Timing = RotationTiming.Late }),
            Ask("of a timing, last page", new RotationQuery { Timing = RotationTiming.OnTime, Page = ListPage.Last }),
            // The console learns once an hour; here each time.
            new("rotations, lead times and one deadline", async () =>
            {
                var reader = new DeadlineReader(contexts, services.GetServices<IDeadlineSource>(), new LeadTimes(contexts, TimeProvider.System, NullLogger<LeadTimes>.Instance), TimeProvider.System);
                return await reader.FindAsync("none", CancellationToken.None) is null ? -1 : 1;
            }),
        ];
    }

    private static IEnumerable<DatabaseQuestion> Audit(AuditListService audit)
    {
        DatabaseQuestion Ask(string name, AuditQuery query) => new($"audit, {name}", async () => (await audit.ListAsync(query, CancellationToken.None)).Total);
        return
        [
            Ask("first page", new AuditQuery()),
            Ask("page 40", new AuditQuery { Page = 39 }),
            Ask("of a person", new AuditQuery { Actor = "Dana Levi" }),
            Ask("refused", new AuditQuery { Outcome = "refused" }),
            Ask("of an action", new AuditQuery { Action = "cluster.edit" }),
            Ask("of a week", new AuditQuery { From = Day(30), To = Day(23) }),
            Ask("of a person in a month", new AuditQuery { Actor = "Dana Levi", From = Day(60), To = Day(30) }),
            Ask("of a person, refused", new AuditQuery { Actor = "Dana Levi", Outcome = "refused" }),
            Ask("of a ticket", new AuditQuery { Ticket = "SUP-4711" }),
            Ask("of no ticket there is", new AuditQuery { Ticket = "SUP-0" }),
            Ask("search", new AuditQuery { Search = "SUP-4711" }),
            Ask("search, no hits", new AuditQuery { Search = "nothing-like-it" }),
            Ask("search, 2 words", new AuditQuery { Search = "acme rotated" }),
            .. new[] { "rotated", "the customer", "saml", "ro", "zq" }.Select(word => Ask($"search, “{word}”", new AuditQuery { Search = word })),
            Ask("search, “rotated”, of a person, refused", new AuditQuery { Search = "rotated", Actor = "Dana Levi", Outcome = "refused" }),
            Ask("search, “rotated”, of a week", new AuditQuery { Search = "rotated", From = Day(307), To = Day(300) }),
            Ask("search, “ro”, of a person", new AuditQuery { Search = "ro", Actor = "Dana Levi" }),
            Ask("search, “zq”, of a person, refused", new AuditQuery { Search = "zq", Actor = "Dana Levi", Outcome = "refused" }),
            Ask("search, “rotated”, page 30", new AuditQuery { Search = "rotated", Page = 29 }),
            new("audit, the filters' choices", async () => (await audit.ChoicesAsync(CancellationToken.None)).Actors.Count),
        ];
    }

    private static DateOnly Day(int daysAgo) => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-daysAgo));

    private static IEnumerable<DatabaseQuestion> Palette(IReadOnlyList<IPaletteSource> sources, PaletteRecord record)
    {
        DatabaseQuestion Ask(string text) => new($"palette, “{text}”", async () => (await sources.FindAsync(text, 6, CancellationToken.None)).Count);
        DatabaseQuestion Near(string text) => new($"palette, near “{text}”", async () => (await record.FindNearAsync(text, 6, CancellationToken.None)).Count);
        return [.. new[] { "acme", "z", "q", "ß", "nothing-like-it", "SUP-47", "1" }.Select(Ask), .. new[] { "acem", "nothing-like-it", "prdo saml" }.Select(Near)];
    }

    private static IEnumerable<DatabaseQuestion> Accounts(AccountListService list, int accounts)
    {
        DatabaseQuestion Ask(string name, AccountQuery query) => new($"accounts, {name}", async () => (await list.ListAsync(query, CancellationToken.None)).Total);
        return
        [
            Ask("first page", new AccountQuery()),
            Ask("last page", new AccountQuery(Page: accounts)),
            Ask("without a customer", new AccountQuery(UnnamedOnly: true)),
            .. new[] { Names.Customer(7), "prod", "z", "nothing-like-it" }.Select(text => Ask($"search, “{text}”", new AccountQuery(text))),
        ];
    }
}
