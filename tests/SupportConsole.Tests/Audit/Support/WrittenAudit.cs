using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Migrations;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Audit;

/// <summary>A database file with a number of audit entries that the console wrote, of which copies are made to be altered.</summary>
public sealed class WrittenAudit(int entries) : IAsyncLifetime
{
    private static readonly string[] Actors = ["Ana Ruiz", "Marek Novák", "Ingrid Solberg", "console"];
    private static readonly string[] Words = ["", "=HYPERLINK(1)", "'=quoted", "-1", "line\nbreak, and \"quotes\"", "名前 🙂", "plain words", "\tTab"];
    private readonly DirectoryInfo copies = Directory.CreateTempSubdirectory("console-audit-");
    private RecordFile record = null!;

    public async ValueTask InitializeAsync()
    {
        record = await RecordFile.CreateAsync();
        for (var from = 0; from < entries; from += 50)
        {
            await using var context = await record.Contexts.CreateDbContextAsync();
            context.AuditEntries.AddRange(Enumerable.Range(from, Math.Min(50, entries - from)).Select(Entry));
            await context.SaveChangesAsync();
        }

        SqliteConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        await record.DisposeAsync();
        SqliteConnection.ClearAllPools();
        copies.Delete(recursive: true);
    }

    /// <summary>A copy of the file, gone with the fixture.</summary>
    public string Copy()
    {
        var copy = Path.Combine(copies.FullName, $"{Guid.NewGuid():N}.db");
        using var from = new SqliteConnection($"Data Source={record.Paths.Database};Mode=ReadOnly;Pooling=False");
        using var to = new SqliteConnection($"Data Source={copy};Pooling=False");
        from.Open();
        to.Open();
        from.BackupDatabase(to);
        return copy;
    }

    internal static IDbContextFactory<ConsoleDbContext> ContextsOf(string file) => new Factory(file);

    private static AuditEntry Entry(int number) => new()
    {
        At = DateTimeOffset.UnixEpoch.AddMinutes(number).AddTicks(number * 7919),
        By = new Actor(Actors[number % Actors.Length], StaffRole.Engineer) { Email = Words[(number + 1) % Words.Length] },
        Action = "connection.rotate-certificate",
        Outcome = number % 2 == 0 ? "intended" : "confirmed",
        Summary = $"Entry {number} {Words[number % Words.Length]}",
        Ticket = number % 3 == 0 ? "" : $"SUP-{number}",
        Reason = Words[(number + 3) % Words.Length],
        ConnectionId = number % 4 == 0 ? null : Id(number),
        Subject = Words[(number + 5) % Words.Length],
        ClusterId = number % 5 == 0 ? null : Id(number + 1),
        ChangeId = number % 6 == 0 ? null : Id(number + 2),
        Before = "{}",
        After = $$"""{"options.signingCert":"{{number}}"}""",
        RequestId = number % 7 == 0 ? "" : $"req-{number}",
    };

    private static Guid Id(int number) => new(number + 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

    private sealed class Factory(string file) : IDbContextFactory<ConsoleDbContext>
    {
        public ConsoleDbContext CreateDbContext()
        {
            var options = new DbContextOptionsBuilder<ConsoleDbContext>();
            RecordFeature.Configure(options, file, typeof(DesignTimeContextFactory).Assembly);
            return new ConsoleDbContext(options.Options);
        }
    }
}
