using SupportConsole.App.Cutovers;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Record;
using SupportConsole.Crash;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Cutovers;

/// <summary>What becomes of a planned cutover.</summary>
public sealed class CutoverTests
{
    private static readonly string New = MadeCertificates.Two.ToAuth0SigningCert();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_applies_itself_once_both_said_yes_and_closes_with_the_first_sign_in()
    {
        await using var bench = await CutoverBench.StartAsync();
        var cutover = await bench.PlanAsync(isAgreed: true);
        var token = await bench.LinkAsync(cutover);
        bench.Clock.Advance(TimeSpan.FromHours(2));
        await bench.SettleAsync();
        Assert.NotEqual(New, bench.CertificateInAuth0());

        Assert.True(await bench.Get<CutoverVisits>().SwitchAsync(token, Token));
        var applied = await bench.SettledAsync(cutover.Id);
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await bench.SignedInAsync();
        var closed = await bench.SettledAsync(cutover.Id);

        Assert.Equal((CutoverState.Applied, CutoverState.Closed), (applied.State, closed.State));
        Assert.Equal(New, bench.CertificateInAuth0());
        Assert.Equal(["cutover.plan", "cutover.link", "cutover.switched", "cutover.applied", "cutover.close"], await bench.ActionsAsync());
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task One_yes_is_not_enough(bool engineer, bool customer)
    {
        await using var bench = await CutoverBench.StartAsync();
        var cutover = await bench.PlanAsync(isAgreed: engineer);
        var token = await bench.LinkAsync(cutover);
        bench.Clock.Advance(TimeSpan.FromHours(2));

        Assert.True(!customer || await bench.Get<CutoverVisits>().SwitchAsync(token, Token));
        var left = await bench.SettledAsync(cutover.Id);

        Assert.Equal(CutoverState.Planned, left.State);
        Assert.NotEqual(New, bench.CertificateInAuth0());
    }

    [Fact]
    public async Task An_engineer_applies_it_at_any_time_and_the_change_is_theirs()
    {
        await using var bench = await CutoverBench.StartAsync();
        var cutover = await bench.PlanAsync(isAgreed: false);

        ChangeDesk.Must(await bench.Plans.ApplyAsync(cutover.Id, CutoverBench.Engineer, Token));

        var change = (await bench.Get<App.Changes.ChangeJournal>().FindAsync(cutover.RequestKey, Token))!;
        Assert.Equal(("Ana Ruiz", "SUP-7"), (change.Actor, change.Ticket));
        Assert.Equal(CutoverState.Applied, (await bench.FindAsync(cutover.Id)).State);
        Assert.Equal(New, bench.CertificateInAuth0());
    }

    [Fact]
    public async Task A_rotation_on_the_rotation_page_counts_as_applied_and_a_roll_back_ends_it()
    {
        await using var bench = await CutoverBench.StartAsync();
        var cutover = await bench.PlanAsync(isAgreed: false);
        var plan = ChangeDesk.Must(await bench.Desk.Planner.PlanRotateCertificateAsync(bench.Record.Id, MadeCertificates.Two, Token));
        ChangeDesk.Must(await bench.Desk.Runner.ApplyAsync(plan, ChangeDesk.Order()));

        var applied = await bench.SettledAsync(cutover.Id);
        await bench.RollBackAsync();
        var ended = await bench.SettledAsync(cutover.Id);

        Assert.Equal((CutoverState.Applied, CutoverState.RolledBack), (applied.State, ended.State));
        Assert.Equal(CutoverState.RolledBack, (await bench.SettledAsync(cutover.Id)).State);
    }

    [Fact]
    public async Task A_certificate_that_somebody_changed_in_Auth0_is_not_replaced_without_a_person()
    {
        await using var bench = await CutoverBench.StartAsync();
        var cutover = await bench.PlanAsync();
        var token = await bench.LinkAsync(cutover);
        var theirs = MadeCertificates.Make("CN=theirs.example").ToAuth0SigningCert();
        bench.Tenant.Dashboard.EditOptions(bench.Record.Name.Value, options => options["signingCert"] = theirs);
        bench.Clock.Advance(TimeSpan.FromHours(2));

        Assert.True(await bench.Get<CutoverVisits>().SwitchAsync(token, Token));
        var left = await bench.SettledAsync(cutover.Id);
        await bench.SettleAsync();

        Assert.Equal((CutoverState.Planned, null), (left.State, left.AgreedAt));
        Assert.Contains("Somebody changed the certificate in Auth0.", left.Problem, StringComparison.Ordinal);
        Assert.Equal(theirs, bench.CertificateInAuth0());
    }

    [Fact]
    public async Task It_says_why_it_could_not_be_applied_and_tries_again_later()
    {
        await using var bench = await CutoverBench.StartAsync();
        var cutover = await bench.PlanAsync();
        var token = await bench.LinkAsync(cutover);
        bench.Clock.Advance(TimeSpan.FromHours(2));
        Assert.True(await bench.Get<CutoverVisits>().SwitchAsync(token, Token));
        bench.Tenant.Dashboard.Delete(bench.Record.Name.Value);
        var waiting = await bench.SettledAsync(cutover.Id);

        Assert.Equal(CutoverState.Planned, waiting.State);
        Assert.NotEqual("", waiting.Problem);
        Assert.True(waiting.NextTryAt > bench.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_moved_plan_forgets_what_the_customer_said_and_a_cancelled_one_never_applies()
    {
        await using var bench = await CutoverBench.StartAsync();
        var cutover = await bench.PlanAsync();
        var token = await bench.LinkAsync(cutover);
        bench.Clock.Advance(TimeSpan.FromHours(2));
        Assert.True(await bench.Get<CutoverVisits>().SwitchAsync(token, Token));

        ChangeDesk.Must(await bench.Plans.MoveAsync(cutover.Id, bench.Clock.GetUtcNow().AddHours(3), "", CutoverBench.Engineer, Token));
        var moved = await bench.SettledAsync(cutover.Id);
        ChangeDesk.Must(await bench.Plans.CancelAsync(cutover.Id, CutoverBench.Engineer, Token));
        bench.Clock.Advance(TimeSpan.FromHours(3));
        var late = await bench.Get<CutoverVisits>().SwitchAsync(token, Token);
        await bench.SettleAsync();

        Assert.Equal((CutoverState.Planned, null, 1), (moved.State, moved.SwitchedAt, moved.Sequence));
        Assert.False(late);
        Assert.NotEqual(New, bench.CertificateInAuth0());
        Assert.Equal("cutover.ended", (await bench.Plans.ApplyAsync(cutover.Id, CutoverBench.Engineer, Token)).Problem?.Code);
    }

    [Fact]
    public async Task A_connection_has_one_planned_cutover_and_it_is_a_deadline()
    {
        await using var bench = await CutoverBench.StartAsync();
        var cutover = await bench.PlanAsync();

        var second = await bench.Plans.PlanAsync(Order(bench, cutover.At), CutoverBench.Engineer, Token);
        var deadlines = await bench.Get<DeadlineReader>().ListAsync(new DeadlineQuery { Kind = DeadlineKind.Cutover }, Token);

        Assert.Equal("cutover.planned", second.Problem?.Code);
        var deadline = Assert.Single(deadlines.Rows);
        Assert.Equal((cutover.At, $"/connections/{bench.Record.Id}/cutover"), (deadline.DueAt, DeadlineWords.Page(deadline)));
    }

    [Fact]
    public async Task What_cannot_be_planned_is_refused_with_the_reason()
    {
        await using var bench = await CutoverBench.StartAsync();
        var good = Order(bench, bench.Clock.GetUtcNow().AddHours(1));

        async Task<string?> CodeAsync(CutoverOrder order) => (await bench.Plans.PlanAsync(order, CutoverBench.Engineer, Token)).Problem?.Code;

        Assert.Equal("cutover.past", await CodeAsync(good with { At = bench.Clock.GetUtcNow() }));
        Assert.Equal("cutover.far", await CodeAsync(good with { At = bench.Clock.GetUtcNow().AddDays(181) }));
        Assert.Equal("cutover.current", await CodeAsync(good with { Certificate = MadeCertificates.One }));
        Assert.Equal("cutover.zone", await CodeAsync(good with { CustomerZone = "Middle Earth" }));
        Assert.Equal("cutover.no-ticket", await CodeAsync(good with { Ticket = " " }));
        Assert.Equal("cutover.no-certificate", await CodeAsync(good with { ConnectionId = Guid.NewGuid() }));
        Assert.Null(await CodeAsync(good));
    }

    [Fact]
    public void An_hour_that_the_clocks_skip_is_no_time_and_of_a_repeated_one_the_first_counts()
    {
        var skipped = CutoverTimes.ToUtc(new DateTime(2027, 3, 28, 2, 30, 0), "Europe/Berlin");
        var repeated = CutoverTimes.ToUtc(new DateTime(2026, 10, 25, 2, 30, 0), "Europe/Berlin");

        Assert.Equal("cutover.no-such-time", skipped.Problem?.Code);
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), repeated.Value);
    }

    private static CutoverOrder Order(CutoverBench bench, DateTimeOffset at) => new()
    {
        ConnectionId = bench.Record.Id,
        Certificate = MadeCertificates.Two,
        At = at,
        StaffZone = "Etc/UTC",
        CustomerZone = "Europe/Berlin",
        Ticket = "SUP-7",
    };
}
