using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;

namespace SupportConsole.App.BreakGlass;

/// <summary>Looks for open break-glass sessions while the page is open.</summary>
public sealed partial class BreakGlassBanner(
    IDbContextFactory<ConsoleDbContext> contexts,
    TimeProvider time,
    ILogger<BreakGlassBanner> logger) : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private readonly PageLife closed = new();
    private IReadOnlyList<StaffSession> open = [];

    public void Dispose() => closed.Dispose();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = PeriodicLoop.KeepAsync(Every, time, RefreshAsync, exception => Log.Failed(logger, exception), closed.Token);
        }
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        // SQLite blocks its caller: keep it off the circuit's dispatcher.
        var found = await Task.Run(() => FindAsync(cancellationToken), cancellationToken);
        if (!found.Select(session => session.Id).SequenceEqual(open.Select(session => session.Id)))
        {
            open = found;
            await InvokeAsync(StateHasChanged);
        }
    }

    private async Task<IReadOnlyList<StaffSession>> FindAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Sessions.AsNoTracking()
            .Where(session => session.Kind == SessionKind.BreakGlass && session.EndedAt == null && session.ExpiresAt > now)
            .OrderBy(session => session.StartedAt)
            .ToListAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Break-glass sessions could not be looked for")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
