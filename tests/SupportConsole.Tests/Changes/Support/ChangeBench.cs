using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Audit;
using SupportConsole.App.Changes;
using SupportConsole.App.Clusters;
using SupportConsole.App.Connections;
using SupportConsole.App.Data;
using SupportConsole.App.Shell;
using SupportConsole.Auth0;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Secrets;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Changes.Support;

/// <summary>The one path for changes between a real SQLite file and an emulated tenant over real HTTP.</summary>
public sealed class ChangeBench : IAsyncDisposable
{
    public static readonly ClientSecret FirstSecret = new("first-secret-Zq81");

    public static readonly ClientSecret NextSecret = new("next-secret-Kd27");

    private Cluster? cluster;

    private ChangeBench(EmulatedTenant tenant, RecordFile record) => (Emulator, Record) = (tenant, record);

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Actor Engineer { get; } = new("Erin Engineer", StaffRole.Engineer);

    public static Actor Administrator { get; } = new("Ada Administrator", StaffRole.Administrator);

    public EmulatedTenant Emulator { get; }

    public RecordFile Record { get; }

    public ChangePlanner Planner => Record.Services.GetRequiredService<ChangePlanner>();

    public ChangeRunner Runner => Record.Services.GetRequiredService<ChangeRunner>();

    public ChangeSteps Steps => Record.Services.GetRequiredService<ChangeSteps>();

    public string Application => Emulator.Options.Clients[0].ClientId;

    internal ChangeSettler Settler => Record.Services.GetRequiredService<ChangeSettler>();

    internal ChangeJournal Journal => Record.Services.GetRequiredService<ChangeJournal>();

    public static async Task<ChangeBench> StartAsync(TimeProvider time, Action<ChangeSettings>? settings = null, Action<IServiceCollection>? services = null)
    {
        var emulator = await EmulatedTenant.StartAsync(new EmulatorOptions(), time, Token);
        var record = await RecordFile.CreateAsync(time, collection =>
        {
            collection.AddChanges(settings);
            AddTenant(collection, emulator);
            services?.Invoke(collection);
        });
        return new ChangeBench(emulator, record);
    }

    /// <summary>The console's tenant, pointed at the emulator.</summary>
    public static void AddTenant(IServiceCollection services, EmulatedTenant emulator) => services.AddAuth0Tenant(options =>
    {
        options.Domain = emulator.Options.Domain;
        options.ClientId = emulator.Options.ClientId;
        options.ClientSecret = emulator.Options.ClientSecret;
        options.BaseAddress = emulator.BaseAddress;
        options.RequestsPerSecond = 10_000;
    });

    public static ChangeOrder Order(Actor? actor = null, Guid? key = null) => new(actor ?? Engineer, "SUP-1", "Asked for by the customer.", key ?? Guid.NewGuid());

    /// <summary>A draft in the record, complete enough to be created.</summary>
    public async Task<ConnectionRecord> DraftAsync(Protocol protocol, string? name = null)
    {
        cluster ??= await Record.AddClusterAsync();
        var draft = Records.Connection(cluster, name ?? "c-" + Guid.NewGuid().ToString("N")[..12], ConnectionState.Draft, protocol);
        (draft.ClientId, draft.Issuer, draft.Scopes) = protocol == Protocol.Oidc ? ("0oa-" + draft.Name.Value, "https://idp.acme.example", "openid profile email") : ("", "", "");
        (draft.AuthorizationEndpoint, draft.TokenEndpoint, draft.JwksUri) =
            protocol == Protocol.Oidc ? ("https://idp.acme.example/authorize", "https://idp.acme.example/token", "https://idp.acme.example/jwks") : ("", "", "");
        draft.SignInUrl = protocol == Protocol.Saml ? "https://idp.acme.example/sso" : "";
        await using var context = await Record.Contexts.CreateDbContextAsync(Token);
        context.Entry(draft).State = EntityState.Added;
        await context.SaveChangesAsync(Token);
        return draft;
    }

    public async Task<ChangePlan> PlanCreateAsync(ConnectionRecord draft) => Must(await Planner.PlanCreateAsync(
        draft.Id, draft.Protocol == Protocol.Oidc ? FirstSecret : null, draft.Protocol == Protocol.Saml ? MadeCertificates.One : null, null, [Application], Token));

    /// <summary>A connection created through the console, in force in both places.</summary>
    public async Task<ConnectionRecord> CreatedAsync(Protocol protocol, string? name = null)
    {
        var draft = await DraftAsync(protocol, name);
        var outcome = Must(await Runner.ApplyAsync(await PlanCreateAsync(draft), Order()));
        Assert.True(outcome.State == ChangeState.Confirmed, outcome.Words);
        return await ReadAsync(draft.Id);
    }

    public async Task<ConnectionRecord> ReadAsync(Guid id)
    {
        await using var context = await Record.Contexts.CreateDbContextAsync(Token);
        return await context.Connections.AsNoTracking().Include(row => row.Credentials).Include(row => row.Cluster).SingleAsync(row => row.Id == id, Token);
    }

    public async Task<IReadOnlyList<Change>> ChangesAsync(Guid connectionId)
    {
        await using var context = await Record.Contexts.CreateDbContextAsync(Token);
        return await context.Changes.AsNoTracking().Where(change => change.ConnectionId == connectionId).OrderBy(change => change.PlannedAt).ThenBy(change => change.Id).ToListAsync(Token);
    }

    public async Task<IReadOnlyList<AuditEntry>> AuditAsync(Guid changeId)
    {
        await using var context = await Record.Contexts.CreateDbContextAsync(Token);
        return await context.AuditEntries.AsNoTracking().Where(entry => entry.ChangeId == changeId).OrderBy(entry => entry.Id).ToListAsync(Token);
    }

    /// <summary>The options in the tenant.</summary>
    public JsonObject OptionsOf(ConnectionRecord record) => Emulator.Dashboard.Options(record.Name.Value);

    public int CountNamed(string name) => Emulator.Dashboard.Connections.Count(connection => (string?)connection["name"] == name);

    public static T Must<T>(Result<T> result)
    {
        Assert.True(result.IsOk, result.Problem?.ToString());
        return result.Value;
    }

    public async ValueTask DisposeAsync()
    {
        await Record.DisposeAsync();
        await Emulator.DisposeAsync();
    }
}
