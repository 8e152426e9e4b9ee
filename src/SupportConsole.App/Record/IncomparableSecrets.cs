using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.App.People;
using SupportConsole.App.Record.Storage;
using SupportConsole.Auth0;
using SupportConsole.Federation;

namespace SupportConsole.App.Record;

/// <summary>
/// Connections whose secrets were recorded with another fingerprint key than this console's: the key's file was lost, or is another
/// console's. Whether somebody changed such a secret in Auth0 can't be told. Fingerprints from before keys had names don't say whose they
/// are. The next reading names those that match Auth0's secret; the others count here, since the key may have been lost before the upgrade.
/// </summary>
public sealed partial class IncomparableSecrets
{
    public const string AuditAction = "fingerprint-key.give-up";

    /// <summary>How long a count is good for: it reads the settings of every connection.</summary>
    private static readonly TimeSpan CountsFor = TimeSpan.FromMinutes(10);

    private readonly FingerprintKey key;
    private readonly IDbContextFactory<ConsoleDbContext> contexts;
    private readonly Rights rights;
    private readonly TimeProvider time;
    private readonly KeptAnswer<int> counted;

    public IncomparableSecrets(
        FingerprintKey key,
        IDbContextFactory<ConsoleDbContext> contexts,
        Rights rights,
        TimeProvider time,
        ILogger<IncomparableSecrets> logger)
    {
        this.key = key;
        this.contexts = contexts;
        this.rights = rights;
        this.time = time;
        counted = new(CountAsync, CountsFor, time, exception => Log.Failed(logger, exception));
    }

    /// <summary>How many connections there are, or were some ten minutes ago.</summary>
    public Task<int> CountAsync(CancellationToken cancellationToken) => counted.GetAsync(cancellationToken);

    /// <summary>What to say of that many connections; null for none.</summary>
    public static Problem? Describe(int count) => count == 0 ? null : new Problem(
        $"The client secrets of {Connections(count)} can't be compared with Auth0: they were recorded with another fingerprint.key.",
        "Stop the console, put the previous fingerprint.key back into the data directory and start again. If it is lost, an administrator can "
        + "give the old fingerprints up in the settings.")
    {
        Code = "fingerprint-key.other",
        NotLost = "Sign-ins aren't affected.",
    };

    /// <summary>Gives the old fingerprints up: the next sync check records the secrets that Auth0 has then.</summary>
    public async Task<Result<Done>> GiveUpAsync(Actor actor)
    {
        if (await rights.FindRefusalAsync(actor, Policies.RemoveWithoutLimit, new RefusedAct(AuditAction)) is { } refusal)
        {
            return refusal;
        }

        var given = await StorageProblem.OrAsync(() => WriteAsync(actor), "Nothing was changed.");
        counted.Forget();
        return given;
    }

    private async Task<int> CountAsync()
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await Found(context).CountAsync();
    }

    private async Task<Result<Done>> WriteAsync(Actor actor)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await using var transaction = await context.Database.BeginTransactionAsync();
        var records = await Found(context).ToListAsync();
        if (records.Count == 0)
        {
            return new Problem("There are no old fingerprints left to give up.", "Every secret on record can be compared with Auth0.")
            {
                Code = "fingerprint-key.none",
            };
        }

        foreach (var record in records)
        {
            record.SeenOptions = OptionsSnapshot.GiveUp(record.SeenOptions!, key.Name);
        }

        AuditTrail.Add(context, new AuditEntry
        {
            At = time.GetUtcNow(),
            By = actor,
            Action = AuditAction,
            Outcome = "done",
            Summary = $"Gave up the old fingerprints of {Connections(records.Count)}: the key that made them is lost.",
        });
        await context.SaveChangesAsync();
        await transaction.CommitAsync();
        return Done.Instance;
    }

    private static string Connections(int count) => $"{count:N0} {(count == 1 ? "connection" : "connections")}";

    private IQueryable<ConnectionRecord> Found(ConsoleDbContext context)
    {
        var own = $"{OptionsSnapshot.FingerprintPrefix}{key.Name}:";
        var named = $"%\"{OptionsSnapshot.FingerprintPrefix}{new string('_', FingerprintKey.NameLength)}:%";
        return context.Connections.Where(record => record.State != ConnectionState.Retired && record.SeenOptions != null
            && (record.SeenOptions.Contains(OptionsSnapshot.UnknownKey) || EF.Functions.Like(record.SeenOptions.Replace(own, ""), named)));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Secrets with another fingerprint key could not be counted; the last count stays")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
