using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Record;

/// <summary>Writes begin in the order in which they came.</summary>
public sealed class WriteQueueTests
{
    private const int Writers = 6;
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_that_waits_is_the_first_that_writes()
    {
        await using var record = await RecordFile.CreateAsync();
        await using var holding = await record.Contexts.CreateDbContextAsync(Token);
        var turn = await holding.Database.BeginTransactionAsync(Token);

        var writers = Enumerable.Range(0, Writers).Select(number => WriteAsync(record, number)).ToList();
        await turn.DisposeAsync();
        await Task.WhenAll(writers);

        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        var order = await context.AuditEntries.OrderBy(entry => entry.Id).Select(entry => entry.Summary).ToListAsync(Token);
        Assert.Equal(Enumerable.Range(0, Writers).Select(number => $"{number}"), order);
    }

    [Fact]
    public async Task A_command_that_is_its_own_transaction_waits_in_the_same_line()
    {
        await using var record = await RecordFile.CreateAsync();
        var cluster = await record.AddClusterAsync();
        await using var holding = await record.Contexts.CreateDbContextAsync(Token);
        var turn = await holding.Database.BeginTransactionAsync(Token);

        var writers = Enumerable.Range(0, Writers)
            .Select(number => number % 2 == 0 ? AppendAsync(record, number) : AppendInTransactionAsync(record, number))
            .ToList();
        Assert.DoesNotContain(writers, writer => writer.IsCompleted);
        await turn.DisposeAsync();
        await Task.WhenAll(writers);

        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        Assert.Equal(cluster.Notes + "012345", (await context.Clusters.SingleAsync(Token)).Notes);
    }

    [Fact]
    public async Task A_command_that_fails_lets_the_next_begin()
    {
        await using var record = await RecordFile.CreateAsync();
        await using var failing = await record.Contexts.CreateDbContextAsync(Token);
        await failing.Database.OpenConnectionAsync(Token);

        await Assert.ThrowsAnyAsync<Exception>(() => failing.Database.ExecuteSqlRawAsync("UPDATE Nothing SET A = 1", Token));

        await WriteAsync(record, 1).WaitAsync(TimeSpan.FromSeconds(20), Token);
    }

    [Fact]
    public async Task A_transaction_that_is_abandoned_lets_the_next_begin()
    {
        await using var record = await RecordFile.CreateAsync();
        await using (var abandoned = await record.Contexts.CreateDbContextAsync(Token))
        {
            await abandoned.Database.BeginTransactionAsync(Token);
        }

        await WriteAsync(record, 1).WaitAsync(TimeSpan.FromSeconds(20), Token);
    }

    private static async Task AppendInTransactionAsync(RecordFile record, int number)
    {
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        await using var transaction = await context.Database.BeginTransactionAsync(Token);
        await AppendAsync(context, number);
        await transaction.CommitAsync(Token);
    }

    private static async Task AppendAsync(RecordFile record, int number)
    {
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        await AppendAsync(context, number);
    }

    private static Task AppendAsync(ConsoleDbContext context, int number) => context.Clusters.ExecuteUpdateAsync(
        update => update.SetProperty(cluster => cluster.Notes, cluster => cluster.Notes + number), Token);

    private static async Task WriteAsync(RecordFile record, int number)
    {
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        context.AuditEntries.Add(new AuditEntry
        {
            At = DateTimeOffset.UnixEpoch,
            By = new Actor("Ana", StaffRole.Engineer),
            Action = "test",
            Outcome = "done",
            Summary = $"{number}",
        });
        await context.SaveChangesAsync(Token);
    }
}
