using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Fetching;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Reminders;

/// <summary>Reminders over a real SQLite file, a clock that the test sets, and a sender that the test listens to.</summary>
internal sealed class ReminderDesk : IAsyncDisposable
{
    public static readonly DateTimeOffset Begin = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private ReminderDesk(RecordFile file, FakeTimeProvider clock, HeardSender sender) => (File, Clock, Sender) = (file, clock, sender);

    public RecordFile File { get; }

    public FakeTimeProvider Clock { get; }

    public HeardSender Sender { get; }

    public Outbox Outbox => File.Services.GetRequiredService<Outbox>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static ReminderSettings Settings => new()
    {
        Team = "team@console.example",
        Smtp = new SmtpSettings { Host = "mail.example", From = "console@console.example" },
    };

    public static async Task<ReminderDesk> OpenAsync(ReminderSettings? settings = null, IMessageSender? real = null)
    {
        var (clock, sender) = (new FakeTimeProvider(Begin), new HeardSender());
        var file = await RecordFile.CreateAsync(clock, services =>
        {
            services.AddSingleton(new ConsoleInfo { TenantDomain = "t.auth0.test", IsEmulated = true, IsDevelopment = true, DataDirectory = "", Version = "1", PublicAddress = new Uri("https://console.example") });
            services.AddSingleton(new SupportConsole.App.SignIns.SignInSettings());
            services.AddFetching().AddDeadlines().AddReminders(settings ?? Settings);
            services.AddSingleton(real ?? sender);
        });
        return new ReminderDesk(file, clock, sender);
    }

    /// <summary>A connection whose credential is due after some days.</summary>
    public async Task<ConnectionRecord> DueAsync(string name, double days, Protocol protocol = Protocol.Oidc, string owner = "", string contact = "")
    {
        await using var context = await File.Contexts.CreateDbContextAsync(Token);
        var cluster = new Cluster { Id = ClusterId.From(Guid.NewGuid()), AccountId = Guid.NewGuid(), Name = "prod", Customer = "Acme", ContactEmail = contact, ContactName = "Priya" };
        var record = Records.Connection(cluster, name, ConnectionState.Live, protocol);
        record.Auth0Id = new ConnectionId($"con_{name}");
        record.CredentialFingerprint = Guid.NewGuid().ToString("N");
        record.CredentialExpiresAt = Clock.GetUtcNow().AddDays(days);
        record.Owner = owner;
        context.AddRange(cluster, record);
        await context.SaveChangesAsync(Token);
        return record;
    }

    public async Task AddAsync(params object[] rows)
    {
        await using var context = await File.Contexts.CreateDbContextAsync(Token);
        context.AddRange(rows);
        await context.SaveChangesAsync(Token);
    }

    public async Task EditAsync(Guid id, Action<ConnectionRecord> edit)
    {
        await using var context = await File.Contexts.CreateDbContextAsync(Token);
        edit((await context.Connections.FindAsync([id], Token))!);
        await context.SaveChangesAsync(Token);
    }

    public async Task RenameCustomerAsync(ClusterId id, string customer)
    {
        await using var context = await File.Contexts.CreateDbContextAsync(Token);
        (await context.Clusters.FindAsync([id], Token))!.Customer = customer;
        await context.SaveChangesAsync(Token);
    }

    /// <summary>Plans and sends, as a console that was just started.</summary>
    public async Task WorkAsync()
    {
        var planner = ActivatorUtilities.CreateInstance<ReminderPlanner>(File.Services);
        await planner.PlanAsync(Token);

        // After a start it waits, in case that the clock is wrong.
        Clock.Advance(ClockHold.Length);
        await planner.PlanAsync(Token);
        await SendAsync();
    }

    public async Task PlanAsync() => await File.Services.GetRequiredService<ReminderPlanner>().PlanAsync(Token);

    public Task<int> AlertAsync() => File.Services.GetRequiredService<AlertPlanner>().PlanAsync(Token);

    public Task<int> SendAsync() => File.Services.GetRequiredService<OutboxSender>().SendDueAsync(Token);

    /// <summary>Lets time pass hour by hour, planning and sending in each.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        for (var hour = 0; hour < time.TotalHours; hour++)
        {
            Clock.Advance(TimeSpan.FromHours(1));
            await PlanAsync();
            await SendAsync();
        }
    }

    public async Task<IReadOnlyList<OutboxMessage>> MessagesAsync()
    {
        await using var context = await File.Contexts.CreateDbContextAsync(Token);
        return await context.Outbox.AsNoTracking().OrderBy(message => message.CreatedAt).ThenBy(message => message.Id).ToListAsync(Token);
    }

    public async Task<IReadOnlyList<int>> StepsAsync(string recipient)
    {
        await using var context = await File.Contexts.CreateDbContextAsync(Token);
        return await context.Reminders.Where(reminder => reminder.Recipient == recipient)
            .OrderBy(reminder => reminder.CreatedAt).Select(reminder => reminder.Step).ToListAsync(Token);
    }

    public ValueTask DisposeAsync() => File.DisposeAsync();
}

/// <summary>Takes messages, or answers as the test says.</summary>
internal sealed class HeardSender : IMessageSender
{
    public MessageChannel Channel => MessageChannel.Email;

    public List<OutboxMessage> Heard { get; } = [];

    public Func<OutboxMessage, Delivery> Answer { get; set; } = _ => Delivery.Accepted;

    public Task<Delivery> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var answer = Answer(message);
        if (answer.Outcome == DeliveryOutcome.Accepted)
        {
            Heard.Add(message);
        }

        return Task.FromResult(answer);
    }
}
