using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Auth0;

namespace SupportConsole.App.SignIns;

/// <summary>The customers' test links: created and revoked by engineers, used by whoever holds the link.</summary>
public sealed class TestLinks(
    IDbContextFactory<ConsoleDbContext> contexts,
    IAuth0Tenant tenant,
    TestApplication applications,
    Rights rights,
    TimeProvider time)
{
    public const int Uses = 10;
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    private const int TokenBytes = 16;

    public async Task<Result<CreatedLink>> CreateAsync(Guid connectionId, Actor actor, CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await context.Connections.Include(row => row.Cluster)
            .SingleOrDefaultAsync(row => row.Id == connectionId, cancellationToken);
        if (record is not { Auth0Id: not null, State: not ConnectionState.Retired })
        {
            return new Problem("This connection isn't in Auth0.", "Create it first.") { Code = "sign-in.not-in-auth0" };
        }

        if (await FindObstacleAsync(record.Auth0Id, cancellationToken) is { } obstacle)
        {
            return obstacle;
        }

        var now = time.GetUtcNow();
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var link = new TestLink
        {
            Id = Guid.CreateVersion7(now),
            ConnectionId = connectionId,
            TokenHash = TokenHash.Of(token),
            CreatedBy = actor.Name,
            CreatedAt = now,
            ExpiresAt = now + Life,
            UsesLeft = Uses,
        };
        context.Add(link);
        Record(context, actor, "test-link.create", $"Created a test link for {record.Name}.", record, link);
        await context.SaveChangesAsync(cancellationToken);
        return new CreatedLink(link, token);
    }

    public async Task<Result<Done>> RevokeAsync(Guid linkId, Actor actor, CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var link = await context.TestLinks.SingleOrDefaultAsync(row => row.Id == linkId, cancellationToken);
        var record = link is null
            ? null
            : await context.Connections.Include(row => row.Cluster).SingleAsync(row => row.Id == link.ConnectionId, cancellationToken);
        if (link is null || link.RevokedAt is not null)
        {
            return Done.Instance;
        }

        link.RevokedAt = time.GetUtcNow();
        Record(context, actor, "test-link.revoke", $"Revoked a test link for {record!.Name}.", record, link);
        await context.SaveChangesAsync(cancellationToken);
        return Done.Instance;
    }

    /// <summary>The link if it can be used. Its token is looked up by hash, so that near misses take as long as others.</summary>
    internal async Task<TestLink?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var hash = TokenHash.Of(token);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var link = await context.TestLinks.AsNoTracking().SingleOrDefaultAsync(row => row.TokenHash == hash, cancellationToken);
        return link is not null && link.IsOpen(time.GetUtcNow()) ? link : null;
    }

    /// <summary>Counts a use; null if the link can't be used.</summary>
    internal async Task<TestLink?> UseAsync(string token, CancellationToken cancellationToken)
    {
        var hash = TokenHash.Of(token);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var link = await context.TestLinks.SingleOrDefaultAsync(row => row.TokenHash == hash, cancellationToken);
        if (link is null || !link.IsOpen(time.GetUtcNow()))
        {
            return null;
        }

        link.UsesLeft--;
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return link;
    }

    /// <summary>Why a customer's test would fail before it reaches their identity provider; null if it won't.</summary>
    private async Task<Problem?> FindObstacleAsync(ConnectionId auth0Id, CancellationToken cancellationToken)
    {
        var found = await applications.FindAsync(cancellationToken);
        if (!found.IsOk || found.Value is null)
        {
            return found.Problem ?? TestApplication.NoApplication;
        }

        var enabled = await tenant.ListEnabledApplicationsAsync(auth0Id, cancellationToken);
        return enabled.Problem ?? (enabled.Value.Contains(found.Value.Id) ? null : new Problem(
            "This connection isn't enabled for test sign-ins yet.",
            "Choose Test sign-in once: it enables the connection for them. Then create the link.")
        {
            Code = "sign-in.not-enabled",
        });
    }

    private void Record(ConsoleDbContext context, Actor actor, string action, string summary, ConnectionRecord record, TestLink link)
    {
        record.UpdatedAt = time.GetUtcNow();
        AuditTrail.Add(context, new AuditEntry
        {
            At = time.GetUtcNow(),
            By = actor,
            Action = action,
            Outcome = "done",
            Summary = summary,
            ConnectionId = record.Id,
            ClusterId = record.ClusterId.Value,
            Subject = record.Name.Value,
            After = AuditTrail.Fields(new Dictionary<string, string?> { ["link"] = link.Id.ToString() }),
        });
    }
}

/// <param name="Token">128 random bits, for the address. It is kept nowhere else.</param>
public sealed record CreatedLink(TestLink Link, string Token);
