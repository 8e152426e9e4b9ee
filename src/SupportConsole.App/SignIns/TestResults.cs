using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;

namespace SupportConsole.App.SignIns;

/// <summary>
/// Records the outcome of tests: who, when, pass or fail, cause and revision. A passed test moves the connection on, and a failed one
/// back; a live connection stays live.
/// </summary>
public sealed class TestResults(IDbContextFactory<ConsoleDbContext> contexts, TimeProvider time)
{
    internal async Task SaveAsync(SignInAttempt attempt, SignInVerdict verdict, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var record = await context.Connections
            .Include(row => row.Cluster)
            .SingleOrDefaultAsync(row => row.Id == attempt.ConnectionId, cancellationToken);
        if (record is null)
        {
            return;
        }

        var now = time.GetUtcNow();
        var test = Row(attempt, verdict, now);
        context.Add(test);

        // A result belongs to what was tested: an edit or rotation during the test leaves the state as it is, and so does an answer of
        // Auth0 that never came.
        if (verdict.Problem is null
            && ConnectionRevision.Of(record) == attempt.Revision
            && record.State == (test.IsPassed ? ConnectionState.ReadyToTest : ConnectionState.Tested))
        {
            record.MoveTo(test.IsPassed ? ConnectionState.Tested : ConnectionState.ReadyToTest, now);
        }

        record.UpdatedAt = now;
        AuditTrail.Add(context, new AuditEntry
        {
            At = now,
            By = attempt.By,
            Action = "connection.test",
            Outcome = test.IsPassed ? "done" : "failed",
            Summary = Words(record, test),
            ConnectionId = record.Id,
            ClusterId = record.ClusterId.Value,
            Subject = record.Name.Value,
            After = AuditTrail.Fields(new Dictionary<string, string?>
            {
                ["code"] = test.Code,
                ["cause"] = test.Cause,
                ["missing"] = test.Missing,
                ["revision"] = test.Revision,
            }),
        });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static SignInTest Row(SignInAttempt attempt, SignInVerdict verdict, DateTimeOffset now)
    {
        var plain = verdict.Claims.Keys.Where(name => name.Length <= 100 && !name.Contains(' ', StringComparison.Ordinal));
        var names = string.Join(' ', plain.Order());
        return new SignInTest
        {
            Id = Guid.CreateVersion7(now),
            ConnectionId = attempt.ConnectionId,
            At = now,
            Source = attempt.Source,
            By = attempt.By.Name,
            Succeeded = verdict.Succeeded,
            Cause = verdict.Cause?.Id ?? "",
            Claims = names.Length <= SignInTest.ClaimsMaxLength ? names : names[..SignInTest.ClaimsMaxLength],
            Missing = string.Join(' ', verdict.Missing.Select(claim => claim.Name)),
            Revision = attempt.Revision,
            Code = verdict.Code,
            LinkId = attempt.LinkId,
        };
    }

    private static string Words(ConnectionRecord record, SignInTest test)
    {
        var who = test.Source == TestSource.Customer ? "the customer" : "support";
        return test.IsPassed ? $"Test sign-in by {who} through {record.Name} succeeded."
            : test.Succeeded ? $"Test sign-in by {who} through {record.Name} came without {test.Missing}."
            : $"Test sign-in by {who} through {record.Name} failed.";
    }
}
