using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Fetching;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Settings;

namespace SupportConsole.App.Approvals;

/// <summary>
/// Holds back each private host exception of the settings until an administrator approves it as it stands there. The console
/// does not know who changed the settings, so it makes the request itself.
/// </summary>
public sealed partial class ExceptionApprovals(
    FetchSettings fetching,
    ApprovalSettings settings,
    ApprovalStore store,
    IDbContextFactory<ConsoleDbContext> contexts,
    TimeProvider time,
    ILogger<ExceptionApprovals> logger) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!settings.AllowPrivateHost || fetching.AllowedPrivate.Count == 0)
        {
            return;
        }

        foreach (var exception in fetching.AllowedPrivate)
        {
            exception.IsApproved = false;
        }

        try
        {
            await OpenApprovedAsync(cancellationToken);
            await RequestAsync(cancellationToken);
        }
        catch (Exception exception) when (StorageProblem.From(exception) is not null)
        {
            // The exceptions stay closed, and a full disk must not keep the console from starting.
            Log.Failed(logger, exception);
        }

        store.Changed += OnChanged;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        store.Changed -= OnChanged;
        return Task.CompletedTask;
    }

    internal static string BasisOf(AllowedPrivate exception) => ApprovalBasis.Hash(
        exception.HostOrCidr.Trim(),
        exception.Owner.Trim(),
        exception.Until.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Opens the exceptions that were approved as they are in the settings now.</summary>
    internal async Task OpenApprovedAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var approved = await context.Approvals.AsNoTracking()
            .Where(row => row.Act == ApprovalAct.AllowPrivateHost && row.State == ApprovalState.Done)
            .Where(row => row.DecidedById != row.RequestedById)
            .Select(row => row.Basis)
            .ToListAsync(cancellationToken);
        foreach (var exception in fetching.AllowedPrivate)
        {
            exception.IsApproved = approved.Contains(BasisOf(exception));
        }
    }

    private async Task RequestAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var held = fetching.AllowedPrivate.Where(entry => !entry.IsApproved && entry.Fault() is null && entry.Until >= today);
        foreach (var exception in held)
        {
            if (await store.FindOpenAsync(ApprovalAct.AllowPrivateHost, exception.HostOrCidr.Trim(), cancellationToken) is { } open)
            {
                if (open.Basis == BasisOf(exception))
                {
                    continue;
                }

                const string words = "The settings changed.";
                await store.MoveAsync(
                    open.Id,
                    ApprovalState.Outdated,
                    Actor.Console,
                    ApprovalWords.Outdated,
                    "refused",
                    words,
                    cancellationToken);
            }

            await store.AddAsync(Request(exception), Actor.Console, cancellationToken);
        }
    }

    private Approval Request(AllowedPrivate exception)
    {
        var now = time.GetUtcNow();
        var until = exception.Until.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
        return new Approval
        {
            Id = Guid.CreateVersion7(now),
            Act = ApprovalAct.AllowPrivateHost,
            State = ApprovalState.Waiting,
            Subject = exception.HostOrCidr.Trim(),
            Plan = ApprovalDesk.Write(
            [
                new FieldChange("host", "Private host or range", null, exception.HostOrCidr.Trim()),
                new FieldChange("owner", "Owner", null, exception.Owner.Trim()),
                new FieldChange("until", "Last day", null, until),
            ]),
            Basis = BasisOf(exception),
            Reason = "It was added to the settings (Fetching:AllowedPrivate).",
            RequestedBy = Actor.Console.Name,
            RequestedById = Actor.Console.Id.ToString(),
            RequestedAt = now,
            ExpiresAt = now + settings.ValidFor,
            RequestKey = Guid.NewGuid(),
        };
    }

    private void OnChanged(object? sender, EventArgs changed) => _ = Task.Run(async () =>
    {
        try
        {
            await OpenApprovedAsync(CancellationToken.None);
        }
        catch (Exception exception) when (StorageProblem.From(exception) is not null)
        {
            Log.Failed(logger, exception);
        }
    });

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Which private host exceptions are approved could not be read; they stay closed")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
