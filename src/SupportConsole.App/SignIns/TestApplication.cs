using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Changes;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;

namespace SupportConsole.App.SignIns;

/// <summary>The application of the tenant that test sign-ins are for. It gives access to nothing.</summary>
public sealed class TestApplication(
    IDbContextFactory<ConsoleDbContext> contexts,
    IAuth0Tenant tenant,
    ConnectionRecordUpdater updater,
    SignInSettings settings,
    Rights rights,
    TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim creating = new(1);
    private volatile TenantApplication? known;

    public void Dispose() => creating.Dispose();

    /// <summary>The URLs to which Auth0 sends browsers back: at the console's own address, and at the customers'.</summary>
    public IReadOnlyList<string> CallbacksAt(Uri console) =>
    [
        .. new[] { console, settings.CustomerAddress }.OfType<Uri>()
            .Select(address => new Uri(address, SignInTester.CallbackPath).AbsoluteUri)
            .Distinct(),
    ];

    /// <summary>Finds the application by its name; null if the tenant has none.</summary>
    public async Task<Result<TenantApplication?>> FindAsync(CancellationToken cancellationToken)
    {
        if (known is { } found)
        {
            return found;
        }

        var listed = await tenant.ListApplicationsAsync(cancellationToken);
        if (!listed.TryGet(out var all, out var problem))
        {
            return problem;
        }

        if (all.FirstOrDefault(application => application.Name == TestClient.Name) is not { } application)
        {
            return (TenantApplication?)null;
        }

        await RememberAsync(application, cancellationToken);
        return application;
    }

    /// <summary>
    /// The callback URLs that the application doesn't allow. None are missing if the console's scopes don't let it read them: Auth0's own
    /// page tells then.
    /// </summary>
    public async Task<Result<IReadOnlyList<string>>> FindMissingCallbacksAsync(
        TenantApplication application,
        IReadOnlyList<string> callbacks,
        CancellationToken cancellationToken)
    {
        var read = await tenant.ListCallbacksAsync(application.Id, cancellationToken);
        switch (read.Problem)
        {
            case null:
                return Result<IReadOnlyList<string>>.Of([.. callbacks.Except(read.Value)]);
            case TenantProblem { Kind: TenantProblemKind.MissingScope }:
                return Result<IReadOnlyList<string>>.Of([]);
            case TenantProblem { Kind: TenantProblemKind.NotFound }:
                known = null;
                return NoApplication;
            default:
                return read.Problem;
        }
    }

    /// <summary>
    /// Creates the application, unless it exists by now: the button may be pressed twice, or an answer of Auth0 may have been lost. Both
    /// the start and the outcome are in the audit log.
    /// </summary>
    public async Task<Result<TenantApplication>> CreateAsync(IReadOnlyList<string> callbacks, Actor actor)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso) is { } refusal)
        {
            return refusal;
        }

        await creating.WaitAsync(CancellationToken.None);
        try
        {
            var found = await FindAsync(CancellationToken.None);
            return found.Problem is { } unread ? unread : found.Value ?? await CreateNewAsync(callbacks, actor);
        }
        finally
        {
            creating.Release();
        }
    }

    /// <summary>Adds callback URLs to those that the application allows. Both the start and the outcome are in the audit log.</summary>
    public async Task<Result<Done>> AllowCallbacksAsync(TenantApplication application, IReadOnlyList<string> callbacks, Actor actor)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso) is { } refusal)
        {
            return refusal;
        }

        var read = await tenant.ListCallbacksAsync(application.Id, CancellationToken.None);
        if (!read.TryGet(out var allowed, out var problem))
        {
            return problem;
        }

        var set = await RecordedAsync(
            "application.callbacks",
            $"Add callback URLs to the application {TestClient.Name} in Auth0",
            callbacks,
            actor,
            () => tenant.SetCallbacksAsync(application.Id, [.. allowed.Union(callbacks)], CancellationToken.None));
        return set.IsOk
            ? set
            : NeedsScope(set.Problem, "update:clients", $"add to the application “{TestClient.Name}” in Auth0: ", callbacks);
    }

    internal static Problem NoApplication { get; } = new(
        "The tenant has no application for test sign-ins.",
        "Choose Test sign-in on the connection's page: it prepares the test.")
    {
        Code = "sign-in.no-application",
    };

    private static Problem NeedsScope(Problem problem, string scope, string byHand, IReadOnlyList<string> callbacks) =>
        problem is not TenantProblem { Kind: TenantProblemKind.MissingScope }
            ? problem
            : new Problem(
                $"SupportConsole's application in Auth0 lacks the scope {scope}.",
                $"Grant it, or {byHand}allowed callback URL {string.Join(" and ", callbacks)}.")
            {
                Code = "sign-in.no-scope",
            };

    private async Task<Result<TenantApplication>> CreateNewAsync(IReadOnlyList<string> callbacks, Actor actor)
    {
        var created = await RecordedAsync(
            "application.create",
            $"Create the application {TestClient.Name} in Auth0",
            callbacks,
            actor,
            () => tenant.CreateTestApplicationAsync(TestClient.Name, callbacks, CancellationToken.None));
        if (!created.TryGet(out var application, out var problem))
        {
            var byHand = $"create the application “{TestClient.Name}” in Auth0: type Single Page Application, ";
            return NeedsScope(problem, "create:clients", byHand, callbacks);
        }

        await RememberAsync(application, CancellationToken.None);
        return application;
    }

    /// <summary>Keeps the application's ID, and takes it out of the connections that count it among the customers' applications.</summary>
    private async Task RememberAsync(TenantApplication application, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.TestClients.AnyAsync(client => client.ClientId == application.Id, cancellationToken))
        {
            context.Add(new TestClient { ClientId = application.Id, FoundAt = time.GetUtcNow() });
            var counted = await context.Connections.Where(record => record.EnabledApplications.Contains(application.Id))
                .ToListAsync(cancellationToken);
            foreach (var record in counted)
            {
                var stateBefore = record.State;
                updater.ApplyApplications(record, [.. record.EnabledApplications.Split(' ').Where(id => id != application.Id)]);
                NoteMove(context, record, StateMove.Of(stateBefore, record.State));
            }

            await context.SaveChangesAsync(cancellationToken);
        }

        known = application;
    }

    private void NoteMove(ConsoleDbContext context, ConnectionRecord record, IReadOnlyList<FieldChange> moved)
    {
        if (moved.Count > 0)
        {
            AuditTrail.Add(context, new AuditEntry
            {
                At = time.GetUtcNow(),
                By = Actor.Console,
                Action = "connection.state",
                Outcome = "done",
                Summary = $"{record.Name} is enabled for “{TestClient.Name}” alone, which customers don't use.",
                ConnectionId = record.Id,
                ClusterId = record.ClusterId.Value,
                Subject = record.Name.Value,
                Before = AuditTrail.Fields(moved.Before()),
                After = AuditTrail.Fields(moved.After()),
            });
        }
    }

    private async Task<Result<T>> RecordedAsync<T>(
        string action,
        string what,
        IReadOnlyList<string> callbacks,
        Actor actor,
        Func<Task<Result<T>>> call)
    {
        await RecordAsync(action, "started", $"{what}.", callbacks, actor);
        var answer = await call();
        await RecordAsync(
            action,
            answer.IsOk ? "done" : "failed",
            answer.IsOk ? $"{what}: done." : $"{what}: {answer.Problem.What}",
            callbacks,
            actor);
        return answer;
    }

    private async Task RecordAsync(string action, string outcome, string summary, IReadOnlyList<string> callbacks, Actor actor)
    {
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        AuditTrail.Add(context, new AuditEntry
        {
            At = time.GetUtcNow(),
            By = actor,
            Action = action,
            Outcome = outcome,
            Summary = summary,
            Subject = TestClient.Name,
            After = AuditTrail.Fields(new Dictionary<string, string?> { ["callbacks"] = string.Join(' ', callbacks) }),
        });
        await context.SaveChangesAsync(CancellationToken.None);
    }
}
