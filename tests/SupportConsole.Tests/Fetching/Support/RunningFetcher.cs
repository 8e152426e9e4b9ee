using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SupportConsole.App.Fetching;
using SupportConsole.App.Intake;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Crash;
using SupportConsole.Federation;
using SupportConsole.Migrations;
using SupportConsole.Tests.Auth0.Support;

namespace SupportConsole.Tests.Fetching.Support;

/// <summary>The guarded fetcher as the console registers it, with name servers and a clock of the test's own, and everything it logs.</summary>
public sealed class RunningFetcher : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly List<string> asked = [];
    private readonly string file = Path.Combine(Path.GetTempPath(), $"console-fetch-{Guid.NewGuid():N}.db");

    public RunningFetcher(Func<string, IPAddress[]>? names = null, Action<FetchSettings>? configure = null, NameResolver? resolver = null)
    {
        resolver ??= (host, _) => names is null ? throw new SocketException((int)SocketError.HostNotFound) : Task.FromResult(names(host));
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<NameResolver>((host, token) =>
            {
                asked.Add(host);
                return resolver(host, token);
            })
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddFetching(configure).AddIntake().AddRights()
            .AddSingleton<ISessionCheck>(new TrustedSessions())
            .AddDbContextFactory<ConsoleDbContext>(options => RecordFeature.Configure(options, file, typeof(DesignTimeContextFactory).Assembly))
            .BuildServiceProvider();
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    public HeardLog Log { get; } = new();

    /// <summary>The names that were looked up, in order.</summary>
    public IReadOnlyList<string> Asked => asked;

    public GuardedFetcher Fetcher => services.GetRequiredService<GuardedFetcher>();

    public FetchSettings Settings => services.GetRequiredService<FetchSettings>();

    public T Get<T>()
        where T : notnull
    {
        if (typeof(T) == typeof(IdentityProviderLookup) && !File.Exists(file))
        {
            // Only a lookup records what it fetches. A connection opens no file that isn't there.
            File.WriteAllBytes(file, []);
            using var context = services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContext();
            context.Database.Migrate();
        }

        return services.GetRequiredService<T>();
    }

    /// <summary>What the audit says was fetched.</summary>
    public async Task<IReadOnlyList<AuditEntry>> EntriesAsync()
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token);
        return await context.AuditEntries.AsNoTracking().ToListAsync(Token);
    }

    public static RunningFetcher OnLoopback() => new(_ => [IPAddress.Loopback], settings => settings.AllowLoopback = true);

    public Task<Result<FetchedDocument>> GetAsync(Uri uri, int maxBytes = 1000) => Fetcher.GetAsync(uri, new FetchLimits { MaxBytes = maxBytes }, Token);

    public async Task<string> CodeAsync(Uri uri, int maxBytes = 1000) => (await GetAsync(uri, maxBytes)).Problem?.Code ?? "fetched";

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (File.Exists(file))
        {
            using var connection = new Microsoft.Data.Sqlite.SqliteConnection(ConsolePaths.ConnectionString(file));
            Microsoft.Data.Sqlite.SqliteConnection.ClearPool(connection);
            Array.ForEach(["", "-wal", "-shm"], suffix => File.Delete(file + suffix));
        }
    }
}

/// <summary>A server on loopback that answers as the test says.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private RunningServer(WebApplication app, string scheme) =>
        (this.app, Uri) = (app, new Uri($"{scheme}://localhost:{new Uri(app.Urls.First()).Port}/document"));

    public Uri Uri { get; }

    public Uri For(string host) => new UriBuilder(Uri) { Host = host }.Uri;

    public static async Task<RunningServer> StartAsync(RequestDelegate answer, System.Security.Cryptography.X509Certificates.X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                if (certificate is not null)
                {
                    listen.UseHttps(certificate);
                }
            });
        });
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync(RunningFetcher.Token);
        return new RunningServer(app, certificate is null ? "http" : "https");
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }
}
