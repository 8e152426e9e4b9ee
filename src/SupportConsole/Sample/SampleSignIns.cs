using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.SignIns;
using SupportConsole.Auth0;
using SupportConsole.Auth0.Emulator;

namespace SupportConsole.Sample;

/// <summary>
/// The sample's test sign-ins, and those of its users: these stand in the tenant's log, and the console reads them from there.
/// </summary>
public sealed class SampleSignIns(
    IDbContextFactory<ConsoleDbContext> contexts,
    TestApplication testApplication,
    TestResults results,
    LogIntake intake,
    EmulatedTenant emulator,
    TimeProvider time)
{
    private static readonly Actor Customer = new("customer", StaffRole.ReadOnly);

    private static readonly Dictionary<string, string> Claims =
        new() { ["sub"] = "sample", ["email"] = "", ["email_verified"] = "", ["name"] = "", ["given_name"] = "", ["family_name"] = "" };

    /// <summary>A test of support that passed.</summary>
    internal Task<Result<Done>> TestAsync(Guid connection, Actor actor) =>
        SaveAsync(connection, actor, TestSource.Support, verdict => verdict with { Succeeded = true, Claims = Claims });

    /// <summary>A test of the customer that passed.</summary>
    internal Task<Result<Done>> TestByCustomerAsync(Guid connection) =>
        SaveAsync(connection, Customer, TestSource.Customer, verdict => verdict with { Succeeded = true, Claims = Claims });

    /// <summary>A test of the customer that the identity provider refused.</summary>
    internal Task<Result<Done>> FailTestAsync(Guid connection, string error, string description)
    {
        var (read, cause) = ErrorCauses.Read(error, description);
        return SaveAsync(connection, Customer, TestSource.Customer, verdict => verdict with { Error = read, Cause = cause });
    }

    /// <summary>Puts the users' sign-ins into the tenant's log, and reads the log as the console's schedule does.</summary>
    internal async Task<Result<Done>> HappenAsync(
        IEnumerable<(SampleCluster Sample, Guid Connection)> live,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var written = 0;
        foreach (var (sample, id) in live)
        {
            var record = await FindAsync(id, cancellationToken);
            foreach (var use in SampleUse.Of(sample, now))
            {
                emulator.Dashboard.AddLog(Entry(record, sample, use, ++written));
            }
        }

        // Its ID tells test sign-ins from those of users: without it, the log is not read.
        var found = await testApplication.FindAsync(cancellationToken);
        return found.Problem ?? (await intake.ReadAsync(cancellationToken)).Map(_ => Done.Instance);
    }

    private async Task<Result<Done>> SaveAsync(Guid connection, Actor actor, TestSource source, Func<SignInVerdict, SignInVerdict> end)
    {
        var record = await FindAsync(connection, CancellationToken.None);
        var attempt = new SignInAttempt
        {
            ConnectionId = connection,
            By = actor,
            Source = source,
            Revision = ConnectionRevision.Of(record),
            StartedAt = time.GetUtcNow(),
            SignIn = new TenantSignIn
            {
                Connection = record.Name.Value,
                ClientId = "",
                Callback = new Uri(SignInTester.CallbackPath, UriKind.Relative),
                State = "",
                Nonce = "",
                Verifier = "",
            },
        };
        var verdict = new SignInVerdict
        {
            ConnectionId = connection,
            Connection = record.Name.Value,
            IsCustomers = source == TestSource.Customer,
            Succeeded = false,
            Code = ShortCode.New(),
        };
        await results.SaveAsync(attempt, end(verdict), CancellationToken.None);
        return Done.Instance;
    }

    private async Task<ConnectionRecord> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Connections.AsNoTracking().SingleAsync(record => record.Id == id, cancellationToken);
    }

    /// <summary>The entry as Auth0 writes it. The IDs are in the order of the times, as the log's are.</summary>
    private JsonObject Entry(ConnectionRecord record, SampleCluster sample, SampleUse use, int number)
    {
        var strategy = record.Protocol == Federation.Protocol.Oidc ? "oidc" : "samlp";
        var entry = new JsonObject
        {
            ["log_id"] = $"900{use.At.ToUnixTimeMilliseconds()}0{number:D39}",
            ["date"] = use.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["type"] = use.Succeeded ? "s" : "f",
            ["connection"] = record.Name.Value,
            ["connection_id"] = record.Auth0Id!.Value,
            ["strategy"] = strategy,
            ["strategy_type"] = "enterprise",
            ["client_id"] = emulator.Options.Clients[0].ClientId,
            ["client_name"] = emulator.Options.Clients[0].Name,
        };
        if (use.Succeeded)
        {
            entry["user_id"] = $"{strategy}|{record.Name}|user-{use.User}";
            return entry;
        }

        var (error, description) = sample.ExpiredSecret;
        entry["description"] = description;
        entry["details"] = new JsonObject { ["error"] = new JsonObject { ["oauthError"] = error } };
        return entry;
    }
}
