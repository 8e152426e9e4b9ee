using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Changes;
using SupportConsole.App.Inventory;
using SupportConsole.App.Onboarding;
using SupportConsole.App.Overview;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.Sample;

/// <summary>
/// Fills an empty console with clusters, connections in every state and credentials of every age. All of it takes the console's own path
/// into the emulated tenant, as an engineer's work would.
/// </summary>
public sealed class SampleLoader(
    IDbContextFactory<ConsoleDbContext> contexts,
    ClusterService clusters,
    DraftService drafts,
    ConnectionNames names,
    ChangePlanner planner,
    ChangeRunner runner,
    IAuth0Tenant tenant,
    Rights rights,
    SampleHistory history,
    SampleClock clock) : ISampleData
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

        var drafted = new List<Drafted>();
        var number = 0;
        foreach (var sample in SampleCluster.All)
        {
            await progress($"Loading {++number} of {SampleCluster.Total} clusters…");
            if ((await AddAsync(sample, drafted, actor)).Problem is { } problem)
            {
                return problem;
            }
        }

        if ((await CreateAllAsync([.. drafted.Where(one => one.Sample.IsCreated)], progress)).Problem is { } refused)
        {
            return refused;
        }

        string Name(int sample) => drafted.Single(one => one.Sample.Number == sample).Form.Name;
        await history.DriftAsync(Name(ChangedOutside), Name(DeletedOutside), actor);
        return Done.Instance;
    }

    /// <summary>Adds the cluster and, if it gets a connection, its draft. A draft that waits on the customer is handed over.</summary>
    private async Task<Result<Done>> AddAsync(SampleCluster sample, List<Drafted> drafted, Actor actor)
    {
        var ago = TimeSpan.FromDays(sample.DaysAgo);
        var details = sample.Form(clock.GetUtcNow());
        var added = await clock.AgoAsync(ago, () => clusters.AddAsync(details, actor, CancellationToken.None));
        if (!added.TryGet(out var cluster, out var problem))
        {
            return problem;
        }

        if (!sample.HasConnection)
        {
            return Done.Instance;
        }

        var protocol = sample.IsOidc ? Protocol.Oidc : Protocol.Saml;
        var name = await names.ProposeAsync(cluster.Customer, cluster.Name, protocol, own: null, CancellationToken.None);
        var form = sample.Onboarding(name.Value);
        ago -= TimeSpan.FromHours(3);
        var started = await clock.AgoAsync(ago, () => drafts.StartAsync(cluster.Id, form, SampleHistory.Person(sample.Number), CancellationToken.None));
        if (!started.TryGet(out var draft, out problem))
        {
            return problem;
        }

        drafted.Add(new Drafted(sample, draft.Record.Id, form));
        return sample.IsHandedOver
            ? await clock.AgoAsync(ago - TimeSpan.FromHours(1), () => HandOverAsync(draft.Record.Id, actor))
            : Done.Instance;
    }

    private async Task<Result<Done>> HandOverAsync(Guid draft, Actor actor) =>
        (await drafts.HandOverAsync(draft, actor, "", CancellationToken.None)).Map(_ => Done.Instance);

    private async Task<Result<Done>> CreateAllAsync(IReadOnlyList<Drafted> toCreate, Func<string, Task> progress)
    {
        var applications = await tenant.ListApplicationsAsync(CancellationToken.None);
        var application = applications.IsOk && applications.Value.Count > 0 ? applications.Value[0].Id : null;
        for (var number = 0; number < toCreate.Count; number++)
        {
            await progress($"Loading {number + 1} of {toCreate.Count} connections…");
            if ((await LiveThroughAsync(toCreate[number], application)).Problem is { } problem)
            {
                return problem;
            }
        }

        return Done.Instance;
    }

    /// <summary>From its creation to today, with what happened on the way.</summary>
    private async Task<Result<Done>> LiveThroughAsync(Drafted drafted, string? application)
    {
        var (sample, actor) = (drafted.Sample, SampleHistory.Person(drafted.Sample.Number));
        var expiry = sample.Expiry(clock.GetUtcNow());
        var isDisabled = sample.IsDisabled || application is null;
        var created = await clock.AgoAsync(
            TimeSpan.FromDays(sample.DaysAgo - 3), () => CreateAsync(drafted, expiry, isDisabled ? [] : [application!], actor));
        if (created.Problem is { } problem)
        {
            return problem;
        }

        if (sample.IsRemoved)
        {
            return await clock.AgoAsync(TimeSpan.FromDays(12), async () =>
                await ApplyAsync(await planner.PlanRemoveAsync(drafted.Connection, CancellationToken.None), drafted.Form, actor));
        }

        if ((await history.RotateAsync(sample, drafted.Connection)).Problem is { } refused)
        {
            return refused;
        }

        if (sample.HasStumbled)
        {
            await history.StumbleAsync(sample, drafted.Connection);
        }

        return isDisabled ? Done.Instance : await MoveAsync(drafted.Connection, sample);
    }

    private async Task<Result<Done>> CreateAsync(Drafted drafted, DateTimeOffset expiry, IReadOnlyList<string> applications, Actor actor)
    {
        var sample = drafted.Sample;
        using var secret = sample.IsOidc ? new ClientSecret(Convert.ToBase64String(RandomNumberGenerator.GetBytes(30))) : null;
        var planned = await planner.PlanCreateAsync(
            drafted.Connection,
            secret,
            sample.IsOidc ? null : sample.Certificate(expiry),
            sample.IsOidc ? expiry : null,
            applications,
            CancellationToken.None);
        return await ApplyAsync(planned, drafted.Form, actor);
    }

    private async Task<Result<Done>> ApplyAsync(Result<ChangePlan> planned, OnboardingForm form, Actor actor)
    {
        if (!planned.TryGet(out var plan, out var problem))
        {
            return problem;
        }

        var order = new ChangeOrder(actor, form.Ticket, form.Reason, Guid.NewGuid());
        if (!(await runner.ApplyAsync(plan, order)).TryGet(out var outcome, out problem))
        {
            return problem;
        }

        return outcome.State == ChangeState.Confirmed
            ? Done.Instance
            : new Problem(outcome.Words, "Look at the audit log.") { Code = "sample.refused" };
    }

    /// <summary>The console does not watch sign-ins yet, so the sample sets which connections are in use, and since when.</summary>
    private async Task<Result<Done>> MoveAsync(Guid connection, SampleCluster sample)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var record = await context.Connections.SingleAsync(row => row.Id == connection);
        var days = sample.State == ConnectionState.Live ? 2 - sample.DaysAgo : -(record.Name.Value.Length % 9);
        if (record.MoveTo(sample.State, clock.GetUtcNow().AddDays(days)) is { } problem)
        {
            return problem;
        }

        await context.SaveChangesAsync();
        return Done.Instance;
    }

    private sealed record Drafted(SampleCluster Sample, Guid Connection, OnboardingForm Form);
}
