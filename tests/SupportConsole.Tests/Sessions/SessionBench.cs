using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Access;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Sessions;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Sessions;

/// <summary>Sessions over a real database, checked as the console checks them, with a clock that the test sets.</summary>
internal sealed class SessionBench(RecordFile record, SetBackClock clock) : IAsyncDisposable
{
    public static readonly Actor Ana = new("Ana Ruiz", StaffRole.Engineer) { Id = new PersonId("https://idp.example.com", "u-1") };
    public static readonly Actor Ingrid = new("Ingrid Solberg", StaffRole.Administrator)
    {
        Id = new PersonId("https://idp.example.com", "u-2"),
    };

    public SetBackClock Clock => clock;

    public StaffSessions Sessions => record.Services.GetRequiredService<StaffSessions>();

    public SessionList List => record.Services.GetRequiredService<SessionList>();

    public SessionClock Uses => record.Services.GetRequiredService<SessionClock>();

    public IDbContextFactory<ConsoleDbContext> Contexts => record.Contexts;

    public Rights Rights => record.Services.GetRequiredService<Rights>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<SessionBench> StartAsync(SessionSettings? settings = null)
    {
        var clock = new SetBackClock(new DateTimeOffset(2026, 6, 1, 8, 0, 0, TimeSpan.Zero));
        var record = await RecordFile.CreateAsync(clock, services => services.AddSessions(settings).AddAccess());
        return new SessionBench(record, clock);
    }

    public async Task<StartedSession> SignInAsync(Actor person) =>
        await Sessions.StartAsync(new NewSession(person, SessionKind.Staff), Token);

    /// <summary>The code of the refusal of an act; null if it is allowed.</summary>
    public async Task<string?> ActAsync(StartedSession session) =>
        (await Rights.FindRefusalAsync(session.Session.ToActor(), Policies.ChangeSso))?.Code;

    public async Task<StaffSession> RowAsync(StartedSession session) => (await Sessions.FindAsync(session.Session.Id, Token))!;

    public async Task<List<AuditEntry>> AuditAsync()
    {
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        return await context.AuditEntries.OrderBy(entry => entry.Id).ToListAsync(Token);
    }

    public async Task<string> FileTextAsync()
    {
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        await context.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", Token);
        return System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(record.Paths.Database, Token));
    }

    public ValueTask DisposeAsync() => record.DisposeAsync();
}
