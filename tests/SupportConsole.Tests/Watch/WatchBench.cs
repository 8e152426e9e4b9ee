using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SupportConsole.App.Fetching;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.App.Watch;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Tests.Fetching.Support;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Watch;

/// <summary>The watch over a record file, and identity providers on loopback whose documents the test writes.</summary>
public sealed class WatchBench : IAsyncDisposable
{
    private WatchBench(RecordFile record, RunningServer server, Publisher publisher, Cluster cluster) =>
        (Record, Server, Publisher, Cluster) = (record, server, publisher, cluster);

    public static Actor Engineer { get; } = new("Ana Ruiz", StaffRole.Engineer);

    public RecordFile Record { get; }

    public Publisher Publisher { get; }

    public FakeTimeProvider Clock => (FakeTimeProvider)Get<TimeProvider>();

    public WatchRunner Runner => Get<WatchRunner>();

    public WatchService Service => Get<WatchService>();

    private RunningServer Server { get; }

    private Cluster Cluster { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<WatchBench> StartAsync(WatchSettings? settings = null)
    {
        var publisher = new Publisher();
        var server = await RunningServer.StartAsync(publisher.AnswerAsync);
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero));
        var record = await RecordFile.CreateAsync(clock, services => services
            .AddSingleton<NameResolver>((_, _) => Task.FromResult(new[] { IPAddress.Loopback }))
            .AddFetching(fetching => fetching.AllowLoopback = true)
            .AddRights()
            .AddWatch(settings));
        return new WatchBench(record, server, publisher, await record.AddClusterAsync());
    }

    public T Get<T>()
        where T : notnull => Record.Services.GetRequiredService<T>();

    public Uri Address(string name) => new(Server.Uri, $"/{name}");

    /// <summary>A live connection whose IdP publishes at an address of the connection's name.</summary>
    public async Task<ConnectionRecord> AddAsync(string name, SigningCertificate? certificate = null, Protocol protocol = Protocol.Saml)
    {
        var record = Records.Connection(Cluster, name, ConnectionState.Live, protocol);
        record.Cluster = null!;
        record.Settings[protocol == Protocol.Saml ? ConnectionSettings.MetadataUrl : ConnectionSettings.DiscoveryUrl] = Address(name).ToString();
        record.EnabledApplications = "app";
        if (certificate is not null)
        {
            record.CredentialFingerprint = certificate.Sha256.Hex;
            record.Credentials.Add(new Credential
            {
                Id = Guid.NewGuid(),
                ConnectionId = record.Id,
                Kind = CredentialKind.SigningCertificate,
                Status = CredentialStatus.Current,
                Fingerprint = certificate.Sha256.Hex,
                Subject = certificate.Subject,
                ExpiresAt = certificate.NotAfter,
                SetBy = "Ana",
                SetAt = Clock.GetUtcNow(),
            });
        }

        await using var context = await Record.Contexts.CreateDbContextAsync(Token);
        context.Add(record);
        await context.SaveChangesAsync(Token);
        return record;
    }

    /// <summary>Checks everything once, some hours later.</summary>
    public async Task<int> PollAsync(double hours = 7)
    {
        Clock.Advance(TimeSpan.FromHours(hours));
        return await Runner.RunDueAsync(int.MaxValue, Token);
    }

    public async Task<WatchView> ViewAsync(Guid id) => (await Get<WatchReader>().FindAsync(id, Token))!;

    public async Task<IReadOnlyList<AuditEntry>> EntriesAsync()
    {
        await using var context = await Record.Contexts.CreateDbContextAsync(Token);
        return await context.AuditEntries.AsNoTracking().Where(entry => entry.Action.StartsWith("watch.")).OrderBy(entry => entry.Id).ToListAsync(Token);
    }

    public async Task EditAsync(Guid id, Action<ConnectionRecord> edit)
    {
        await using var context = await Record.Contexts.CreateDbContextAsync(Token);
        var record = await context.Connections.SingleAsync(row => row.Id == id, Token);
        edit(record);
        record.UpdatedAt = Clock.GetUtcNow();
        await context.SaveChangesAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Record.DisposeAsync();
    }
}

/// <summary>Serves documents by name, with ETags, and remembers the requests.</summary>
public sealed class Publisher
{
    private readonly Lock guard = new();
    private readonly Dictionary<string, string> documents = [];
    private readonly List<(string Name, bool Conditional)> requests = [];
    private int atOnce;

    /// <summary>What every request is answered with instead; null for the documents.</summary>
    public int? Status { get; set; }

    /// <summary>Whether an If-None-Match is answered with 304 whatever changed.</summary>
    public bool AlwaysSame { get; set; }

    public bool HasETags { get; set; } = true;

    public int MostAtOnce { get; private set; }

    public IReadOnlyList<(string Name, bool Conditional)> Requests
    {
        get
        {
            lock (guard)
            {
                return [.. requests];
            }
        }
    }

    public string this[string name]
    {
        set
        {
            lock (guard)
            {
                documents[name] = value;
            }
        }
    }

    public async Task AnswerAsync(HttpContext http)
    {
        var name = http.Request.Path.Value!.Trim('/');
        var asked = http.Request.Headers.IfNoneMatch.ToString();
        string document;
        lock (guard)
        {
            requests.Add((name, asked.Length > 0));
            document = documents.GetValueOrDefault(name, "");
            MostAtOnce = Math.Max(MostAtOnce, ++atOnce);
        }

        var tag = $"\"{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(document)))[..16]}\"";
        if (HasETags)
        {
            http.Response.Headers.ETag = tag;
        }

        http.Response.StatusCode = Status ?? (asked.Length > 0 && (AlwaysSame || asked == tag) ? 304 : 200);
        if (http.Response.StatusCode == 200)
        {
            await http.Response.WriteAsync(document);
        }

        lock (guard)
        {
            atOnce--;
        }
    }
}
