using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SupportConsole.App.Fetching;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Fetching;

/// <summary>Every change of a private host exception is in the audit log, once.</summary>
public sealed class FetchExceptionAuditTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
    private RecordFile record = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => record = await RecordFile.CreateAsync(clock);

    public ValueTask DisposeAsync() => record.DisposeAsync();

    [Fact]
    public async Task An_exception_is_recorded_when_it_is_added_changed_expired_or_removed_and_not_at_every_start()
    {
        var first = Exception("Ana", 10);
        await StartAsync(first);
        await StartAsync(first);
        Assert.Equal([FetchExceptionAudit.Added], await ActionsAsync());

        var longer = Exception("Ben", 12);
        await StartAsync(longer);
        await StartAsync(longer);
        Assert.Equal([FetchExceptionAudit.Added, FetchExceptionAudit.Changed], await ActionsAsync());

        clock.Advance(TimeSpan.FromDays(12));
        await StartAsync(longer);
        await StartAsync(longer);
        await StartAsync();
        Assert.Equal([FetchExceptionAudit.Added, FetchExceptionAudit.Changed, FetchExceptionAudit.Expired], await ActionsAsync());

        await StartAsync(Exception("Ben", 30));
        await StartAsync();
        await StartAsync();
        Assert.Equal([FetchExceptionAudit.Added, FetchExceptionAudit.Changed, FetchExceptionAudit.Expired, FetchExceptionAudit.Added, FetchExceptionAudit.Removed], await ActionsAsync());
    }

    [Fact]
    public async Task The_entry_names_host_owner_and_last_day()
    {
        await StartAsync(Exception("Ana", 10));

        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        var entry = await context.AuditEntries.SingleAsync(Token);
        Assert.Equal(("idp.corp.internal", "console"), (entry.Subject, entry.Actor));
        Assert.Contains("idp.corp.internal (owner Ana, until 2026-06-10)", entry.Summary, StringComparison.Ordinal);
        Assert.Equal("""{"owner":"Ana","until":"2026-06-10"}""", entry.After);
    }

    [Fact]
    public async Task An_exception_without_an_owner_allows_nothing_and_is_not_recorded()
    {
        await StartAsync(Exception("", 10));

        Assert.Empty(await ActionsAsync());
    }

    private static AllowedPrivate Exception(string owner, int day) => new() { HostOrCidr = "idp.corp.internal", Owner = owner, Until = new DateOnly(2026, 6, day) };

    private static FetchSettings Settings(params AllowedPrivate[] exceptions)
    {
        var settings = new FetchSettings();
        foreach (var exception in exceptions)
        {
            settings.AllowedPrivate.Add(exception);
        }

        return settings;
    }

    private async Task StartAsync(params AllowedPrivate[] exceptions)
    {
        using var audit = new FetchExceptionAudit(Settings(exceptions), record.Contexts, clock, NullLogger<FetchExceptionAudit>.Instance);
        await audit.StartAsync(Token);
        await audit.ExecuteTask!;
    }

    private async Task<List<string>> ActionsAsync()
    {
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        return await context.AuditEntries.OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync(Token);
    }
}
