using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Fetching;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Reminders;
using SupportConsole.Migrations;

namespace SupportConsole.ReminderRun;

/// <summary>
/// Lets years pass over a real SQLite file: credentials expire and are rotated, the console is killed and restarted, the clock jumps, and
/// the email server is down for three days twice a year. Then it compares what arrived with what was owed.
/// </summary>
public sealed class Simulation(int credentials, int days, int seed)
{
    private const string Team = "team@console.example";
    private static readonly DateTimeOffset Begin = new(2027, 1, 1, 0, 30, 0, TimeSpan.Zero);
    private static readonly TimeSpan Tick = TimeSpan.FromHours(6);
    private static readonly TimeSpan Afterwards = TimeSpan.FromDays(2);

    private readonly Random chance = new(seed);
    private readonly SimulatedClock clock = new(Begin);
    private readonly List<DateTimeOffset> up = [];
    private readonly KillSwitch kill = new(new Random(seed + 1));
    private Mailbox mailbox = null!;
    private ServiceProvider console = null!;
    private ConsolePaths paths = null!;
    private int kills;
    private int restarts;
    private int jumps;

    public async Task<Report> RunAsync(CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        paths = new ConsolePaths(Directory.CreateTempSubdirectory("console-reminders-").FullName);
        mailbox = new Mailbox(new Random(seed + 2));
        Start();
        var opened = await console.GetRequiredService<ConsoleDatabase>().MigrateAsync(cancellationToken);
        if (!opened.IsOk)
        {
            throw new InvalidOperationException(opened.Problem.ToString());
        }

        var estate = new Estate(chance, credentials, Team, Begin, days);
        await estate.FillAsync(Contexts, cancellationToken);
        var end = Begin.AddDays(days);
        while (clock.Now < end)
        {
            await estate.RotateDueAsync(Contexts, clock.Now, cancellationToken);
            await TickAsync((clock.Now - Begin).TotalDays, cancellationToken);
        }

        // What waits arrives before anything is compared.
        mailbox.IsDown = false;
        (mailbox.KillChance, kill.Chance) = (0, 0);
        for (var until = clock.Now + Afterwards; clock.Now < until; clock.Advance(Tick))
        {
            await WorkAsync(cancellationToken);
        }

        await console.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(paths.Directory, recursive: true);
        return Compare(estate, end, watch.Elapsed);
    }

    private IDbContextFactory<ConsoleDbContext> Contexts => console.GetRequiredService<IDbContextFactory<ConsoleDbContext>>();

    private async Task TickAsync(double day, CancellationToken cancellationToken)
    {
        // Three days down twice a year, and an hour here and there.
        mailbox.IsDown = day % 183 is >= 90 and < 93 || chance.NextDouble() < 0.01;
        if (!mailbox.IsDown)
        {
            up.Add(clock.Now);
        }

        var isRough = chance.NextDouble() < 0.1;
        mailbox.KillChance = isRough ? 0.2 : 0;
        kill.Chance = isRough ? 0.2 : 0;
        if (chance.NextDouble() < 0.02)
        {
            await JumpAsync(cancellationToken);
        }

        if (chance.NextDouble() < 0.05)
        {
            restarts++;
            await RestartAsync(cancellationToken);
        }

        await WorkAsync(cancellationToken);
        clock.Advance(ClockHold.Length);
        await WorkAsync(cancellationToken);

        // The console runs on until the next tick: a hold after a start or a jump ends.
        (mailbox.KillChance, kill.Chance) = (0, 0);
        clock.Advance(ClockHold.Length);
        await WorkAsync(cancellationToken);
        clock.Advance(Tick - (2 * ClockHold.Length));
    }

    /// <summary>The wall clock is wrong for some minutes, by up to 40 days, in which the console may be restarted.</summary>
    private async Task JumpAsync(CancellationToken cancellationToken)
    {
        jumps++;
        clock.Off = TimeSpan.FromHours((chance.NextDouble() - 0.5) * 2 * 24 * 40);
        if (chance.Next(3) == 0)
        {
            restarts++;
            await RestartAsync(cancellationToken);
        }

        await WorkAsync(cancellationToken);
        clock.Off = TimeSpan.Zero;
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await console.GetRequiredService<ReminderPlanner>().PlanAsync(cancellationToken);
                await console.GetRequiredService<OutboxSender>().SendDueAsync(cancellationToken);
                return;
            }
            catch (KilledException)
            {
                kills++;
                await RestartAsync(cancellationToken);
            }
        }
    }

    private async Task RestartAsync(CancellationToken cancellationToken)
    {
        await console.DisposeAsync();
        Start();
        await console.GetRequiredService<Outbox>().RecoverAsync(cancellationToken);
    }

    private void Start()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddRecord(paths, typeof(DesignTimeContextFactory).Assembly);
        services.ConfigureDbContext<ConsoleDbContext>(options => options.AddInterceptors(kill));
        services.AddSingleton(new ConsoleInfo { TenantDomain = "t.auth0.test", IsEmulated = true, IsDevelopment = true, DataDirectory = "", Version = "1" });
        services.AddSingleton(new SupportConsole.App.SignIns.SignInSettings());
        services.AddFetching().AddDeadlines().AddReminders(new ReminderSettings
        {
            Team = Team,
            Smtp = new SmtpSettings { Host = "mail.example", From = "console@console.example" },
        });
        services.AddSingleton<IMessageSender>(mailbox);
        console = services.BuildServiceProvider();
    }

    private Report Compare(Estate estate, DateTimeOffset end, TimeSpan took)
    {
        var excused = 0;
        up.Add(end);
        var owed = estate.Lives(end.AddTicks(1)).SelectMany(life => Oracle.Owed(life, up, () => excused++)).ToHashSet(StringComparer.Ordinal);
        var missed = owed.Where(key => !mailbox.Arrived.ContainsKey(key)).ToList();
        var doubled = mailbox.Arrived.Where(pair => pair.Value > 1).Select(pair => pair.Key).ToList();
        return new Report
        {
            Credentials = credentials,
            Days = days,
            Rotations = estate.Rotations,
            Kills = kills,
            Restarts = restarts,
            ClockJumps = jumps,
            TriesWhileDown = mailbox.TriesWhileDown,
            Messages = mailbox.Messages,
            SecondCopies = mailbox.SecondCopies,
            Owed = owed.Count,
            Excused = excused,
            Missed = missed.Count,
            Doubled = doubled.Count,
            Took = took,
            Examples = [.. missed.Take(5).Select(key => $"missed {key}"), .. doubled.Take(5).Select(key => $"doubled {key}")],
        };
    }

    /// <summary>Kills the console while it writes to the database, before the transaction is committed.</summary>
    private sealed class KillSwitch(Random chance) : SaveChangesInterceptor
    {
        public double Chance { get; set; }

        public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default) =>
            eventData.Context!.ChangeTracker.Entries<OutboxMessage>().Any() && chance.NextDouble() < Chance
                ? throw new KilledException()
                : ValueTask.FromResult(result);
    }
}
