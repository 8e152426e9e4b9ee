using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.BreakGlass;

/// <summary>One-time links for when nobody can sign in: printed on the host, opened once within 15 minutes.</summary>
public sealed partial class BreakGlassLinks(
    IDbContextFactory<ConsoleDbContext> contexts,
    BreakGlassSettings settings,
    TimeProvider time,
    ILogger<BreakGlassLinks> logger)
{
    public const string Created = "break-glass.create";
    public const string Used = "break-glass.use";
    public const string Refused = "break-glass.refuse";

    private const int TokenBytes = 16;

    // A link created later than now means that the clock was set back.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenRefusals = TimeSpan.FromMinutes(1);
    private long? refusedAt;

    public async Task<Result<PrintedLink>> CreateAsync(
        string name,
        StaffRole role,
        int minutes,
        string reason,
        CancellationToken cancellationToken)
    {
        if (FindProblem(name, minutes, reason) is { } problem)
        {
            return problem;
        }

        var now = time.GetUtcNow();
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        var link = new BreakGlassLink
        {
            Id = Guid.CreateVersion7(now),
            TokenHash = TokenHash.Of(token),
            Name = name.Trim(),
            Role = role,
            Minutes = minutes,
            Reason = reason.Trim(),
            CreatedAt = now,
            ExpiresAt = now + BreakGlassSettings.LinkLife,
        };
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Add(link);
        Record(context, Created, "done", $"An operator on the host printed a one-time link for {link.Name}.", link);
        await context.SaveChangesAsync(cancellationToken);
        return new PrintedLink(link, token);
    }

    /// <summary>Uses a link up. Of any number of people who open it at the same moment, one gets it.</summary>
    public async Task<Result<BreakGlassLink>> UseAsync(string? token, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var hash = TokenHash.Of(token ?? "");
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // The transaction holds the write lock: whoever comes second reads that the link is used.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var link = settings.IsOn
            ? await context.BreakGlassLinks.SingleOrDefaultAsync(row => row.TokenHash == hash, cancellationToken)
            : null;
        if (link is not { UsedAt: null } || link.ExpiresAt <= now || link.CreatedAt > now + Tolerance)
        {
            await RecordRefusalAsync(context, link, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            const string What = "This link can't be used: it was used already, or it is older than 15 minutes.";
            return new Problem(What, "Ask an operator of the console's machine for a new one.") { Code = "break-glass.link" };
        }

        link.UsedAt = now;
        Record(context, Used, "done", $"{link.Name} opened the one-time link.", link);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Log.Used(logger, link.Name, link.Role, link.Reason);
        return link;
    }

    private Problem? FindProblem(string name, int minutes, string reason) =>
        !settings.IsOn
            ? new Problem("Break-glass access is off.", $"Set {BreakGlassSettings.Setting} (Staff__BreakGlass) to true, and start the console again.")
        : name.Trim().Length is 0 or > Actor.MaxLength ? new Problem("The name is missing or too long.", "Name the person: --name.")
        : reason.Trim().Length is 0 or > BreakGlassLink.ReasonMaxLength
            ? new Problem("The reason is missing or too long.", "Say why in a sentence: --reason.")
        : minutes is < 1 or > BreakGlassSettings.MaxMinutes
            ? new Problem($"{minutes} minutes are not allowed.", $"Give 1 to {BreakGlassSettings.MaxMinutes}: --minutes.")
        : TypedText.FindProblem(name, reason);

    /// <summary>One entry a minute: a stranger who guesses must not fill the disk.</summary>
    private async Task RecordRefusalAsync(ConsoleDbContext context, BreakGlassLink? link, CancellationToken cancellationToken)
    {
        if (refusedAt is { } last && time.GetElapsedTime(last) < BetweenRefusals)
        {
            return;
        }

        refusedAt = time.GetTimestamp();
        Record(context, Refused, "refused", "Somebody opened a one-time link that is unknown, used or expired.", link);
        await context.SaveChangesAsync(cancellationToken);
    }

    private void Record(ConsoleDbContext context, string action, string outcome, string summary, BreakGlassLink? link) =>
        AuditTrail.Add(context, new AuditEntry
        {
            At = time.GetUtcNow(),
            By = Actor.Console,
            Action = action,
            Outcome = outcome,
            Summary = summary,
            Reason = link?.Reason ?? "",
            Subject = link?.Name ?? "",
            After = link is null ? "{}" : AuditTrail.Fields(new Dictionary<string, string?>
            {
                ["link"] = link.Id.ToString(),
                ["role"] = RoleWords.Of(link.Role),
                ["minutes"] = link.Minutes.ToString(System.Globalization.CultureInfo.InvariantCulture),
            }),
        });
}
