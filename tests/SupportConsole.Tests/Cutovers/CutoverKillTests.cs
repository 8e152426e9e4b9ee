using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Changes;
using SupportConsole.App.Cutovers;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders;
using SupportConsole.Tests.Changes.Support;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Cutovers;

/// <summary>
/// The console is killed at the n-th call to the database of a cutover, for every n, and another one goes on with its files: nothing is
/// applied twice, nothing is lost. Runs every seventh case; all of them with EVERY_CASE=1.
/// </summary>
public sealed class CutoverKillTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cutover_that_is_killed_between_any_two_steps_is_applied_once_and_every_message_goes_out()
    {
        var database = new FailingDatabase();
        await using var bench = await CutoverBench.StartAsync(
            configure: services => services.ConfigureDbContext<ConsoleDbContext>(options => options.AddInterceptors(database)));
        database.Mend();
        await GoAsync(bench);
        var calls = database.Calls;
        await AssertDoneAsync(bench, "not killed", killed: false);
        Assert.InRange(calls, 40, 400);

        foreach (var call in Slice.Of(Enumerable.Range(1, calls), 7, nameof(CutoverKillTests)))
        {
            database.Mend();
            await bench.NextConnectionAsync();
            database.Plan(call, sqliteError: 10, forGood: true);
            var isDead = false;
            try
            {
                await GoAsync(bench);
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                isDead = true;
            }

            database.Mend();
            await bench.RestartAsync();
            await AssertSaysWhatAuth0HasAsync(bench, $"killed at call {call}");

            // What was claimed or tried waits for its next time.
            bench.Clock.Advance(TimeSpan.FromMinutes(10));
            await GoAsync(bench);
            await AssertDoneAsync(bench, $"killed at call {call}", isDead);
        }
    }

    /// <summary>The whole cutover, or what is left of it: people repeat what they were told had failed.</summary>
    private static async Task GoAsync(CutoverBench bench)
    {
        if (await FindAsync(bench) is null)
        {
            await bench.PlanAsync(isAgreed: true);
        }

        for (var round = 0; round < 5 && await FindAsync(bench) is not { State: CutoverState.Closed }; round++)
        {
            await bench.SendAsync();
            await SayYesAsync(bench);
            await bench.SettleAsync();
            await bench.Get<ChangeSettler>().SettleDueAsync(Token);
            await bench.SettleAsync();
            bench.Clock.Advance(TimeSpan.FromMinutes(1));
            if (await FindAsync(bench) is { State: CutoverState.Applied })
            {
                await bench.SignedInAsync();
            }

            await bench.SettleAsync();
        }

        await bench.SendAsync();
    }

    /// <summary>The customer says that they have switched, and the engineer agrees again if a try failed.</summary>
    private static async Task SayYesAsync(CutoverBench bench)
    {
        if (await FindAsync(bench) is not { State: CutoverState.Planned } planned)
        {
            return;
        }

        if (planned.SwitchedAt is null)
        {
            var wait = planned.At - bench.Clock.GetUtcNow();
            bench.Clock.Advance(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
            await bench.Get<CutoverVisits>().SwitchAsync(TokenOf(bench, planned), Token);
        }

        if (planned.AgreedAt is null)
        {
            await bench.Plans.AgreeAsync(planned.Id, isAgreed: true, CutoverBench.Engineer, Token);
        }
    }

    private static async Task AssertSaysWhatAuth0HasAsync(CutoverBench bench, string what)
    {
        await bench.Get<ChangeSettler>().SettleDueAsync(Token);
        await bench.SettleAsync();
        var isNew = bench.CertificateInAuth0() == MadeCertificates.Two.ToAuth0SigningCert();
        var cutover = await FindAsync(bench);

        Assert.True(isNew == cutover is { State: CutoverState.Applied or CutoverState.Closed }, $"{what}: {cutover?.State}, new: {isNew}");
    }

    private static async Task AssertDoneAsync(CutoverBench bench, string what, bool killed)
    {
        var cutover = (await FindAsync(bench))!;
        await using var context = await bench.Get<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token);
        var rotations = await context.Changes.CountAsync(
            row => row.ConnectionId == bench.Record.Id && row.Kind == ChangeKind.RotateCertificate && row.State == ChangeState.Confirmed,
            Token);
        var entries = await context.AuditEntries
            .Where(entry => entry.ConnectionId == bench.Record.Id && entry.Action.StartsWith("cutover."))
            .Where(entry => entry.Action != "cutover.failed" && entry.Action != "cutover.agree")
            .OrderBy(entry => entry.Id)
            .Select(entry => entry.Action)
            .ToListAsync(Token);
        var keys = await context.Outbox.Where(message => message.Key.StartsWith($"cutover|{cutover.Id}|") && message.State == MessageState.Sent)
            .Select(message => message.Key)
            .ToListAsync(Token);
        var heard = bench.Sender.Heard.Where(message => message.Key.StartsWith($"cutover|{cutover.Id}|", StringComparison.Ordinal)).ToList();
        string[] steps = ["close", "invite-0", "staff-invite-0", "staff-switched-0"];

        Assert.True(cutover.State == CutoverState.Closed, $"{what}: {cutover.State}, {cutover.Problem}");
        Assert.Equal(MadeCertificates.Two.ToAuth0SigningCert(), bench.CertificateInAuth0());
        Assert.True(rotations == 1, $"{what}: {rotations} rotations");
        Assert.Equal(["cutover.plan", "cutover.switched", "cutover.applied", "cutover.close"], entries);
        Assert.Equal(steps, keys.Select(key => key.Split('|')[2]).Order());
        Assert.Equal(steps, heard.DistinctBy(message => message.Id).Select(message => message.Key.Split('|')[2]).Order());

        // Only a kill between sending and noting sends again, with the same ID: mailboxes drop that copy.
        Assert.InRange(heard.Count, steps.Length, steps.Length + (killed ? 1 : 0));
        Assert.True(await context.CutoverLinks.CountAsync(link => link.CutoverId == cutover.Id, Token) == 1, $"{what}: more than one link");
    }

    private static async Task<Cutover?> FindAsync(CutoverBench bench)
    {
        await using var context = await bench.Get<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token);
        return await context.Cutovers.AsNoTracking().SingleOrDefaultAsync(row => row.ConnectionId == bench.Record.Id, Token);
    }

    /// <summary>The link of the first invitation that arrived.</summary>
    private static string TokenOf(CutoverBench bench, Cutover cutover) =>
        bench.Sender.Heard.First(message => message.Key == $"cutover|{cutover.Id}|invite-0").Body
            .Split('\n').Single(line => line.Contains("/cutover/", StringComparison.Ordinal)).Split('/')[^1];
}
