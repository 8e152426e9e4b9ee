using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SupportConsole.App.Clusters;
using SupportConsole.App.Clusters.Report;
using SupportConsole.App.Inventory;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Clusters;

public sealed class ClusterReportTests : IAsyncLifetime
{
    private static readonly Actor Ana = new("Ana Ruiz", StaffRole.Engineer);
    private readonly FakeTimeProvider time = new(Day(1, 9));
    private RecordFile record = null!;
    private Cluster cluster = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        record = await RecordFile.CreateAsync(time, services => services.AddClusters());
        cluster = await AddClusterAsync("Acme");
    }

    public ValueTask DisposeAsync() => record.DisposeAsync();

    [Theory]
    [InlineData(5, 9, SsoCoverage.NotBought, null, "")]
    [InlineData(9, 9, SsoCoverage.NotBought, null, "")]
    [InlineData(10, 9, SsoCoverage.InProgress, ConnectionState.Draft, "")]
    [InlineData(12, 9, SsoCoverage.InProgress, ConnectionState.WaitingOnCustomer, "")]
    [InlineData(15, 9, SsoCoverage.SetUp, ConnectionState.ReadyToTest, "")]
    [InlineData(17, 9, SsoCoverage.SetUp, ConnectionState.Tested, "")]
    [InlineData(20, 9, SsoCoverage.Live, ConnectionState.Live, "")]
    [InlineData(1, 10, SsoCoverage.Live, ConnectionState.Live, "SO-77")]
    [InlineData(10, 10, SsoCoverage.Off, ConnectionState.Disabled, "SO-77")]
    [InlineData(12, 10, SsoCoverage.SetUp, ConnectionState.ReadyToTest, "SO-77")]
    [InlineData(20, 10, SsoCoverage.NotStarted, null, "SO-77")]
    public async Task A_past_day_is_answered_from_the_journal(int day, int month, SsoCoverage coverage, ConnectionState? state, string order)
    {
        await LiveThroughAsync();

        var row = Assert.Single((await ReadAsync(new ClusterQuery { AsOf = new DateOnly(2026, month, day) })).Rows);

        Assert.Equal(coverage, row.Cluster.Coverage);
        Assert.Equal(state, row.Connection?.State);
        Assert.Equal(order, row.Cluster.OrderReference);
    }

    [Fact]
    public async Task A_secret_that_had_expired_by_then_is_failing_and_one_that_was_replaced_since_is_not_shown()
    {
        var connection = Connection(ConnectionState.Live, Day(2, 9));
        await SaveAsync(
            connection,
            Credential(connection, Day(2, 9), Day(1, 10), replaced: Day(5, 10)),
            Credential(connection, Day(5, 10), Day(1, 10).AddYears(1), replaced: null));
        time.SetUtcNow(Day(1, 11));

        var coverage = new List<(SsoCoverage, DateTimeOffset?)>();
        foreach (var day in new[] { new DateOnly(2026, 9, 20), new DateOnly(2026, 10, 3), new DateOnly(2026, 10, 6) })
        {
            var row = Assert.Single((await ReadAsync(new ClusterQuery { AsOf = day })).Rows);
            coverage.Add((row.Cluster.Coverage, row.Connection!.CredentialExpiresAt));
        }

        Assert.Equal(
            [(SsoCoverage.Live, Day(1, 10)), (SsoCoverage.Failing, Day(1, 10)), (SsoCoverage.Live, Day(1, 10).AddYears(1))],
            coverage);
    }

    [Fact]
    public async Task A_cluster_that_was_added_later_is_left_out_and_counted()
    {
        time.SetUtcNow(Day(1, 10));
        await AddClusterAsync("Later");
        time.SetUtcNow(Day(1, 11));

        var past = await ReadAsync(new ClusterQuery { AsOf = new DateOnly(2026, 9, 30) });
        var now = await ReadAsync(new ClusterQuery());

        Assert.Equal(("Acme", 1), (Assert.Single(past.Rows).Cluster.Customer, past.AddedLater));
        Assert.Equal(["Acme", "Later"], now.Rows.Select(row => row.Cluster.Customer));
    }

    [Fact]
    public async Task A_filter_is_of_that_day()
    {
        await LiveThroughAsync();

        var then = new ClusterQuery { AsOf = new DateOnly(2026, 9, 20) };

        Assert.Single((await ReadAsync(then with { Coverage = SsoCoverage.Live })).Rows);
        Assert.Empty((await ReadAsync(then with { Coverage = SsoCoverage.NotStarted })).Rows);
        Assert.Single((await ReadAsync(then with { Mismatch = SsoMismatch.SetUpNotBought })).Rows);
    }

    [Theory]
    [InlineData("2026-11-01")]
    [InlineData("2026-11-02")]
    [InlineData("9999-12-31")]
    public async Task A_day_that_is_not_over_shows_the_clusters_as_they_are_now(string day)
    {
        await LiveThroughAsync();
        var query = new ClusterQuery { AsOf = DateOnly.Parse(day, CultureInfo.InvariantCulture) };

        var report = await ReadAsync(query);

        Assert.Equal((null, false, query.AsOf), (report.AsOf, report.Day!.IsOver, (DateOnly?)report.Day.Date));
        Assert.Equal(SsoCoverage.NotStarted, Assert.Single(report.Rows).Cluster.Coverage);
        Assert.Equal("now", ReportColumns.Of(report.Day).Single(column => column.Head == "As of").Cell(report.Rows[0]));
        Assert.Equal(report.Rows.Select(row => row.Cluster), (await ExportAsync(query)).Select(row => row.Cluster));
    }

    [Fact]
    public async Task A_day_before_the_first_entry_has_no_cluster_and_the_last_one_of_the_calendar_is_no_error()
    {
        var first = await ReadAsync(new ClusterQuery { AsOf = DateOnly.MinValue });

        Assert.Equal((0, 1), (first.Rows.Count, first.AddedLater));
        Assert.Empty(await ExportAsync(new ClusterQuery { AsOf = DateOnly.MinValue }));
        Assert.Null(PastDay.Of(DateOnly.MaxValue, DateTimeOffset.MaxValue)!.End);
    }

    [Fact]
    public async Task An_export_has_the_rows_of_the_table_however_many_batches_it_takes()
    {
        await using (var context = await record.Contexts.CreateDbContextAsync(Token))
        {
            context.AddRange(Enumerable.Range(0, 1100).Select(number => new Cluster
            {
                Id = ClusterId.From(Guid.NewGuid()),
                AccountId = Guid.NewGuid(),
                Name = "prod",
                Customer = $"Customer {number}",
                IsEntitled = number % 2 == 0,
            }));
            await context.SaveChangesAsync(Token);
        }

        time.SetUtcNow(Day(1, 11));
        var all = new ClusterQuery { Sort = "customer" };
        foreach (var query in new[] { all, all with { AsOf = new DateOnly(2026, 10, 1), Coverage = SsoCoverage.NotStarted } })
        {
            var read = (await ReadAsync(query)).Rows.Select(row => row.Cluster.Id);

            Assert.Equal(read, (await ExportAsync(query)).Select(row => row.Cluster.Id));
        }
    }

    [Fact]
    public async Task A_search_finds_a_renamed_cluster_by_the_name_of_that_day()
    {
        time.SetUtcNow(Day(1, 10));
        var form = ClusterForm.Of(cluster);
        form.Customer = "Borealis";
        Assert.True((await record.Services.GetRequiredService<ClusterService>().SaveAsync(form, Ana, Token)).IsOk);
        time.SetUtcNow(Day(1, 11));

        var day = new ClusterQuery { AsOf = new DateOnly(2026, 9, 30) };

        Assert.Equal("Acme", Assert.Single((await ReadAsync(day with { Search = "ACME prod" })).Rows).Cluster.Customer);
        Assert.Equal("Acme", Assert.Single(await ExportAsync(day with { Search = cluster.Id.ToString() })).Cluster.Customer);
        Assert.Empty((await ReadAsync(day with { Search = "borealis" })).Rows);
    }

    [Fact]
    public async Task Every_cell_of_a_row_is_filled()
    {
        var connection = Connection(ConnectionState.Live, Day(2, 9));
        await SaveAsync(connection, Credential(connection, Day(2, 9), Day(1, 12), replaced: null));
        time.SetUtcNow(Day(1, 11));
        var report = await ReadAsync(new ClusterQuery { AsOf = new DateOnly(2026, 10, 1) });

        var cells = ReportColumns.Of(report.Day).ToDictionary(column => column.Head, column => column.Cell(report.Rows[0]));

        Assert.Equal(cluster.Id.ToString(), cells["Cluster ID"]);
        Assert.Equal(
            ["Live", "acme-oidc", "OIDC", "Okta", "Live", "2026-12-01 00:00:00", "2026-10-01"],
            new[] { "SSO", "Connection", "Protocol", "Identity provider", "Connection state", "Credential expires (UTC)", "As of" }
                .Select(head => cells[head]));
    }

    private static DateTimeOffset Day(int day, int month) => new(2026, month, day, 0, 0, 0, TimeSpan.Zero);

    private async Task LiveThroughAsync()
    {
        var connection = Connection(ConnectionState.Retired, Day(10, 9));
        connection.StateSince = Day(15, 10);
        await SaveAsync(
            connection,
            Entry(connection, Day(11, 9), "draft.hand-over"),
            Change(connection, Day(14, 9), ChangeKind.Create, ("app", true)),
            Entry(connection, Day(16, 9), "connection.test"),
            Entry(connection, Day(18, 9), "connection.state", """{"state":"Live"}"""),
            Change(connection, Day(10, 10), ChangeKind.Disable, ("app", false)),
            Change(connection, Day(11, 10), ChangeKind.Enable, ("app", true)),
            Change(connection, Day(15, 10), ChangeKind.Remove));
        time.SetUtcNow(Day(25, 9));
        var form = ClusterForm.Of(cluster);
        form.IsEntitled = true;
        form.OrderReference = "SO-77";
        Assert.True((await record.Services.GetRequiredService<ClusterService>().SaveAsync(form, Ana, Token)).IsOk);
        time.SetUtcNow(Day(1, 11));
    }

    private async Task<Cluster> AddClusterAsync(string customer)
    {
        var form = new ClusterForm
        {
            ClusterId = Guid.NewGuid().ToString(),
            AccountId = Guid.NewGuid().ToString(),
            Name = "prod",
            Customer = customer,
            IsEntitled = false,
        };
        return (await record.Services.GetRequiredService<ClusterService>().AddAsync(form, Ana, Token)).Value;
    }

    private async Task<ReportTable> ReadAsync(ClusterQuery query) =>
        await record.Services.GetRequiredService<ClusterReport>().ReadAsync(query, int.MaxValue, Token);

    private async Task<List<ReportRow>> ExportAsync(ClusterQuery query) => await record.Services.GetRequiredService<ClusterReport>()
        .ExportAsync(query, PastDay.Of(query.AsOf, time.GetUtcNow()), Token).ToListAsync(Token);

    private async Task SaveAsync(ConnectionRecord connection, params object[] rows)
    {
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        context.Attach(cluster);
        context.Add(connection);
        await context.SaveChangesAsync(Token);
        context.AddRange(rows);
        await context.SaveChangesAsync(Token);
    }

    private ConnectionRecord Connection(ConnectionState state, DateTimeOffset since)
    {
        var made = Records.Connection(cluster, "acme-oidc", state, Protocol.Oidc);
        return new ConnectionRecord
        {
            Id = made.Id,
            ClusterId = cluster.Id,
            Cluster = cluster,
            Name = made.Name,
            Protocol = Protocol.Oidc,
            IdentityProvider = made.IdentityProvider,
            State = state,
            StateSince = since,
            CreatedAt = since,
            UpdatedAt = since,
            EnabledApplications = "app",
        };
    }

    private static Credential Credential(ConnectionRecord connection, DateTimeOffset set, DateTimeOffset expires, DateTimeOffset? replaced) => new()
    {
        Id = Guid.NewGuid(),
        ConnectionId = connection.Id,
        Kind = CredentialKind.ClientSecret,
        Status = replaced is null ? CredentialStatus.Current : CredentialStatus.Previous,
        Fingerprint = Convert.ToHexString(Guid.NewGuid().ToByteArray()),
        SetBy = "Ana Ruiz",
        SetAt = set,
        ExpiresAt = expires,
        ReplacedAt = replaced,
    };

    private AuditEntry Entry(ConnectionRecord connection, DateTimeOffset at, string action, string after = "{}") => new()
    {
        At = at,
        By = Ana,
        Action = action,
        Outcome = "done",
        Summary = action,
        ConnectionId = connection.Id,
        ClusterId = cluster.Id.Value,
        After = after,
    };

    private static Change Change(ConnectionRecord connection, DateTimeOffset at, ChangeKind kind, params (string Id, bool IsOn)[] applications) => new()
    {
        Id = Guid.NewGuid(),
        Kind = kind,
        State = ChangeState.Confirmed,
        ConnectionId = connection.Id,
        ConnectionName = connection.Name,
        Actor = Ana.Name,
        Ticket = "1",
        Reason = "",
        RequestKey = Guid.NewGuid(),
        Plan = "[]",
        Applications = applications.ToDictionary(pair => pair.Id, pair => pair.IsOn),
        PlannedAt = at,
        SettledAt = at,
    };
}
