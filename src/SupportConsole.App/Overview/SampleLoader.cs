using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Changes;
using SupportConsole.App.Inventory;
using SupportConsole.App.Onboarding;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Overview;

/// <summary>
/// A believable sample for Development: some 40 clusters, connections in every state, credentials at every age. Everything goes the console's own path into the
/// emulated tenant; refused anywhere else.
/// </summary>
public sealed class SampleLoader(
    ConsoleInfo info, IDbContextFactory<ConsoleDbContext> contexts, ClusterService clusters, DraftService drafts, ConnectionNames names, ChangePlanner planner, ChangeRunner runner,
    IAuth0Tenant tenant, Rights rights, SampleClock clock)
{
    private const int Total = 40;
    private const int ToRemove = 31;

    private static readonly string[] Customers =
    [
        "Acme Robotics", "Borealis Wind", "Cordoba Foods", "Delta Rail", "Eastvale Water", "Fjord Energy", "Granite Mining", "Helios Solar", "Iberia Steel", "Juniper Health",
        "Kestrel Air", "Lumen Grid", "Meridian Labs", "Northgate Bank", "Orchard Retail", "Pacific Ports", "Quarry Cement", "Redwood Paper", "Saltmarsh Fisheries", "Tidal Power",
        "Umbra Optics", "Vector Motors", "Westerly Freight", "Xenon Lighting", "Yarrow Pharma", "Zephyr Turbines",
    ];

    /// <summary>Loads the sample into an empty record: clusters and drafts first, oldest first, then what is in Auth0.</summary>
    /// <param name="actor">Who loads it.</param>
    /// <param name="progress">Told what is being done.</param>
    public async Task<Result<Done>> LoadAsync(Actor actor, Func<string, Task> progress)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso) is { } refusal)
        {
            return refusal;
        }

        if (!info.IsDevelopment || !info.IsEmulated)
        {
            return new Problem("The sample is for Development with the emulated tenant.", "Import your clusters instead.") { Code = "sample.not-here" };
        }

        await using (var context = await contexts.CreateDbContextAsync())
        {
            if (await context.Clusters.AnyAsync())
            {
                return new Problem("The record is not empty.", "The sample is loaded into an empty record only.") { Code = "sample.not-empty" };
            }
        }

        var applications = await tenant.ListApplicationsAsync(CancellationToken.None);
        var application = applications.IsOk && applications.Value.Count > 0 ? applications.Value[0].Id : null;
        var begun = new List<Begun>();
        var done = 0;
        foreach (var number in Enumerable.Range(0, Total).OrderByDescending(DaysAgo))
        {
            await progress($"Loading {++done} of {Total} clusters…");
            if (!(await AddAsync(number, actor)).TryGet(out var cluster, out var problem) || !(await BeginAsync(number, cluster, actor)).TryGet(out var one, out problem))
            {
                return problem;
            }

            begun.Add(one);
        }

        var toCreate = begun.Where(one => one.IsToCreate).ToList();
        for (var number = 0; number < toCreate.Count; number++)
        {
            await progress($"Loading {number + 1} of {toCreate.Count} connections…");
            if ((await CreateAsync(toCreate[number], application, actor)).Problem is { } problem)
            {
                return problem;
            }
        }

        return Done.Instance;
    }

    /// <summary>Drafts and waiting customers are from the last weeks, what is in use is older.</summary>
    private static int DaysAgo(int number) => (number % 10) switch
    {
        7 => 1 + (number / 10 * 5),
        8 => 3 + (number / 10 * 6),
        _ => 30 + (number * 5),
    };

    private static string Slug(int number) => Customers[number % Customers.Length].Split(' ')[0].ToLowerInvariant();

    private Task<Result<Cluster>> AddAsync(int number, Actor actor)
    {
        var (customer, slug, id) = (Customers[number % Customers.Length], Slug(number), Stable($"cluster-{number}"));
        var isEntitled = number % 5 != 4;
        var form = new ClusterForm
        {
            ClusterId = id.ToString(),
            AccountId = Stable($"account-{customer}").ToString(),
            Name = number < Customers.Length ? "prod" : "staging",
            Url = $"{id}.a.influxdb.io",
            Customer = customer,
            ContactName = "IT service desk",
            ContactEmail = $"it@{slug}.example",
            IsEntitled = isEntitled,
            OrderReference = isEntitled ? $"SO-{20_400 + number}" : "",
            EntitledOn = isEntitled ? clock.GetUtcNow().UtcDateTime.Date.AddDays(-DaysAgo(number) - 2 - (number % 9)) : null,
        };
        return clock.AgoAsync(TimeSpan.FromDays(DaysAgo(number)), () => clusters.AddAsync(form, actor, CancellationToken.None));
    }

    /// <summary>Begins onboarding, as far as nothing is in Auth0: a draft, handed over where the customer is waited on.</summary>
    private async Task<Result<Begun>> BeginAsync(int number, Cluster cluster, Actor actor)
    {
        if (number % 10 is 4 or 6)
        {
            return new Begun(number, Guid.Empty, new OnboardingForm(), IsToCreate: false);
        }

        var form = await FormAsync(number, cluster);
        var ago = TimeSpan.FromDays(DaysAgo(number)) - TimeSpan.FromHours(3);
        var started = await clock.AgoAsync(ago, () => drafts.StartAsync(cluster.Id, form, actor, CancellationToken.None));
        if (!started.TryGet(out var draft, out var problem))
        {
            return problem;
        }

        var begun = new Begun(number, draft.Record.Id, form, IsToCreate: number % 10 is not (7 or 8));
        return number % 10 is 8
            ? (await clock.AgoAsync(ago - TimeSpan.FromHours(1), () => drafts.HandOverAsync(draft.Record.Id, actor, CancellationToken.None))).Map(_ => begun)
            : begun;
    }

    private async Task<OnboardingForm> FormAsync(int number, Cluster cluster)
    {
        var (isOidc, slug) = (number % 3 == 0, Slug(number));
        var protocol = isOidc ? Protocol.Oidc : Protocol.Saml;
        return new OnboardingForm
        {
            Name = (await names.ProposeAsync(cluster.Customer, cluster.Name, protocol, own: null, CancellationToken.None)).Value,
            Protocol = protocol,
            Provider = (IdentityProvider)(number % 10),
            Ticket = $"TICKET-{3_100 + number}",
            Reason = "Sample",
            [ConnectionSettings.Domains] = $"{slug}.example",
            [ConnectionSettings.Issuer] = isOidc ? $"https://sso.{slug}.example" : "",
            [ConnectionSettings.ClientId] = isOidc ? $"0oa{number:D5}influx" : "",
            [ConnectionSettings.AuthorizationEndpoint] = isOidc ? $"https://sso.{slug}.example/authorize" : "",
            [ConnectionSettings.TokenEndpoint] = isOidc ? $"https://sso.{slug}.example/token" : "",
            [ConnectionSettings.JwksUri] = isOidc ? $"https://sso.{slug}.example/keys" : "",
            [ConnectionSettings.SignInUrl] = isOidc ? "" : $"https://sso.{slug}.example/saml/sso",
            [ConnectionSettings.IdpEntityId] = isOidc ? "" : $"https://sso.{slug}.example/saml",
        };
    }

    private async Task<Result<Done>> CreateAsync(Begun begun, string? application, Actor actor)
    {
        int[] ends = [-40, -3, 0, 6, 12, 29, 45, 80, 200, 500, 900];
        var number = begun.Number;
        var isOidc = begun.Form.Protocol == Protocol.Oidc;
        var end = clock.GetUtcNow().AddDays(ends[number % ends.Length]);
        using var secret = isOidc ? new ClientSecret(Convert.ToBase64String(RandomNumberGenerator.GetBytes(30))) : null;
        var isDisabled = number % 6 == 5 || application is null;
        var planned = await planner.PlanCreateAsync(begun.Connection, secret, isOidc ? null : Certificate(Slug(number), end), isOidc ? end : null, isDisabled ? [] : [application!], CancellationToken.None);
        if ((await ApplyAsync(planned, begun.Form, actor)).Problem is { } problem)
        {
            return problem;
        }

        if (number == ToRemove)
        {
            return await ApplyAsync(await planner.PlanRemoveAsync(begun.Connection, CancellationToken.None), begun.Form, actor);
        }

        if (!isDisabled)
        {
            await MoveAsync(begun.Connection, number % 2 == 0 ? ConnectionState.Live : number % 3 == 1 ? ConnectionState.Tested : ConnectionState.ReadyToTest, DaysAgo(number));
        }

        return Done.Instance;
    }

    private async Task<Result<Done>> ApplyAsync(Result<ChangePlan> planned, OnboardingForm form, Actor actor)
    {
        if (!planned.TryGet(out var plan, out var problem) || !(await runner.ApplyAsync(plan, new ChangeOrder(actor, form.Ticket, form.Reason, Guid.NewGuid()))).TryGet(out var outcome, out problem))
        {
            return problem;
        }

        return outcome.State == ChangeState.Confirmed ? Done.Instance : new Problem(outcome.Words, "Look into the audit.") { Code = "sample.refused" };
    }

    /// <summary>Sign-ins are not watched yet: the sample says by itself which connections are in use, and since when.</summary>
    private async Task MoveAsync(Guid connection, ConnectionState state, int begunDaysAgo)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var record = await context.Connections.SingleAsync(row => row.Id == connection);
        record.MoveTo(state, clock.GetUtcNow().AddDays(state == ConnectionState.Live ? 2 - begunDaysAgo : -(record.Name.Value.Length % 9)));
        await context.SaveChangesAsync();
    }

    private static Guid Stable(string text) => new(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    private static SigningCertificate Certificate(string slug, DateTimeOffset end)
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest($"CN=sso.{slug}.example", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(end.AddYears(-3), end);
        return SigningCertificate.FromDer(certificate.RawData).Value;
    }

    private sealed record Begun(int Number, Guid Connection, OnboardingForm Form, bool IsToCreate);
}
