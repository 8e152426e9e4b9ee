using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Changes;
using SupportConsole.App.Clusters;
using SupportConsole.App.Connections;
using SupportConsole.App.Data;
using SupportConsole.App.Onboarding;
using SupportConsole.App.Shell;
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
    IAuth0Tenant tenant, TimeProvider time)
{
    private static readonly string[] Customers =
    [
        "Acme Robotics", "Borealis Wind", "Cordoba Foods", "Delta Rail", "Eastvale Water", "Fjord Energy", "Granite Mining", "Helios Solar", "Iberia Steel", "Juniper Health",
        "Kestrel Air", "Lumen Grid", "Meridian Labs", "Northgate Bank", "Orchard Retail", "Pacific Ports", "Quarry Cement", "Redwood Paper", "Saltmarsh Fisheries", "Tidal Power",
        "Umbra Optics", "Vector Motors", "Westerly Freight", "Xenon Lighting", "Yarrow Pharma", "Zephyr Turbines",
    ];

    /// <summary>Loads the sample into an empty record.</summary>
    /// <param name="actor">Who loads it.</param>
    /// <param name="progress">Told what is being done.</param>
    public async Task<Result<Done>> LoadAsync(Actor actor, Func<string, Task> progress)
    {
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
        for (var number = 0; number < 40; number++)
        {
            await progress($"Loading {number + 1} of 40…");
            var loaded = await LoadClusterAsync(number, application, actor);
            if (!loaded.IsOk)
            {
                return loaded;
            }
        }

        return Done.Instance;
    }

    private async Task<Result<Done>> LoadClusterAsync(int number, string? application, Actor actor)
    {
        var customer = Customers[number % Customers.Length];
        var slug = customer.Split(' ')[0].ToLowerInvariant();
        var place = number < Customers.Length ? "prod" : "staging";
        var id = Stable($"cluster-{number}");
        var form = new ClusterForm
        {
            ClusterId = id.ToString(),
            AccountId = Stable($"account-{customer}").ToString(),
            Name = place,
            Url = $"{id}.a.influxdb.io",
            Customer = customer,
            ContactName = "IT service desk",
            ContactEmail = $"it@{slug}.example",
            IsEntitled = number % 5 != 4,
            OrderReference = number % 5 != 4 ? $"SO-{20_400 + number}" : "",
            EntitledOn = number % 5 != 4 ? time.GetUtcNow().UtcDateTime.Date.AddDays(-20 * (number + 1)) : null,
        };
        var added = await clusters.AddAsync(form, actor, CancellationToken.None);
        if (!added.TryGet(out var cluster, out var problem))
        {
            return problem;
        }

        return number % 10 is 4 or 6 ? Done.Instance : await LoadConnectionAsync(number, slug, cluster, application, actor);
    }

    private async Task<Result<Done>> LoadConnectionAsync(int number, string slug, Cluster cluster, string? application, Actor actor)
    {
        var isOidc = number % 3 == 0;
        var form = new OnboardingForm
        {
            Protocol = isOidc ? Protocol.Oidc : Protocol.Saml,
            Provider = (IdentityProvider)(number % 10),
            Domains = $"{slug}.example",
            Ticket = $"TICKET-{3_100 + number}",
            Reason = "Sample",
            Issuer = isOidc ? $"https://sso.{slug}.example" : "",
            ClientId = isOidc ? $"0oa{number:D5}influx" : "",
            AuthorizationEndpoint = isOidc ? $"https://sso.{slug}.example/authorize" : "",
            TokenEndpoint = isOidc ? $"https://sso.{slug}.example/token" : "",
            JwksUri = isOidc ? $"https://sso.{slug}.example/keys" : "",
            SignInUrl = isOidc ? "" : $"https://sso.{slug}.example/saml/sso",
            IdpEntityId = isOidc ? "" : $"https://sso.{slug}.example/saml",
        };
        form.Name = (await names.ProposeAsync(cluster.Customer, cluster.Name, form.Protocol, own: null, CancellationToken.None)).Value;
        var started = await drafts.StartAsync(cluster.Id, form, actor, CancellationToken.None);
        if (!started.TryGet(out var draft, out var problem))
        {
            return problem;
        }

        if (number % 10 is 7)
        {
            return Done.Instance;
        }

        if (number % 10 is 8)
        {
            return await drafts.HandOverAsync(draft.Record.Id, actor, CancellationToken.None);
        }

        return await CreateAsync(number, slug, isOidc, draft.Record.Id, form, application, actor);
    }

    private async Task<Result<Done>> CreateAsync(int number, string slug, bool isOidc, Guid connection, OnboardingForm form, string? application, Actor actor)
    {
        int[] ends = [-40, -3, 0, 6, 12, 29, 45, 80, 200, 500, 900];
        var end = time.GetUtcNow().AddDays(ends[number % ends.Length]);
        using var secret = isOidc ? new ClientSecret(Convert.ToBase64String(RandomNumberGenerator.GetBytes(30))) : null;
        var planned = await planner.PlanCreateAsync(
            connection, secret, isOidc ? null : Certificate(slug, end), isOidc ? end : null, number % 6 == 5 || application is null ? [] : [application], CancellationToken.None);
        if (!planned.TryGet(out var plan, out var problem))
        {
            return problem;
        }

        var applied = await runner.ApplyAsync(plan, new ChangeOrder(actor, form.Ticket, form.Reason, Guid.NewGuid()));
        if (!applied.IsOk)
        {
            return applied.Problem;
        }

        if (applied.Value.State == ChangeState.Confirmed && number % 6 != 5)
        {
            await MoveAsync(connection, number % 2 == 0 ? ConnectionState.Live : number % 3 == 1 ? ConnectionState.Tested : ConnectionState.ReadyToTest);
        }

        return applied.Value.State == ChangeState.Confirmed ? Done.Instance : new Problem(applied.Value.Words, "Look into the audit.") { Code = "sample.refused" };
    }

    /// <summary>Sign-ins are not watched yet: the sample says by itself which connections are in use.</summary>
    private async Task MoveAsync(Guid connection, ConnectionState state)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var record = await context.Connections.SingleAsync(row => row.Id == connection);
        record.MoveTo(state, time.GetUtcNow().AddDays(-(record.Name.Value.Length % 9)));
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
}
