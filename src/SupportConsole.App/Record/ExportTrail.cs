using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.People;
using SupportConsole.App.Record.Chain;
using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.App.Record;

/// <summary>Records that somebody exports data, before it leaves.</summary>
public sealed class ExportTrail(IDbContextFactory<ConsoleDbContext> contexts, HeadWatch heads, TimeProvider time)
{
    private const int MostCharacters = 200;

    /// <param name="what">What is exported, such as "clusters as CSV".</param>
    /// <param name="filter">The filter, field by field.</param>
    public async Task AddAsync(
        Actor actor,
        string action,
        string what,
        IReadOnlyDictionary<string, string?> filter,
        CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        AuditTrail.Add(context, new AuditEntry
        {
            At = time.GetUtcNow(),
            By = actor,
            Action = action,
            Outcome = "done",
            Summary = filter.Count == 0 ? $"Exported {what}." : $"Exported {what}, filtered.",
            After = AuditTrail.Fields(filter),
        });
        await context.SaveChangesAsync(cancellationToken);
        heads.Request();
    }

    internal static IReadOnlyDictionary<string, string?> Filter(IQueryCollection query) => query
        .Select(pair => (Key: Cut(SensitiveText.Redact(pair.Key)), Value: Cut(Clean(pair.Key, pair.Value.ToString()))))
        .DistinctBy(pair => pair.Key)
        .ToDictionary(pair => pair.Key, string? (pair) => pair.Value);

    /// <summary>The audit keeps for ever what stands in an address that somebody made up.</summary>
    private static string Clean(string key, string value)
    {
        var asSent = $"{key}={value}";
        return SensitiveText.Redact(asSent) == asSent ? value : SensitiveText.Mask;
    }

    private static string Cut(string text) => text.Length <= MostCharacters ? text : text[..(MostCharacters - 1)] + "…";
}

public static class ExportEndpoints
{
    /// <summary>Makes the endpoint record who exports what, with which filter, before it answers.</summary>
    public static RouteHandlerBuilder IsExport(this RouteHandlerBuilder endpoint, string action, string what) =>
        endpoint.AddEndpointFilter(async (invocation, next) =>
        {
            var http = invocation.HttpContext;
            if (Actor.From(http.User) is not { } actor)
            {
                return Results.Forbid();
            }

            await http.RequestServices.GetRequiredService<ExportTrail>()
                .AddAsync(actor, action, what, ExportTrail.Filter(http.Request.Query), http.RequestAborted);
            return await next(invocation);
        });
}
