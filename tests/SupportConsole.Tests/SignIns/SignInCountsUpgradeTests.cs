using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.SignIns;

/// <summary>A database from before the hourly counts: its sign-ins are counted when it is migrated.</summary>
public sealed class SignInCountsUpgradeTests
{
    private const string Before = "20261128101544_WatchedDocuments";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sign_ins_from_before_are_counted_by_hour_and_cause()
    {
        await using var record = await RecordFile.CreateAsync();
        var connection = Guid.NewGuid();
        var hour = new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        await context.GetService<IMigrator>().MigrateAsync(Before, Token);
        context.AddRange(
            Event(connection, hour.AddMinutes(1), cause: null),
            Event(connection, hour.AddMinutes(59), cause: null),
            Event(connection, hour.AddMinutes(60), cause: null),
            Event(connection, hour.AddMinutes(7), cause: "saml.audience"));
        await context.SaveChangesAsync(Token);

        var migrated = await record.Services.GetRequiredService<ConsoleDatabase>().MigrateAsync(Token);

        Assert.True(migrated.IsOk, migrated.Problem?.ToString());
        var counts = await context.SignInCounts.AsNoTracking().OrderBy(row => row.Hour).ThenBy(row => row.Cause).ToListAsync(Token);
        Assert.Equal(
            [(hour, 2, hour.AddMinutes(59)), (hour, 1, hour.AddMinutes(7)), (hour.AddHours(1), 1, hour.AddMinutes(60))],
            counts.Select(row => (row.Hour, row.Count, row.Last)));
        Assert.All(counts, row => Assert.Equal(connection, row.ConnectionId));
    }

    private static SignInEvent Event(Guid connection, DateTimeOffset at, string? cause) => new()
    {
        LogId = $"log-{at.UtcTicks}",
        ConnectionId = connection,
        At = at,
        Succeeded = cause is null,
        IsTest = false,
        Cause = cause ?? "",
    };
}
