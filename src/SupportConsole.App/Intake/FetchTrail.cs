using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Fetching;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Intake;

/// <summary>Records which addresses of identity providers the console fetched for whom, and how that ended.</summary>
public sealed class FetchTrail(IDbContextFactory<ConsoleDbContext> contexts, TimeProvider time)
{
    public const string Metadata = "fetch.metadata";
    public const string Discovery = "fetch.discovery";

    /// <param name="problem">Why nothing was fetched; null if something was.</param>
    public async Task AddAsync(Actor actor, string action, Uri uri, Problem? problem)
    {
        var summary = $"Fetched {FetchAddress.Show(uri)}{(problem is null ? "." : $": {problem.What}")}";
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        AuditTrail.Add(context, new AuditEntry
        {
            At = time.GetUtcNow(),
            By = actor,
            Action = action,
            Outcome = problem is null ? "done" : "refused",
            Summary = summary.Length <= AuditEntry.TextMaxLength ? summary : summary[..AuditEntry.TextMaxLength],
        });
        await context.SaveChangesAsync(CancellationToken.None);
    }
}
