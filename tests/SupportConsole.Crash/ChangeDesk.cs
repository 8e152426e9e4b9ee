using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Changes;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.App.Sync;
using SupportConsole.Auth0;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Names;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.Crash;

/// <summary>The one path for changes between a real SQLite file and an emulated tenant over real HTTP, for whoever puts it to the test.</summary>
public class ChangeDesk(IServiceProvider services, EmulatedTenant emulator, SigningCertificate firstCertificate, SigningCertificate nextCertificate)
{
    private Cluster? cluster;

    /// <summary>The secret that a connection is created with.</summary>
    public static ClientSecret FirstSecret => new("first-secret-Zq81");

    /// <summary>The secret that it is rotated to.</summary>
    public static ClientSecret NextSecret => new("next-secret-Kd27");

    /// <summary>Someone who may change.</summary>
    public static Actor Engineer { get; } = new("Erin Engineer", StaffRole.Engineer);

    /// <summary>Someone who may remove without a limit.</summary>
    public static Actor Administrator { get; } = new("Ada Administrator", StaffRole.Administrator);

    /// <summary>The tenant.</summary>
    public EmulatedTenant Emulator { get; } = emulator;

    /// <summary>The certificate that a connection is rotated to.</summary>
    public SigningCertificate NextCertificate { get; } = nextCertificate;

    /// <summary>Plans.</summary>
    public ChangePlanner Planner => services.GetRequiredService<ChangePlanner>();

    /// <summary>Applies.</summary>
    public ChangeRunner Runner => services.GetRequiredService<ChangeRunner>();

    /// <summary>The application that connections are enabled for.</summary>
    public string Application => Emulator.Options.Clients[0].ClientId;

    private IDbContextFactory<ConsoleDbContext> Contexts => services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>();

    /// <summary>Points a console's tenant at the emulator.</summary>
    public static void AddTenant(IServiceCollection services, EmulatedTenant emulator) => services.AddAuth0Tenant(options =>
    {
        options.Domain = emulator.Options.Domain;
        options.ClientId = emulator.Options.ClientId;
        options.ClientSecret = emulator.Options.ClientSecret;
        options.BaseAddress = emulator.BaseAddress;
        options.RequestsPerSecond = 10_000;
    });

    /// <summary>An order by an engineer.</summary>
    public static ChangeOrder Order(Actor? actor = null, Guid? key = null) => new(actor ?? Engineer, "SUP-1", "Asked for by the customer.", key ?? Guid.NewGuid());

    /// <summary>The value; throws with the problem where there is none.</summary>
    public static T Must<T>(Result<T> result) => result.IsOk ? result.Value : throw new InvalidOperationException(result.Problem.ToString());

    /// <summary>A draft in the record, complete enough to be created.</summary>
    public async Task<ConnectionRecord> DraftAsync(Protocol protocol)
    {
        var isOidc = protocol == Protocol.Oidc;
        var name = "c-" + Guid.NewGuid().ToString("N")[..12];
        await using var context = await Contexts.CreateDbContextAsync();
        if (cluster is null)
        {
            cluster = new Cluster { Id = ClusterId.From(Guid.NewGuid()), AccountId = Guid.NewGuid(), Name = "prod", Customer = "Acme", State = "ready" };
            context.Add(cluster);
            await context.SaveChangesAsync();
            context.ChangeTracker.Clear();
        }

        var draft = new ConnectionRecord
        {
            Id = Guid.NewGuid(),
            ClusterId = cluster.Id,
            Name = ConnectionName.Parse(name).Value,
            Protocol = protocol,
            IdentityProvider = IdentityProvider.Okta,
            State = ConnectionState.Draft,
            StateSince = DateTimeOffset.UnixEpoch,
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
            Settings = new SettingValues
            {
                [ConnectionSettings.ClientId] = isOidc ? "0oa-" + name : "",
                [ConnectionSettings.Issuer] = isOidc ? "https://idp.acme.example" : "",
                [ConnectionSettings.Scopes] = isOidc ? "openid profile email" : "",
                [ConnectionSettings.AuthorizationEndpoint] = isOidc ? "https://idp.acme.example/authorize" : "",
                [ConnectionSettings.TokenEndpoint] = isOidc ? "https://idp.acme.example/token" : "",
                [ConnectionSettings.JwksUri] = isOidc ? "https://idp.acme.example/jwks" : "",
                [ConnectionSettings.SignInUrl] = isOidc ? "" : "https://idp.acme.example/sso",
            },
        };
        context.Add(draft);
        await context.SaveChangesAsync();
        return draft;
    }

    /// <summary>The plan to create a draft.</summary>
    public async Task<ChangePlan> PlanCreateAsync(ConnectionRecord draft) => Must(await Planner.PlanCreateAsync(
        draft.Id, draft.Protocol == Protocol.Oidc ? FirstSecret : null, draft.Protocol == Protocol.Saml ? firstCertificate : null, null, [Application], CancellationToken.None));

