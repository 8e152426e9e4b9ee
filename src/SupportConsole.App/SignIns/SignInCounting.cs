using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;

namespace SupportConsole.App.SignIns;

/// <summary>Keeps the hourly counts in step with the sign-ins. Callers save or commit both together.</summary>
internal static class SignInCounting
{
    private const int BatchSize = 5000;

    public static async Task AddAsync(ConsoleDbContext context, IReadOnlyList<SignInEvent> added, CancellationToken cancellationToken)
    {
        var connections = added.Select(row => row.ConnectionId).Distinct().ToList();
        var hours = added.Select(row => SignInCount.HourOf(row.At)).Distinct().ToList();
        var counts = await context.SignInCounts
            .Where(count => connections.Contains(count.ConnectionId) && hours.Contains(count.Hour))
            .ToDictionaryAsync(KeyOf, cancellationToken);
        foreach (var same in added.GroupBy(KeyOf))
        {
            var last = same.Max(row => row.At);
            if (!counts.TryGetValue(same.Key, out var count))
            {
                count = New(same.Key, last);
                context.Add(count);
            }

            count.Count += same.Count();
            count.Last = count.Last > last ? count.Last : last;
        }
    }

    /// <summary>Deletes the oldest hours before that time with their counts, some thousand sign-ins at a time.</summary>
    /// <returns>Whether there may be more.</returns>
    public static async Task<bool> DeleteOldestAsync(ConsoleDbContext context, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var end = SignInCount.HourOf(until);
        var old = await context.SignInEvents.Where(row => row.At < end).OrderBy(row => row.At).Skip(BatchSize - 1)
            .Select(row => (DateTimeOffset?)row.At).FirstOrDefaultAsync(cancellationToken);
        if (old is { } at)
        {
            end = SignInCount.HourOf(at).AddHours(1);
        }

        await context.SignInEvents.Where(row => row.At < end).ExecuteDeleteAsync(cancellationToken);
        await context.SignInCounts.Where(count => count.Hour < end).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return old is not null;
    }

    private static SignInCount New(Key key, DateTimeOffset last) => new()
    {
        ConnectionId = key.ConnectionId,
        Hour = key.Hour,
        Succeeded = key.Succeeded,
        IsTest = key.IsTest,
        Cause = key.Cause,
        Last = last,
    };

    private static Key KeyOf(SignInEvent row) => new(row.ConnectionId, SignInCount.HourOf(row.At), row.Succeeded, row.IsTest, row.Cause);

    private static Key KeyOf(SignInCount count) => new(count.ConnectionId, count.Hour, count.Succeeded, count.IsTest, count.Cause);

    private sealed record Key(Guid ConnectionId, DateTimeOffset Hour, bool Succeeded, bool IsTest, string Cause);
}
