using SupportConsole.App.Approvals;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Sessions;

namespace SupportConsole.Tests.Sessions;

/// <summary>The clock goes back: no session lives longer, and nobody keeps a right longer.</summary>
public sealed class SessionClockTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_idle_session_ends_after_30_minutes_though_the_clock_went_back()
    {
        await using var bench = await SessionBench.StartAsync();
        var session = await bench.SignInAsync(SessionBench.Ana);
        bench.Uses.Touch(session.Session.Id);
        Assert.Null(await bench.ActAsync(session));

        bench.Clock.SetBack(TimeSpan.FromDays(1));
        bench.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Null(await EndAsync(bench, session));
        bench.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(SessionEnd.Idle, await EndAsync(bench, session));
    }

    [Fact]
    public async Task A_session_ends_after_12_hours_though_the_clock_went_back()
    {
        await using var bench = await SessionBench.StartAsync();
        var session = await bench.SignInAsync(SessionBench.Ana);
        bench.Uses.Touch(session.Session.Id);
        Assert.Null(await EndAsync(bench, session));

        bench.Clock.SetBack(TimeSpan.FromHours(6));
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromHours(12); passed += TimeSpan.FromMinutes(20))
        {
            bench.Clock.Advance(TimeSpan.FromMinutes(20));
            bench.Uses.Touch(session.Session.Id);
        }

        Assert.Equal(SessionEnd.Expired, await EndAsync(bench, session));
    }

    [Fact]
    public async Task A_console_that_starts_after_the_clock_went_back_gives_a_session_no_more_than_a_whole_life()
    {
        await using var bench = await SessionBench.StartAsync();
        var session = await bench.SignInAsync(SessionBench.Ana);
        bench.Clock.SetBack(TimeSpan.FromDays(6));
        var next = new SessionClock(new SessionSettings(), bench.Clock);
        Assert.Null(next.FindEnd(await bench.RowAsync(session)));

        for (var passed = TimeSpan.Zero; passed < new SessionSettings().Longest; passed += TimeSpan.FromMinutes(20))
        {
            bench.Clock.Advance(TimeSpan.FromMinutes(20));
            next.Touch(session.Session.Id);
        }

        Assert.Equal(SessionEnd.Expired, next.FindEnd(await bench.RowAsync(session)));
    }

    [Fact]
    public async Task The_provider_is_asked_for_the_role_again_at_once()
    {
        await using var bench = await SessionBench.StartAsync();
        var session = await bench.Sessions.StartAsync(new NewSession(SessionBench.Ana, SessionKind.Staff) { IsRechecked = true }, Token);
        var never = await bench.Sessions.StartAsync(new NewSession(SessionBench.Ingrid, SessionKind.Staff) { IsRechecked = false }, Token);
        bench.Clock.SetBack(TimeSpan.FromHours(6));

        var due = await bench.Sessions.ListDueAsync(bench.Clock.GetUtcNow() - TimeSpan.FromMinutes(5), Token);
        Assert.Equal(session.Session.Id, Assert.Single(due).Id);
        await bench.Sessions.SetRoleAsync(session.Session.Id, StaffRole.Engineer, [], null, Token);
        Assert.Empty(await bench.Sessions.ListDueAsync(bench.Clock.GetUtcNow() - TimeSpan.FromMinutes(5), Token));
        Assert.DoesNotContain(due, row => row.Id == never.Session.Id);
    }

    [Fact]
    public async Task A_role_that_the_provider_no_longer_confirms_runs_out_though_the_clock_went_back()
    {
        await using var bench = await SessionBench.StartAsync();
        var session = await bench.Sessions.StartAsync(new NewSession(SessionBench.Ana, SessionKind.Staff) { IsRechecked = true }, Token);
        var never = await bench.Sessions.StartAsync(new NewSession(SessionBench.Ingrid, SessionKind.Staff) { IsRechecked = false }, Token);
        Assert.True(await IsConfirmedAsync(bench, session));
        bench.Clock.SetBack(TimeSpan.FromHours(6));
        var longest = TimeSpan.FromMinutes(new SessionSettings().MinutesWithoutProvider);

        bench.Clock.Advance(longest);
        Assert.True(await IsConfirmedAsync(bench, session));
        bench.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.False(await IsConfirmedAsync(bench, session));
        Assert.True(await IsConfirmedAsync(bench, never));
        await bench.Sessions.SetRoleAsync(session.Session.Id, StaffRole.Engineer, [], null, Token);
        Assert.True(await IsConfirmedAsync(bench, session));
    }

    [Fact]
    public async Task Whoever_signed_in_before_the_clock_went_back_confirms_who_they_are_before_a_dangerous_act()
    {
        await using var bench = await SessionBench.StartAsync();
        var session = await bench.SignInAsync(SessionBench.Ana);
        var stepUp = new StepUp(bench.Contexts, new ApprovalSettings(), bench.Clock);
        Assert.Null(await stepUp.FindProblemAsync(session.Session.ToActor(), Token));

        bench.Clock.SetBack(TimeSpan.FromHours(1));

        Assert.Equal(StepUp.Code, (await stepUp.FindProblemAsync(session.Session.ToActor(), Token))?.Code);
    }

    private static async Task<bool> IsConfirmedAsync(SessionBench bench, StartedSession session) =>
        bench.Uses.IsConfirmed(await bench.RowAsync(session));

    private static async Task<SessionEnd?> EndAsync(SessionBench bench, StartedSession session) =>
        bench.Uses.FindEnd(await bench.RowAsync(session));
}
