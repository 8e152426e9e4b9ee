using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;

namespace SupportConsole.App.Record.Chain;

/// <summary>
/// Tells the audit when the clock was set by more than a minute, or is behind the last entry at start: from then on, times do not say in
/// which order entries were written. Their numbers do.
/// </summary>
public sealed class ClockWatch(IDbContextFactory<ConsoleDbContext> contexts, TimeProvider time)
{
    public const string Action = "clock.set";

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);
    private DateTimeOffset? lastTime;
    private long lastStamp;

    /// <summary>Compares the clock with the time that has really passed since the last look.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var jump = lastTime is { } last
            ? now - last - time.GetElapsedTime(lastStamp)
            : await FindLagAsync(now, cancellationToken);
        lastTime = now;
        lastStamp = time.GetTimestamp();
        if (jump.Duration() > Tolerance)
        {
            await RecordAsync(now, jump, cancellationToken);
        }
    }

    private async Task<TimeSpan> FindLagAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var last = await context.AuditEntries.OrderByDescending(entry => entry.Id).Select(entry => (DateTimeOffset?)entry.At)
            .FirstOrDefaultAsync(cancellationToken);
        return last > now ? now - last.Value : TimeSpan.Zero;
    }

    private async Task RecordAsync(DateTimeOffset now, TimeSpan jump, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var by = jump.Duration().ToString(@"d\.hh\:mm\:ss", CultureInfo.InvariantCulture);
        AuditTrail.Add(context, new AuditEntry
        {
            At = now,
            By = Actor.Console,
            Action = Action,
            Outcome = "done",
            Summary = $"The clock went {(jump < TimeSpan.Zero ? "back" : "forward")} by {by}. The order of entries is that of their numbers.",
        });
        await context.SaveChangesAsync(cancellationToken);
    }
}
