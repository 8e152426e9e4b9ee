using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Record.Storage;
using SupportConsole.Federation;

namespace SupportConsole.App.Record.Chain;

/// <summary>
/// Makes the audit's heads and sends them to the places: every 100 entries, every hour with news, when somebody asks (exports, backups) and
/// at stop. A head that no place took is sent again every minute.
/// </summary>
public sealed partial class HeadKeeper(
    IDbContextFactory<ConsoleDbContext> contexts,
    IEnumerable<IHeadPlace> places,
    HeadSettings settings,
    HeadWatch watch,
    ClockWatch clock,
    BackgroundWork background,
    TimeProvider time,
    ILogger<HeadKeeper> logger) : BackgroundService
{
    public const int EveryEntries = 100;
    public static readonly TimeSpan EveryTime = TimeSpan.FromHours(1);
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim one = new(1);
    private readonly byte[]? key = settings.ReadKey();
    private long? triedAt;
    private (long Covered, long Since)? uncovered;
    private string lastError = "";

    /// <summary>Makes and sends a head if one is due, or if somebody asked for one.</summary>
    /// <param name="isAsked">Whether a single new entry is enough.</param>
    public async Task KeepAsync(bool isAsked, CancellationToken cancellationToken)
    {
        if (settings.IsNone)
        {
            return;
        }

        await one.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var head = await context.AuditHeads.OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken);
            var news = await context.AuditEntries.MaxAsync(entry => (long?)entry.Id, cancellationToken) - (head?.Seq ?? 0);
            if (news > 0 && (isAsked || IsDue(head, news.Value)))
            {
                head = await MakeAsync(context, head, cancellationToken);
                triedAt = null;
            }

            if (head is { AcknowledgedAt: null } && (triedAt is not { } last || time.GetElapsedTime(last) >= RetryAfter))
            {
                triedAt = time.GetTimestamp();
                await SendAsync(context, head, cancellationToken);
            }

            await JudgeAsync(context, head?.Seq ?? 0, cancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await KeepAsync(isAsked: true, cancellationToken);
        }
        catch (Exception exception) when (exception is OperationCanceledException || StorageProblem.From(exception) is not null)
        {
            Log.Failed(logger, exception.Message);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        one.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isAsked = false;
        return PeriodicLoop.KeepAsync(
            Interval,
            time,
            background.Watched("Keeping the audit's heads", async cancellationToken =>
            {
                await clock.CheckAsync(cancellationToken);
                await KeepAsync(isAsked, cancellationToken);
                isAsked = false;
            }),
            exception => Log.Failed(logger, exception.Message),
            stoppingToken,
            async cancellationToken =>
            {
                await watch.RequestedAsync(cancellationToken);
                isAsked = true;
            });
    }

    private bool IsDue(AuditHead? head, long news)
    {
        var now = time.GetUtcNow();

        // A head of the future was made before the clock was set back.
        return head is null || news >= EveryEntries || now - head.At >= EveryTime || head.At > now;
    }

    private async Task<AuditHead> MakeAsync(ConsoleDbContext context, AuditHead? former, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var last = await context.AuditEntries.AsNoTracking().OrderByDescending(entry => entry.Id)
            .Select(entry => new { entry.Id, entry.Hash }).FirstAsync(cancellationToken);
        var head = new AuditHead
        {
            Seq = last.Id,
            Count = await context.AuditEntries.LongCountAsync(cancellationToken),
            Hash = CanonicalRow.Hex(last.Hash),
            At = time.GetUtcNow(),
            Previous = former?.Mac ?? AuditHead.None,
        };
        head = key is null ? head : head.Sign(key);
        context.AuditHeads.Add(head);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return head;
    }

    private async Task SendAsync(ConsoleDbContext context, AuditHead head, CancellationToken cancellationToken)
    {
        var took = new List<string>();
        foreach (var place in places)
        {
            try
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                patience.CancelAfter(Patience);
                await place.SendAsync(head, patience.Token);
                took.Add(place.Name);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is not OutOfMemoryException)
            {
                lastError = $"{place.Name}: {exception.Message}";
                Log.NotTaken(logger, head.Seq, place.Name, exception.Message);
            }
        }

        if (took.Count > 0)
        {
            var names = string.Join(", ", took);
            head.AcknowledgedBy = names.Length <= AuditHead.PlacesMaxLength ? names : names[..AuditHead.PlacesMaxLength];
            head.AcknowledgedAt = time.GetUtcNow();
            await context.SaveChangesAsync(cancellationToken);
        }
    }

    /// <param name="made">The last entry that a head covers. Later ones get one soon; the sample's are backdated.</param>
    private async Task JudgeAsync(ConsoleDbContext context, long made, CancellationToken cancellationToken)
    {
        var kept = await context.AuditHeads.AsNoTracking().Where(head => head.AcknowledgedAt != null)
            .OrderByDescending(head => head.Id).FirstOrDefaultAsync(cancellationToken);
        var covered = kept?.Seq ?? 0;
        var oldest = await context.AuditEntries.Where(entry => entry.Id > covered && entry.Id <= made).OrderBy(entry => entry.Id)
            .Select(entry => (DateTimeOffset?)entry.At).FirstOrDefaultAsync(cancellationToken);
        uncovered = oldest is null ? null : uncovered is { } known && known.Covered == covered ? known : (covered, time.GetTimestamp());

        // By the clock, which a restart does not forget, and by what has really passed, if the clock was set back.
        var isLate = oldest is { } since && uncovered is { } noted
            && (time.GetUtcNow() - since >= settings.Heads.LongestWithout
                || time.GetElapsedTime(noted.Since) >= settings.Heads.LongestWithout);
        if (!isLate)
        {
            watch.Note(kept, null);
            return;
        }

        var hours = settings.Heads.LongestWithout.TotalHours.ToString("0.#", CultureInfo.InvariantCulture);
        watch.Note(kept, new Problem(
            $"The audit log's head hasn't been stored outside this console for {hours} hours"
                + $"{(lastError.Length == 0 ? "" : $" ({lastError})")}.",
            "Check the settings Audit:Heads and the places they name. The console tries again every minute.")
        {
            Code = "audit.no-head",
            NotLost = settings.Heads.RefuseChanges ? "Changes are refused until then; nothing was sent." : null,
        });
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Head {Seq} of the audit was not taken by {Place}: {Reason}")]
        public static partial void NotTaken(ILogger logger, long seq, string place, string reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "The audit's head could not be made: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);
    }
}
