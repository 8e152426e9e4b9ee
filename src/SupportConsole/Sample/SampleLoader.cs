using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Changes;
using SupportConsole.App.Connections.Detail;
using SupportConsole.App.Inventory;
using SupportConsole.App.Onboarding;
using SupportConsole.App.Overview;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Chain;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.Sample;

/// <summary>
/// Fills an empty console with clusters, connections in every state and credentials of every age. All of it takes the console's own path
/// into the emulated tenant, as engineers' work would, in the order in which it happened: the audit log is a history.
/// </summary>
public sealed class SampleLoader(
    IDbContextFactory<ConsoleDbContext> contexts,
    ClusterService clusters,
    DraftService drafts,
    ConnectionNames names,
    ChangePlanner planner,
    ChangeRunner runner,
    InternalDetailsService details,
    IAuth0Tenant tenant,
    Rights rights,
    SampleHistory history,
    SampleSignIns signIns,
    SampleClock clock,
    SampleApprovals approvals,
    HeadKeeper heads) : ISampleData
{
    // Two SAML connections that nobody needs for anything else.
    private const int ChangedOutside = 22;
    private const int DeletedOutside = 23;

    /// <inheritdoc/>
    public async Task<Result<Done>> LoadAsync(Actor actor, Func<string, Task> progress)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso) is { } refusal)
        {
            return refusal;
        }

        await using (var context = await contexts.CreateDbContextAsync())
        {
            if (await context.Clusters.AnyAsync())
            {
                return new Problem("There are clusters already.", "Load sample data into an empty console only.")
                {
                    Code = "sample.not-empty",
                };
            }
        }

        await history.SignInAsync();
        try
        {
            return await HappenAsync(actor, progress);
        }
        finally
        {
            await history.SignOutAsync();
        }
    }

    private async Task<Result<Done>> HappenAsync(Actor actor, Func<string, Task> progress)
    {
        var listed = await tenant.ListApplicationsAsync(CancellationToken.None);
        var application = listed.IsOk && listed.Value.Count > 0 ? listed.Value[0].Id : null;
        var stories = SampleCluster.All.Select(sample => new Story(sample, history.Person(sample.Number))).ToList();
        var agenda = stories.SelectMany(story => Agenda(story, application)).OrderByDescending(each => each.Ago).ToList();
        for (var number = 0; number < agenda.Count; number++)
        {
            await progress($"Loading {number + 1} of {agenda.Count} events…");
            if ((await clock.AgoAsync(agenda[number].Ago, agenda[number].Work)).Problem is { } problem)
            {
                return problem;
            }
        }

        var live = stories.Where(story => story is { IsOff: false, Sample: { IsCreated: true, LiveAgo: not null } });
        await progress("Loading sign-ins…");
        var used = await signIns.HappenAsync(live.Select(story => (story.Sample, story.Connection)), CancellationToken.None);
        if (used.Problem is { } unused)
        {
            return unused;
        }

        string Name(int sample) => stories.Single(story => story.Sample.Number == sample).Form.Name;
        await history.DriftAsync(Name(ChangedOutside), Name(DeletedOutside), actor);

        // The entries are dated back: without a head they would look like ones that no place took for months.
        await heads.KeepAsync(isAsked: true, CancellationToken.None);
        return Done.Instance;
    }

    /// <summary>What happens to a cluster, and how long ago.</summary>
    private IEnumerable<(TimeSpan Ago, Func<Task<Result<Done>>> Work)> Agenda(Story story, string? application)
    {
        var sample = story.Sample;
        var added = TimeSpan.FromDays(sample.DaysAgo);
        yield return (added, () => AddAsync(story));
        if (!sample.HasConnection)
        {
            yield break;
        }

        yield return (added - TimeSpan.FromHours(3), () => StartAsync(story));
        if (sample.IsHandedOver)
        {
            yield return (added - TimeSpan.FromHours(4), () => HandOverAsync(story));
        }

        if (!sample.IsCreated)
        {
            yield break;
        }

        story.IsOff = sample.IsDisabled || application is null;
        yield return (sample.CreatedAgo, () => CreateAsync(story, story.IsOff ? [] : [application!]));
        if (sample.IsRemoved)
        {
            yield return (TimeSpan.FromDays(12), () => RemoveAsync(story));
            yield break;
        }

        foreach (var rotation in history.Rotations(sample, () => story.Connection))
        {
            yield return rotation;
        }

        foreach (var step in story.IsOff ? [] : ToLive(story))
        {
            yield return step;
        }
    }

    /// <summary>The tests of a connection that can be used, and when it went live.</summary>
    private IEnumerable<(TimeSpan Ago, Func<Task<Result<Done>>> Work)> ToLive(Story story)
    {
        var sample = story.Sample;
        if (sample.TestedAgo is { } tested)
        {
            yield return (tested, () => sample.IsTestedByHand
                ? MarkAsync(story, ConnectionState.ReadyToTest, ConnectionState.Tested, "Their admin signed in.")
                : signIns.TestAsync(story.Connection, story.Actor));
            if (sample.IsTestedByCustomer)
            {
                yield return (tested - TimeSpan.FromHours(1), () => signIns.TestByCustomerAsync(story.Connection));
            }
        }

        if (sample.FailedTest is { } failed)
        {
            yield return (TimeSpan.FromDays(1), () => signIns.FailTestAsync(story.Connection, failed.Error, failed.Description));
        }

        if (sample.LiveAgo is not { } live)
        {
            yield break;
        }

        yield return (live, () => MarkAsync(story, ConnectionState.Tested, ConnectionState.Live, "The customer told its users."));
        if (sample.Rotations > 0)
        {
            var again = sample.RotatedAgo(sample.Rotations) - TimeSpan.FromMinutes(20);
            yield return (again, () => signIns.TestAsync(story.Connection, story.Actor));
        }
    }

    private async Task<Result<Done>> AddAsync(Story story)
    {
        var added = await clusters.AddAsync(story.Sample.Form(TimeProvider.System.GetUtcNow()), story.Actor, CancellationToken.None);
        story.Cluster = added.IsOk ? added.Value : null;
        return added.Map(_ => Done.Instance);
    }

    private async Task<Result<Done>> StartAsync(Story story)
    {
        var cluster = story.Cluster!;
        var protocol = story.Sample.IsOidc ? Protocol.Oidc : Protocol.Saml;
        var name = await names.ProposeAsync(cluster.Customer, cluster.Name, protocol, own: null, CancellationToken.None);
        story.Form = story.Sample.Onboarding(name.Value);
        var started = await drafts.StartAsync(cluster.Id, story.Form, story.Actor, CancellationToken.None);
        story.Connection = started.IsOk ? started.Value.Record.Id : Guid.Empty;
        return started.Map(_ => Done.Instance);
    }

    private Task<Result<Done>> HandOverAsync(Story story) =>
        drafts.HandOverAsync(story.Connection, story.Actor, story.Cluster!.ContactName, CancellationToken.None);

    private async Task<Result<Done>> CreateAsync(Story story, IReadOnlyList<string> applications)
    {
        var sample = story.Sample;
        var expiry = sample.Expiry(TimeProvider.System.GetUtcNow());
        using var secret = sample.IsOidc ? new ClientSecret(Convert.ToBase64String(RandomNumberGenerator.GetBytes(30))) : null;
        var planned = await planner.PlanCreateAsync(
            story.Connection,
            secret,
            sample.IsOidc ? null : sample.Certificate(expiry),
            sample.IsOidc ? expiry : null,
            applications,
            CancellationToken.None);
        return await ApplyAsync(planned, story);
    }

    private async Task<Result<Done>> RemoveAsync(Story story) =>
        await ApplyAsync(await planner.PlanRemoveAsync(story.Connection, CancellationToken.None), story);

    private async Task<Result<Done>> ApplyAsync(Result<ChangePlan> planned, Story story)
    {
        if (!planned.TryGet(out var plan, out var problem))
        {
            return problem;
        }

        var key = await approvals.ApproveAsync(plan, story.Form.Ticket, story.Form.Reason, story.Actor);
        var order = new ChangeOrder(story.Actor, story.Form.Ticket, story.Form.Reason, key);
        if (!(await runner.ApplyAsync(plan, order)).TryGet(out var outcome, out problem))
        {
            return problem;
        }

        return outcome.State == ChangeState.Confirmed
            ? Done.Instance
            : new Problem(outcome.Words, "Look at the audit log.") { Code = "sample.refused" };
    }

    /// <summary>Marks a connection by hand, as an engineer does whom the customer told of a sign-in.</summary>
    private async Task<Result<Done>> MarkAsync(Story story, ConnectionState from, ConnectionState to, string note)
    {
        var move = ConnectionMoves.From(from, isWaiting: false).Single(move => move.To == to);
        return await details.MoveAsync(story.Connection, from, move, note, story.Actor, CancellationToken.None);
    }

    /// <summary>A cluster of the sample, and what has come of it so far.</summary>
    private sealed class Story(SampleCluster sample, Actor actor)
    {
        public SampleCluster Sample { get; } = sample;

        public Actor Actor { get; } = actor;

        public Cluster? Cluster { get; set; }

        public Guid Connection { get; set; }

        /// <summary>Whether nobody can sign in through it.</summary>
        public bool IsOff { get; set; }

        public OnboardingForm Form { get; set; } = new();
    }
}
