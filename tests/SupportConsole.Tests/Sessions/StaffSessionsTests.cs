using SupportConsole.App.Access;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Sessions;

namespace SupportConsole.Tests.Sessions;

public sealed class StaffSessionsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_is_found_by_its_token_of_which_the_database_holds_only_a_hash()
    {
        await using var bench = await SessionBench.StartAsync();

        var one = await bench.SignInAsync(SessionBench.Ana);
        var two = await bench.SignInAsync(SessionBench.Ana);

        Assert.NotEqual(one.Token, two.Token);
        Assert.True(one.Token.Length * 6 >= 128, "The token is too short.");
        Assert.Equal(one.Session.Id, (await bench.Sessions.FindAsync(one.Token, Token))!.Id);
        Assert.DoesNotContain(one.Token, await bench.FileTextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task An_unknown_token_has_no_session(string? token)
    {
        await using var bench = await SessionBench.StartAsync();
        await bench.SignInAsync(SessionBench.Ana);

        Assert.Null(await bench.Sessions.FindAsync(token, Token));
    }

    [Fact]
    public async Task A_session_that_is_not_used_ends_after_30_minutes_and_use_keeps_it_open()
    {
        await using var bench = await SessionBench.StartAsync();
        var used = await bench.SignInAsync(SessionBench.Ana);
        var idle = await bench.SignInAsync(SessionBench.Ana);

        bench.Clock.Advance(TimeSpan.FromMinutes(29));
        bench.Uses.Touch(used.Session.Id);
        bench.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Null(await bench.ActAsync(used));
        Assert.Equal(ISessionCheck.EndedCode, await bench.ActAsync(idle));
    }

    [Fact]
    public async Task A_session_ends_12_hours_after_the_sign_in_however_much_it_is_used()
    {
        await using var bench = await SessionBench.StartAsync();
        var session = await bench.SignInAsync(SessionBench.Ana);

        for (var minutes = 0; minutes < 12 * 60 - 20; minutes += 20)
        {
            bench.Clock.Advance(TimeSpan.FromMinutes(20));
            bench.Uses.Touch(session.Session.Id);
        }

        Assert.Null(await bench.ActAsync(session));
        bench.Clock.Advance(TimeSpan.FromMinutes(21));
        bench.Uses.Touch(session.Session.Id);
        Assert.Equal(ISessionCheck.EndedCode, await bench.ActAsync(session));
        Assert.Equal(SessionEnd.Expired, bench.Uses.FindEnd(await bench.RowAsync(session)));
    }

    [Fact]
    public async Task The_fourth_sign_in_of_a_person_ends_the_oldest_session_and_nobody_elses()
    {
        await using var bench = await SessionBench.StartAsync();
        var other = await bench.SignInAsync(SessionBench.Ingrid);
        var sessions = new List<StartedSession>();
        for (var number = 0; number < 4; number++)
        {
            sessions.Add(await bench.SignInAsync(SessionBench.Ana));
            bench.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var refusals = await Task.WhenAll(sessions.Select(bench.ActAsync));

        Assert.Equal([ISessionCheck.EndedCode, null, null, null], refusals);
        Assert.Equal(SessionEnd.TooMany, (await bench.RowAsync(sessions[0])).EndedBecause);
        Assert.Null(await bench.ActAsync(other));
    }

    [Fact]
    public async Task An_act_of_an_ended_session_is_refused_at_once_and_recorded_once_a_minute()
    {
        await using var bench = await SessionBench.StartAsync();
        var session = await bench.SignInAsync(SessionBench.Ana);
        await bench.Sessions.EndAsync(session.Session.Id, SessionBench.Ana with { Session = session.Session.Id }, Token);

        for (var number = 0; number < 5; number++)
        {
            Assert.Equal(ISessionCheck.EndedCode, await bench.ActAsync(session));
        }

        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(ISessionCheck.EndedCode, await bench.ActAsync(session));
        var refused = (await bench.AuditAsync()).Where(entry => entry.Outcome == "refused").ToList();
        Assert.Equal(2, refused.Count);
        Assert.All(refused, entry => Assert.Equal("https://idp.example.com u-1", entry.ActorId));
    }

    [Fact]
    public async Task A_lowered_role_is_refused_at_once_and_a_raised_one_allowed()
    {
        await using var bench = await SessionBench.StartAsync();
        var session = await bench.SignInAsync(SessionBench.Ana);

        await bench.Sessions.SetRoleAsync(session.Session.Id, StaffRole.ReadOnly, [], null, Token);
        var lowered = await bench.ActAsync(session);
        await bench.Sessions.SetRoleAsync(session.Session.Id, StaffRole.Administrator, ["g-admins"], null, Token);

        Assert.Equal(Rights.RefusalCode, lowered);
        Assert.Null(await bench.ActAsync(session));
        Assert.Equal(2, (await bench.AuditAsync()).Count(entry => entry.Action == "session.role"));
    }

    [Fact]
    public async Task Only_administrators_end_and_see_the_sessions_of_others()
    {
        await using var bench = await SessionBench.StartAsync();
        var ana = await bench.SignInAsync(SessionBench.Ana);
        var ingrid = await bench.SignInAsync(SessionBench.Ingrid);
        var (engineer, administrator) = (ana.Session.ToActor(), ingrid.Session.ToActor());

        var refused = await bench.Sessions.EndAsync(ingrid.Session.Id, engineer, Token);
        var unseen = await bench.List.ListAllAsync(engineer, new SessionQuery(), Token);
        var own = await bench.List.ListOwnAsync(engineer.Id, new SessionQuery(), Token);
        var all = await bench.List.ListAllAsync(administrator, new SessionQuery(), Token);
        var ended = await bench.Sessions.EndAsync(ana.Session.Id, administrator, Token);

        Assert.Equal([Rights.RefusalCode, Rights.RefusalCode], [refused.Problem?.Code, unseen.Problem?.Code]);
        Assert.Equal([ana.Session.Id], own.Rows.Select(row => row.Session.Id));
        Assert.Equal(2, all.Value.Total);
        Assert.True(ended.IsOk);
        Assert.Equal(SessionEnd.ByAdministrator, (await bench.RowAsync(ana)).EndedBecause);
    }

    [Fact]
    public async Task Two_people_of_one_name_have_their_own_sessions_and_stand_apart_in_the_audit_log()
    {
        await using var bench = await SessionBench.StartAsync();
        var one = await bench.SignInAsync(SessionBench.Ana with { Email = "ana.r@example.com" });
        var namesake = SessionBench.Ana with { Id = new PersonId("https://idp.example.com", "u-9"), Email = "ana.ruiz@example.com" };
        var other = await bench.SignInAsync(namesake);

        var refused = await bench.Sessions.EndAsync(one.Session.Id, other.Session.ToActor(), Token);
        var listed = await bench.List.ListOwnAsync(one.Session.ToActor().Id, new SessionQuery(), Token);

        Assert.Equal(Rights.RefusalCode, refused.Problem?.Code);
        Assert.Equal([one.Session.Id], listed.Rows.Select(row => row.Session.Id));
        var starts = (await bench.AuditAsync()).Where(entry => entry.Action == "session.start").ToList();
        Assert.Equal(["Ana Ruiz", "Ana Ruiz"], starts.Select(entry => entry.Actor));
        Assert.Equal(["https://idp.example.com u-1", "https://idp.example.com u-9"], starts.Select(entry => entry.ActorId));
        Assert.Equal(["ana.r@example.com", "ana.ruiz@example.com"], starts.Select(entry => entry.ActorEmail));
    }

    [Fact]
    public async Task Somebody_elses_session_and_none_at_all_allow_nothing()
    {
        await using var bench = await SessionBench.StartAsync();
        var session = await bench.SignInAsync(SessionBench.Ingrid);
        var stolen = SessionBench.Ana with { Session = session.Session.Id };
        var check = new SessionCheck(bench.Contexts, bench.Uses);

        Assert.Equal(ISessionCheck.EndedCode, (await check.CheckAsync(stolen)).Problem?.Code);
        Assert.Equal(ISessionCheck.EndedCode, (await check.CheckAsync(SessionBench.Ana)).Problem?.Code);
        Assert.Equal(ISessionCheck.EndedCode, (await check.CheckAsync(SessionBench.Ana with { Session = Guid.NewGuid() })).Problem?.Code);
    }

    [Fact]
    public async Task Tidying_ends_what_is_over_writes_down_the_last_use_and_says_so()
    {
        await using var bench = await SessionBench.StartAsync();
        var idle = await bench.SignInAsync(SessionBench.Ana);
        var used = await bench.SignInAsync(SessionBench.Ingrid);
        var changed = new List<Guid>();
        bench.Sessions.Changed += row => changed.Add(row.Id);
        bench.Clock.Advance(TimeSpan.FromMinutes(31));
        bench.Uses.Touch(used.Session.Id);

        await bench.Sessions.TidyAsync(Token);

        Assert.Equal([idle.Session.Id], changed);
        Assert.Equal(SessionEnd.Idle, (await bench.RowAsync(idle)).EndedBecause);
        Assert.Equal(bench.Clock.GetUtcNow(), (await bench.RowAsync(used)).LastUsedAt);
        var ended = Assert.Single(await bench.AuditAsync(), entry => entry.Action == "session.end");
        Assert.Equal(("console", "Ana Ruiz"), (ended.Actor, ended.Subject));
    }
}
