using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Sessions;

namespace SupportConsole;

/// <summary>
/// Asks the provider for the groups of everybody who is signed in, again and again: a lost group ends the session or lowers the
/// role.
/// </summary>
internal sealed partial class RoleRefresh(
    StaffSessions sessions,
    StaffRefresher refresher,
    StaffTokenVault vault,
    StaffSettings settings,
    SessionSettings times,
    BackgroundWork background,
    TimeProvider time,
    ILogger<RoleRefresh> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    /// <summary>Looks at every session that is due.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var due = time.GetUtcNow() - TimeSpan.FromMinutes(times.RecheckMinutes);
        foreach (var session in await sessions.ListDueAsync(due, cancellationToken))
        {
            if (!await RefreshAsync(session, cancellationToken))
            {
                // The provider cannot be reached: nobody else's turn would go better.
                return;
            }
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(
        () => PeriodicLoop.KeepAsync(Every, time, background.Watched("Reading groups again", RunAsync), exception => Log.Failed(logger, exception), stoppingToken),
        stoppingToken);

    /// <returns>Whether the provider answered.</returns>
    private async Task<bool> RefreshAsync(StaffSession session, CancellationToken cancellationToken)
    {
        if (vault.Read(session.ProtectedTokens).Refresh is null)
        {
            return true;
        }

        var refreshed = await refresher.RefreshAsync(session, cancellationToken);
        if (!refreshed.TryGet(out var answer, out var problem))
        {
            Log.NotConfirmed(logger, session.Id, problem.What);
            if (problem.Code != StaffRefresher.RefusedCode)
            {
                return false;
            }

            await sessions.EndAsync(row => row.Id == session.Id, SessionEnd.Refused, by: null, cancellationToken);
            return true;
        }

        if (RoleGrant.FindAgain(answer.Claims, settings, session.Role).TryGet(out var grant, out var none))
        {
            await sessions.SetRoleAsync(session.Id, grant.Role, grant.By, vault.Protect(answer.Tokens), cancellationToken);
        }
        else
        {
            Log.NotConfirmed(logger, session.Id, none.What);
            await sessions.EndAsync(row => row.Id == session.Id, SessionEnd.NoRole, by: null, cancellationToken);
        }

        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Session {Session} could not be confirmed: {Why}")]
        public static partial void NotConfirmed(ILogger logger, Guid session, string why);

        [LoggerMessage(LogLevel.Error, "The roles of signed-in people could not be read again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