    /// <summary>Notes that a connection of the tenant was found unmanaged.</summary>
    public async Task FindUnmanagedAsync(ConnectionName name)
    {
        var id = new ConnectionId((string)Emulator.Dashboard.Find(name.Value)!["id"]!);
        await using var context = await Contexts.CreateDbContextAsync();
        context.Add(new Finding { Id = Guid.NewGuid(), Kind = FindingKind.Unmanaged, Auth0Id = id, Name = name, Strategy = "oidc", FoundAt = DateTimeOffset.UnixEpoch, SeenAt = DateTimeOffset.UnixEpoch });
        await context.SaveChangesAsync();
    }

    /// <summary>The plan to adopt a connection that was found unmanaged into the draft that has its name.</summary>
    public async Task<ChangePlan> PlanAdoptionAsync(ConnectionRecord draft)
    {
        await using var context = await Contexts.CreateDbContextAsync();
        var finding = await context.Findings.AsNoTracking().SingleAsync(row => row.Name == draft.Name);
        return Must(await services.GetRequiredService<AdoptionPlanner>().PlanAsync(finding.Id, null, IdentityProvider.Okta, CancellationToken.None));
    }

    /// <summary>A connection created through the console, in force in both places.</summary>
    public async Task<ConnectionRecord> CreatedAsync(Protocol protocol)
    {
        var draft = await DraftAsync(protocol);
        var outcome = Must(await Runner.ApplyAsync(await PlanCreateAsync(draft), Order()));
        return outcome.State == ChangeState.Confirmed ? await ReadAsync(draft.Id) : throw new InvalidOperationException(outcome.Words);
    }

    /// <summary>A connection's record.</summary>
    public async Task<ConnectionRecord> ReadAsync(Guid id)
    {
        await using var context = await Contexts.CreateDbContextAsync();
        return await context.Connections.AsNoTracking().Include(row => row.Credentials).Include(row => row.Cluster).SingleAsync(row => row.Id == id);
    }

    /// <summary>The changes of a connection, oldest first.</summary>
    public async Task<IReadOnlyList<Change>> ChangesAsync(Guid connectionId)
    {
        await using var context = await Contexts.CreateDbContextAsync();
        return await context.Changes.AsNoTracking().Where(change => change.ConnectionId == connectionId).OrderBy(change => change.PlannedAt).ThenBy(change => change.Id).ToListAsync();
    }

    /// <summary>The audit entries of a change, oldest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> AuditAsync(Guid changeId)
    {
        await using var context = await Contexts.CreateDbContextAsync();
        return await context.AuditEntries.AsNoTracking().Where(entry => entry.ChangeId == changeId).OrderBy(entry => entry.Id).ToListAsync();
    }

    /// <summary>The options in the tenant.</summary>
    public JsonObject OptionsOf(ConnectionRecord record) => Emulator.Dashboard.Options(record.Name.Value);

    /// <summary>How many connections of that name the tenant has.</summary>
    public int CountNamed(string name) => Emulator.Dashboard.Connections.Count(connection => (string?)connection["name"] == name);

    /// <summary>
    /// What is wrong after a change came to rest; null where record, audit and tenant say the same. One truth for every test of the path.
    /// </summary>
    public async Task<string?> FindLieAsync(ChangeAct act, ConnectionRecord before, Change change)
    {
        var record = await ReadAsync(before.Id);
        var audit = await AuditAsync(change.Id);
        var tenant = Emulator.Dashboard.Find(before.Name.Value);
        var isConfirmed = change.State == ChangeState.Confirmed;
        return change.State is not (ChangeState.Confirmed or ChangeState.Refused) ? "it ended neither done nor refused"
            : act.IsInForce(this, before) != isConfirmed ? "the tenant holds something else"
            : CountNamed(before.Name.Value) > 1 ? "the connection is doubled"
            : audit.Count == 0 || audit[0].Outcome != "intended" || audit[^1].Outcome != ChangeWords.Outcome(change.State) ? $"the audit says {string.Join(", ", audit.Select(entry => entry.Outcome))}"
            : record.Attention.Length > 0 ? $"the record still asks for attention: {record.Attention}"
            : tenant is not null != record.State is not (ConnectionState.Draft or ConnectionState.Retired) ? $"the record says {record.State}"
            : tenant is not null && isConfirmed && record.Auth0Id?.Value != (string?)tenant["id"] ? "the record has another id"
            : tenant is not null && isConfirmed && change.CredentialFingerprint.Length > 0 && record.CredentialFingerprint != change.CredentialFingerprint ? "the record has another credential"
            : null;
    }
}
