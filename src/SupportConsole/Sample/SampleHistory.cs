using System.Security.Cryptography;
using System.Text.Json.Nodes;
using SupportConsole.App.Changes;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Sessions;
using SupportConsole.App.Sync;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.Sample;

/// <summary>
/// What happened to the sample's connections since they were created: rotations by several people, a refusal, an answer that was lost, and
/// what somebody did at the Auth0 dashboard.
/// </summary>
public sealed class SampleHistory(
    ChangePlanner planner,
    ChangeRunner runner,
    SyncService sync,
    StaffSessions sessions,
    EmulatedTenant emulator,
    TimeProvider time)
{
    /// <summary>The people of the sample. They act in the past, so that the one who loads it is not said to have done it all.</summary>
    private static readonly Actor[] Known =
    [
        new("Ana Ruiz", StaffRole.Engineer), new("Ben Okafor", StaffRole.Engineer), new("Chloe Martin", StaffRole.Engineer),
        new("Ingrid Solberg", StaffRole.Administrator),
    ];

    private static readonly string[] Reasons =
    [
        "The customer rotated on their side.", "Planned renewal.", "Sign-in failed with an invalid thumbprint.", "The secret expired.",
    ];

    /// <summary>The people while they are signed in: whoever acts needs a session.</summary>
    private readonly List<Actor> people = [];

    internal Actor Person(int number) => people[number % people.Count];

    internal async Task SignInAsync()
    {
        foreach (var person in Known)
        {
            people.Add((await sessions.StartAsync(new NewSession(person, SessionKind.Staff), CancellationToken.None)).Session
                .ToActor());
        }
    }

    internal async Task SignOutAsync()
    {
        foreach (var person in people)
        {
            await sessions.EndAsync(person.Session!.Value, person, CancellationToken.None);
        }

        people.Clear();
    }

    /// <summary>
    /// The rotations on the way from a connection's creation to today: the newest credential has the sample's expiry. Of some, one more was
    /// tried and went wrong.
    /// </summary>
    internal IEnumerable<(TimeSpan Ago, Func<Task<Result<Done>>> Work)> Rotations(SampleCluster sample, Func<Guid> connection)
    {
        var now = TimeProvider.System.GetUtcNow();
        for (var round = 1; round <= sample.Rotations; round++)
        {
            var number = round;
            var ago = sample.RotatedAgo(round);
            var expiry = round == sample.Rotations ? sample.Expiry(now) : now.AddDays(30) - ago;
            yield return (ago, () => RotateAsync(sample, connection(), expiry, number));
        }

        if (sample.HasStumbled)
        {
            yield return (TimeSpan.FromDays(9), () => StumbleAsync(sample, connection(), now.AddDays(300)));
        }
    }

    /// <summary>A rotation that Auth0 refused, or one whose answer was lost: the console finds out what became of the second.</summary>
    private async Task<Result<Done>> StumbleAsync(SampleCluster sample, Guid connection, DateTimeOffset expiry)
    {
        var fault = sample.Number % 2 == 0
            ? Fault.Status(400, "Payload validation error: 'Invalid certificate' on property options.signingCert.", "invalid_body")
            : Fault.DropAfterWork();
        emulator.Faults.Add("PATCH", "/api/v2/connections/", fault);
        await RotateAsync(sample, connection, expiry, 3);
        emulator.Faults.Clear();
        return Done.Instance;
    }

    /// <summary>What was done beside the console: another sign-in URL, a connection made by hand, one deleted. Then compared.</summary>
    internal async Task DriftAsync(string changed, string deleted, Actor actor)
    {
        var dashboard = emulator.Dashboard;
        dashboard.User = new DashboardUser("Jonas Weber", "jonas.weber@example.com", "203.0.113.24");
        dashboard.EditOptions(changed, options => options["signInEndpoint"] = "https://login.moved.example/saml2/sso");
        dashboard.Delete(deleted);
        foreach (var name in new[] { "tidal-analytics", "polaris-shipping" })
        {
            dashboard.Create(new JsonObject
            {
                ["name"] = name,
                ["strategy"] = "okta",
                ["display_name"] = name,
                ["options"] = new JsonObject
                {
                    ["client_id"] = $"0oa{name.Length}byhand",
                    ["client_secret"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(24)),
                    ["domain"] = $"{name}.okta.example",
                },
            });
        }

        dashboard.User = null;
        await sync.StartAsync(actor, CancellationToken.None);
    }

    private async Task<Result<Done>> RotateAsync(SampleCluster sample, Guid connection, DateTimeOffset expiry, int round)
    {
        using var secret = sample.IsOidc ? new ClientSecret(Convert.ToBase64String(RandomNumberGenerator.GetBytes(30))) : null;
        var planned = secret is null
            ? await planner.PlanRotateCertificateAsync(connection, sample.Certificate(expiry), CancellationToken.None)
            : await planner.PlanRotateSecretAsync(connection, secret, new SecretExpiry(expiry), CancellationToken.None);
        if (!planned.TryGet(out var plan, out var problem))
        {
            return problem;
        }

        var number = sample.Number + round;
        var order = new ChangeOrder(Person(number), $"TICKET-{4_000 + (sample.Number * 7) + round}",
            Reasons[number % Reasons.Length], Guid.NewGuid())
        {
            Message = new CustomerMessage(time.GetUtcNow().AddHours(-(2 + (number * 5 % 43))), CustomerMessageSource.EmailDate),
        };
        return (await runner.ApplyAsync(plan, order)).Map(_ => Done.Instance);
    }
}
