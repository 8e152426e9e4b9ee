using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Auth0;
using SupportConsole.Auth0.HandOff;
using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.App.SignIns;

/// <summary>Starts test sign-ins, and judges them when they come back.</summary>
public sealed class SignInTester(
    IDbContextFactory<ConsoleDbContext> contexts,
    IAuth0Tenant tenant,
    CustomDomainCache domains,
    TestApplication applications,
    TestResults results,
    Rights rights,
    TimeProvider time)
{
    public const string CallbackPath = "/connection-test/callback";

    private readonly SignInAttempts attempts = new(time);

    /// <summary>Prepares a test for an engineer.</summary>
    /// <param name="console">The console's address, to which Auth0 sends the browser back.</param>
    /// <returns>The key with which the browser starts it.</returns>
    public async Task<Result<string>> PrepareAsync(Guid connectionId, Uri console, Actor actor, CancellationToken cancellationToken) =>
        await rights.FindRefusalAsync(actor, Policies.ChangeSso) is { } refusal
            ? refusal
            : await AddAsync(connectionId, console, actor, link: null, cancellationToken);

    /// <summary>Prepares a test for the customer behind a link, whose use was counted.</summary>
    internal Task<Result<string>> PrepareAsync(TestLink link, Uri address, CancellationToken cancellationToken) => AddAsync(
        link.ConnectionId,
        address,
        new Actor("customer", StaffRole.ReadOnly) { Id = new PersonId("test-link", link.Id.ToString()) },
        link,
        cancellationToken);

    /// <summary>Binds the test to a browser. Null if the key is unknown, used or too old.</summary>
    internal Uri? Leave(string? key, string browser) =>
        attempts.Leave(key, browser) is { } attempt ? tenant.SignInAddress(attempt.SignIn) : null;

    /// <summary>Judges a test that came back, and records the outcome.</summary>
    internal async Task<Result<SignInVerdict>> FinishAsync(CallbackAnswer answer, string? browser, CancellationToken cancellationToken)
    {
        if (attempts.Return(answer.State, browser) is not { } attempt)
        {
            return new Problem("This test is unknown, finished or too old.", "Start the test again.") { Code = "sign-in.unknown" };
        }

        var verdict = answer.Error is not null
            ? Failed(attempt, answer)
            : await RedeemAsync(attempt, answer.Code ?? "", cancellationToken);
        await results.SaveAsync(attempt, verdict, CancellationToken.None);
        return verdict;
    }

    private async Task<Result<string>> AddAsync(
        Guid connectionId,
        Uri console,
        Actor actor,
        TestLink? link,
        CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await context.Connections.AsNoTracking().SingleOrDefaultAsync(row => row.Id == connectionId, cancellationToken);
        if (record is not { Auth0Id: not null, State: not ConnectionState.Retired })
        {
            return new Problem("This connection isn't in Auth0.", "Create it first.") { Code = "sign-in.not-in-auth0" };
        }

        var callback = new Uri(console, CallbackPath);
        var ready = await FindReadyAsync(callback, cancellationToken);
        if (!ready.TryGet(out var application, out var problem))
        {
            return problem;
        }

        var host = await domains.GetWithinAsync(TimeSpan.FromSeconds(3), cancellationToken);
        return attempts.Add(new SignInAttempt
        {
            ConnectionId = record.Id,
            By = actor,
            Source = link is null ? TestSource.Support : TestSource.Customer,
            LinkId = link?.Id,
            Revision = ConnectionRevision.Of(record),
            StartedAt = time.GetUtcNow(),
            SignIn = new TenantSignIn
            {
                Connection = record.Name.Value,
                ClientId = application.Id,
                Callback = callback,
                Host = host.FirstOrDefault(domain => domain is { IsReady: true, IsDefault: true })?.Domain,
                State = SignInAttempts.NewKey(),
                Nonce = SignInAttempts.NewKey(),
                Verifier = SignInAttempts.NewKey(),
            },
        });
    }

    /// <summary>The application, if it sends browsers back to that callback.</summary>
    private async Task<Result<TenantApplication>> FindReadyAsync(Uri callback, CancellationToken cancellationToken)
    {
        var found = await applications.FindAsync(cancellationToken);
        if (!found.IsOk || found.Value is not { } application)
        {
            return found.Problem ?? TestApplication.NoApplication;
        }

        var missing = await applications.FindMissingCallbacksAsync(application, [callback.AbsoluteUri], cancellationToken);
        return missing.Problem is { } problem ? problem
            : missing.Value.Count == 0 ? application
            : new Problem(
                $"The application {application.Name} in Auth0 doesn't allow the callback URL {callback}.",
                "Choose Test sign-in on the connection's page: it adds the URL.")
            {
                Code = "sign-in.callback",
            };
    }

    private async Task<SignInVerdict> RedeemAsync(SignInAttempt attempt, string code, CancellationToken cancellationToken)
    {
        var redeemed = await tenant.RedeemAsync(attempt.SignIn, code, cancellationToken);
        if (!redeemed.TryGet(out var claims, out var problem))
        {
            return Verdict(attempt, succeeded: false) with { Problem = problem };
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var protocol = await context.Connections
            .Where(row => row.Id == attempt.ConnectionId)
            .Select(row => row.Protocol)
            .FirstOrDefaultAsync(cancellationToken);
        return Verdict(attempt, succeeded: true) with { Claims = claims, Missing = NeededClaims.MissingFrom(claims, protocol) };
    }

    private static SignInVerdict Failed(SignInAttempt attempt, CallbackAnswer answer)
    {
        var (error, cause) = ErrorCauses.Read(answer.Error!, answer.Description ?? "");
        return Verdict(attempt, succeeded: false) with { Error = error, Cause = cause };
    }

    private static SignInVerdict Verdict(SignInAttempt attempt, bool succeeded) => new()
    {
        ConnectionId = attempt.ConnectionId,
        Connection = attempt.SignIn.Connection,
        IsCustomers = attempt.Source == TestSource.Customer,
        Succeeded = succeeded,
        Code = ShortCode.New(),
    };
}
