using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Inventory;

/// <summary>Two writings of one rule: triggers of the database, and a function. Some thirteen thousand cases with EVERY_CASE=1.</summary>
public sealed class HealthQueryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_database_and_the_function_agree_on_combinations_of_facts()
    {
        await using var record = await RecordFile.CreateAsync();
        var clusters = await ClustersAsync(record, 300);
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        context.AttachRange(clusters);
        var rows = Cases(11).Select((combination, number) => combination.AddTo(context, clusters[number % clusters.Count], number)).ToList();
        await context.SaveChangesAsync(Token);

        Assert.Empty(await DifferentAsync(context, rows));
        var rated = await RatedHealth.ReadAsync(context, Now, Token);
        Assert.Equal(rows.Count, rated.Count);
        Assert.Equal(Enum.GetValues<Health>(), rated.Values.Distinct().Order());
    }

    [Fact]
    public async Task They_agree_at_every_time_also_after_the_clock_went_back()
    {
        await using var record = await RecordFile.CreateAsync();
        var clusters = await ClustersAsync(record, 60);
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        context.AttachRange(clusters);
        var rows = Cases(47).Select((combination, number) => combination.AddTo(context, clusters[number % clusters.Count], number)).ToList();
        await context.SaveChangesAsync(Token);

        foreach (var days in new[] { 0, 1, 2, 29, 30, 31, 40, 400, 31, 1, 0, -1, -30, -400, 0 })
        {
            Assert.Empty(await DifferentAsync(context, rows, Now.AddDays(days)));
            Assert.Empty(await DifferentAsync(context, rows, Now.AddDays(days).AddTicks(-1)));
        }
    }

    [Fact]
    public async Task They_still_agree_after_every_fact_has_changed()
    {
        await using var record = await RecordFile.CreateAsync();
        var clusters = await ClustersAsync(record, 60);
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        context.AttachRange(clusters);
        var combinations = Cases(47);
        var rows = combinations.Select((combination, number) => combination.AddTo(context, clusters[number % clusters.Count], number)).ToList();
        await context.SaveChangesAsync(Token);

        context.RemoveRange(rows.SelectMany(row => row.Extras));
        await context.SaveChangesAsync(Token);
        Assert.Empty(await DifferentAsync(context, rows.Select(row => row with { Facts = HealthFacts.Of(row.Record, null, null, null, null) })));

        // Each takes the facts of another one.
        var changed = rows
            .Select((row, number) => combinations[((number * 31) + 7) % combinations.Count].PutOn(context, row.Record, combinations.Count + number))
            .ToList();
        await context.SaveChangesAsync(Token);
        Assert.Empty(await DifferentAsync(context, changed));
    }

    [Fact]
    public async Task A_cluster_reaches_the_best_rung_of_its_connections_whenever_it_is_asked()
    {
        await using var record = await RecordFile.CreateAsync();
        var clusters = await ClustersAsync(record, 40);
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        context.AttachRange(clusters);
        var combinations = Cases(47);
        foreach (var (combination, number) in combinations.Select((combination, number) => (combination, number)))
        {
            // The last clusters have none.
            combination.AddTo(context, clusters[number * 7 % 37], number);
        }

        await context.SaveChangesAsync(Token);
        await AssertReachedAsync(record);

        await context.Connections.Where(row => row.State == ConnectionState.Live).Take(40).ExecuteUpdateAsync(
            row => row.SetProperty(one => one.ClusterId, clusters[38].Id).SetProperty(one => one.CredentialExpiresAt, Now.AddDays(2)),
            Token);
        await AssertReachedAsync(record);
    }

    private static async Task<List<Cluster>> ClustersAsync(RecordFile record, int count)
    {
        var clusters = new List<Cluster>();
        for (var number = 0; number < count; number++)
        {
            clusters.Add(await record.AddClusterAsync("Acme", $"cluster-{number}"));
        }

        return clusters;
    }

    private static async Task AssertReachedAsync(RecordFile record)
    {
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        foreach (var days in new[] { -40, -1, 0, 1, 30, 40 })
        {
            var now = Now.AddDays(days);
            var rungs = (await HealthQuery.Rungs(context, now).Select(rung => new { rung.ClusterId, rung.Rung }).ToListAsync(Token))
                .ToLookup(rung => rung.ClusterId, rung => rung.Rung);
            var list = new ClusterListService(record.Contexts, new FakeTimeProvider(now));
            var page = await list.ListAsync(new ClusterQuery { PageSize = 200, Sort = "coverage" }, Token);

            Assert.All(page.Rows, row => Assert.Equal(rungs[row.Id].Min(), row.Coverage < SsoCoverage.NotStarted ? row.Coverage : null));
            Assert.All(page.Rows, row => Assert.Equal(rungs[row.Id].Count(), row.Connections));
            Assert.Equal(page.Rows.Select(row => row.Coverage).Order(), page.Rows.Select(row => row.Coverage));
            var counts = await list.CountCoverageAsync(Token);
            Assert.All(Enum.GetValues<SsoCoverage>(), rung => Assert.Equal(page.Rows.Count(row => row.Coverage == rung), counts.Ladder[rung]));
        }
    }

    private static async Task<List<string>> DifferentAsync(ConsoleDbContext context, IEnumerable<Row> rows, DateTimeOffset? at = null)
    {
        var now = at ?? Now;
        var rated = await RatedHealth.ReadAsync(context, now, Token);
        return [.. rows.Where(row => rated[row.Record.Id] != ConnectionHealth.Of(row.Facts, now).Value)
            .Select(row => $"{now:O} {row.Facts}: in the database {rated[row.Record.Id]}")];
    }

    /// <param name="oneIn">A number that no fact's number of values divides, so that the slice has all of them beside each other.</param>
    private static IReadOnlyList<Combination> Cases(int oneIn) => Slice.Of(Combinations(), oneIn, nameof(HealthQueryTests));

    private static IEnumerable<Combination> Combinations() =>
        from state in Enum.GetValues<ConnectionState>()
        from protocol in Enum.GetValues<Protocol>()
        from isFrontChannel in protocol == Protocol.Oidc ? new[] { false, true } : [false]
        from days in new int?[] { null, -1, 0, 30, 31 }
        from hasApplications in new[] { false, true }
        from attention in new[] { "", "Look at it." }
        from difference in new FindingKind?[] { null, FindingKind.Changed, FindingKind.Missing }
        from open in new ChangeState?[] { null, ChangeState.Sending, ChangeState.Unknown }
        from published in new[] { "", "new", "gone", "gone before", "closed" }
        where published is "" or "gone" || (attention, difference, open) is ("", null, null)
        from isSilent in published.Length == 0 ? new[] { false, true } : [false]
        from isWaiting in (published, attention, open) is ("", "", null) ? new[] { false, true } : [false]
        select new Combination(state, protocol, isFrontChannel, days, hasApplications, attention, difference, open, published, isSilent, isWaiting);

    private sealed record Row(ConnectionRecord Record, HealthFacts Facts, IReadOnlyList<object> Extras);

    private sealed record Combination(
        ConnectionState State, Protocol Protocol, bool IsFrontChannel, int? Days, bool HasApplications, string Attention,
        FindingKind? Difference, ChangeState? Open, string Published, bool IsSilent, bool IsWaiting)
    {
        public Row AddTo(ConsoleDbContext context, Cluster cluster, int number)
        {
            var record = Records.Connection(cluster, $"c-{number}", State, Protocol);
            context.Add(record);
            return PutOn(context, record, number);
        }

        public Row PutOn(ConsoleDbContext context, ConnectionRecord record, int number)
        {
            var entry = context.Entry(record);
            entry.Property(row => row.State).CurrentValue = State;
            entry.Property(row => row.Protocol).CurrentValue = Protocol;
            record.Settings[ConnectionSettings.Channel] = IsFrontChannel ? ConnectionSettings.FrontChannel : "";
            record.CredentialExpiresAt = Days is { } days ? Now.AddDays(days) : null;
            record.EnabledApplications = HasApplications ? "app" : "";
            record.WaitingApplications = IsWaiting ? "later" : "";
            record.Attention = Attention;
            var finding = Difference is { } kind ? Finding(record, kind, number) : null;
            var change = Open is { } open ? Change(record, open) : null;
            record.CredentialFingerprint = "current";
            var published = Published.Length > 0 ? PublishedChange(record) : null;
            var silence = IsSilent ? new SignInSilence { ConnectionId = record.Id, Since = Now, FoundAt = Now, PerDay = 40 } : null;
            var extras = new object?[] { finding, change, published, silence }.OfType<object>().ToList();
            context.AddRange(extras);
            var facts = HealthFacts.Of(record, finding, change, published is { Outcome: WatchOutcome.Open } ? published : null, silence);
            return new Row(record, facts, extras);
        }

        private WatchFinding PublishedChange(ConnectionRecord record) => new()
        {
            Id = Guid.NewGuid(),
            ConnectionId = record.Id,
            FoundAt = Now,
            NewFingerprint = Published == "new" ? "next" : "",
            MissingFingerprint = Published switch { "new" => "", "gone before" => "previous", _ => "current" },
            Outcome = Published == "closed" ? WatchOutcome.Dismissed : WatchOutcome.Open,
        };

        private static Finding Finding(ConnectionRecord record, FindingKind kind, int number) => new()
        {
            Id = Guid.NewGuid(),
            Kind = kind,
            Auth0Id = new ConnectionId($"con_{number}"),
            Name = record.Name,
            ConnectionId = record.Id,
            FoundAt = Now,
            SeenAt = Now,
        };

        private static Change Change(ConnectionRecord record, ChangeState state) => new()
        {
            Id = Guid.NewGuid(),
            Kind = ChangeKind.RotateSecret,
            State = state,
            ConnectionId = record.Id,
            ConnectionName = record.Name,
            Actor = "Ana",
            Ticket = "T-1",
            Reason = "",
            RequestKey = Guid.NewGuid(),
            Plan = "[]",
            PlannedAt = Now,
        };
    }
}
