using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Sessions;
using SupportConsole.App.SignIns;

namespace SupportConsole.App.Cutovers;

/// <summary>What whoever holds a link to a cutover sees and says.</summary>
public sealed class CutoverVisits(
    IDbContextFactory<ConsoleDbContext> contexts,
    CutoverMessages messages,
    FingerprintKey key,
    SignInSettings sites,
    ConsoleInfo info,
    TimeProvider time)
{
    private Uri? Site => sites.CustomerAddress ?? info.PublicAddress;

    /// <summary>What a link shows; null if it is unknown, expired or revoked.</summary>
    internal async Task<(Cutover Cutover, ConnectionRecord Record)?> FindAsync(string token, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindAsync(context, token, cancellationToken);
    }

    /// <summary>Notes that the customer's IdP signs with the new certificate.</summary>
    /// <returns>False if the link can't be used, or it is too early or too late to say so.</returns>
    internal async Task<bool> SwitchAsync(string token, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await FindAsync(context, token, cancellationToken) is not { } found || !CanSwitch(found.Cutover, now))
        {
            return false;
        }

        var (cutover, record) = found;
        cutover.SwitchedAt = now;
        var summary = $"The customer of {record.Name} said that their identity provider has switched.";
        CutoverEntries.Add(context, cutover, record, Actor.Stranger, "cutover.switched", summary, now);
        await messages.TellEngineerAsync(context, cutover, record, now, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    internal static bool CanSwitch(Cutover cutover, DateTimeOffset now) =>
        cutover is { State: CutoverState.Planned, SwitchedAt: null } && now >= cutover.At - CutoverLinks.Early;

    /// <summary>
    /// The link for an email: the same one at every try, so that the first email that arrives works and tries leave no links behind. Null if
    /// the console has no address.
    /// </summary>
    internal async Task<Uri?> ForEmailAsync(Guid cutoverId, Guid messageId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (Site is not { } site || await CutoverLinks.FindAnyAsync(context, cutoverId, cancellationToken) is not { } found)
        {
            return null;
        }

        var token = SessionToken.Of(key.Fingerprint($"cutover link of message {messageId}"));
        var hash = TokenHash.Of(token);
        if (!await context.CutoverLinks.AnyAsync(link => link.TokenHash == hash, cancellationToken))
        {
            context.Add(CutoverLinks.New(found.Cutover, token, Actor.Console.Name, time.GetUtcNow()));
            await context.SaveChangesAsync(cancellationToken);
        }

        return new Uri(site, $"{CutoverLinks.Path}/{token}");
    }

    private async Task<(Cutover Cutover, ConnectionRecord Record)?> FindAsync(
        ConsoleDbContext context,
        string token,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var link = SessionToken.Hash(token) is { } hash
            ? await context.CutoverLinks.SingleOrDefaultAsync(row => row.TokenHash == hash, cancellationToken)
            : null;
        return link is { RevokedAt: null } && link.ExpiresAt > now
            ? await CutoverLinks.FindAnyAsync(context, link.CutoverId, cancellationToken)
            : null;
    }
}
