using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Chain;
using SupportConsole.App.Record.Storage;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Federation.Secrets;
using SupportConsole.Tests.Changes.Support;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Audit;

/// <summary>The chain in real files: written with what it records, begun by the migration, and altered by hand.</summary>
public sealed class ChainedAuditTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    /// <summary>The edits that the console did not see before its entries were chained.</summary>
    public static TheoryData<string, string> Edits => new()
    {
        { "the actor of a confirmed rotation", "UPDATE AuditEntries SET Actor = 'Ingrid Solberg' WHERE Id = 4" },
        { "the summary and the values afterwards", "UPDATE AuditEntries SET Summary = 'Nothing happened.', After = '{}' WHERE Id = 4" },
        { "the ticket and the reason", "UPDATE AuditEntries SET Ticket = '', Reason = '' WHERE Id = 3" },
        { "the time, by a day", "UPDATE AuditEntries SET At = At - 864000000000 WHERE Id = 4" },
        {
            "a forged entry",
            "INSERT INTO AuditEntries (At, Actor, Action, Outcome, Summary, Ticket, Reason, Subject, Before, After, RequestId) SELECT At, Actor, Action, Outcome, Summary, 'T-666', Reason, Subject, Before, After, RequestId FROM AuditEntries WHERE Id = 4"
        },
        { "a change with its entries, the rest renumbered", "DELETE FROM AuditEntries WHERE Id < 3; UPDATE AuditEntries SET Id = Id - 2; UPDATE sqlite_sequence SET seq = seq - 2 WHERE name = 'AuditEntries'" },
        { "an entry", "DELETE FROM AuditEntries WHERE Id = 3" },
        { "the last two entries", "DELETE FROM AuditEntries WHERE Id > 4; UPDATE sqlite_sequence SET seq = 4 WHERE name = 'AuditEntries'" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task An_edit_by_hand_is_found(string what, string sql)
    {
        await using var bench = await RotatedAsync();
        var file = bench.Record.Paths.Database;
        var head = Tamper.HeadOf(file, 6);

        Tamper.Execute(file, sql);

        Assert.False((await ChainReader.CheckAsync(file, [head], null, Token)).IsSound, what);
        Assert.Equal(what == "the last two entries", (await ChainReader.CheckAsync(file, [], null, Token)).IsSound);
        Tamper.RewriteChain(file);
        var rewritten = await ChainReader.CheckAsync(file, [head], null, Token);
        if (what == "a forged entry")
        {
            // It comes after the last head: only the next one covers it.
            Assert.Contains("No head covers entries 7 to 7 yet.", rewritten.Lines);
        }
        else
        {
            Assert.False(rewritten.IsSound, $"{what}, the chain rewritten");
        }
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET Ticket = ''", "Audit entries are never changed.")]
    [InlineData("DELETE FROM AuditEntries", "Audit entries are never removed.")]
    [InlineData("INSERT OR REPLACE INTO AuditEntries SELECT * FROM AuditEntries WHERE Id = 1", "Audit entries are never replaced.")]
    public async Task The_database_itself_refuses_to_alter_entries(string sql, string words)
    {
        await using var bench = await RotatedAsync();
        await using var context = await bench.Record.Contexts.CreateDbContextAsync(Token);

        var refused = await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => context.Database.ExecuteSqlRawAsync(sql, Token));

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Empty(await AuditTriggers.FindAlteredAsync(context, Token));
    }

    [Theory]
    [InlineData("DROP TRIGGER AuditEntries_NoUpdate", "AuditEntries_NoUpdate")]
    [InlineData("DROP TRIGGER AuditEntries_NoDelete; CREATE TRIGGER AuditEntries_NoDelete BEFORE DELETE ON AuditEntries BEGIN SELECT 1; END", "AuditEntries_NoDelete")]
    [InlineData("CREATE TRIGGER Quiet AFTER INSERT ON AuditEntries BEGIN DELETE FROM Drafts; END", "Quiet")]
    public async Task A_trigger_that_was_removed_altered_or_added_is_found(string sql, string name)
    {
        await using var record = await RecordFile.CreateAsync();
        await using var context = await record.Contexts.CreateDbContextAsync(Token);

        await context.Database.ExecuteSqlRawAsync(sql, Token);

        Assert.Equal([name], await AuditTriggers.FindAlteredAsync(context, Token));
    }

    [Theory]
    [InlineData("UPDATE Changes SET Ticket = 'T-666' WHERE SettledAt = (SELECT max(SettledAt) FROM Changes)", "the change of")]
    [InlineData("UPDATE Credentials SET Fingerprint = 'other' WHERE Status = 1", "the credential of")]
    [InlineData("DELETE FROM Credentials WHERE Status = 1", "the credential of")]
    public async Task An_altered_change_or_credential_does_not_match_its_entry(string sql, string words)
    {
        await using var bench = await RotatedAsync();
        await using var context = await bench.Record.Contexts.CreateDbContextAsync(Token);
        Assert.Empty(await CoveredRows.FindAlteredAsync(context, Token));

        await context.Database.ExecuteSqlRawAsync(sql, Token);

        Assert.StartsWith(words, Assert.Single(await CoveredRows.FindAlteredAsync(context, Token)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_of_the_schema_before_are_chained_once_and_keep_every_value()
    {
        await using var record = await RecordFile.CreateAsync();
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        var migrator = context.GetService<IMigrator>();
        await migrator.MigrateAsync("20261128011918_EntitlementNotKnown", Token);
        await context.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO AuditEntries (At, Actor, Action, Outcome, Summary, Ticket, Reason, Subject, Before, After, RequestId)
            VALUES (638000000000000000, 'Ana Ruiz', 'cluster.add', 'done', 'Added Acme.', 'SUP-1', 'new', 'Acme', '{{}}', '{{}}', ''),
                (638000000000000001, 'Ana Ruiz', 'cluster.edit', 'done', 'Edited Acme.', '', '', 'Acme', '{{}}', '{{}}', '')
            """,
            Token);

        await MigrateAsync(record);
        await MigrateAsync(record);

        var entries = await context.AuditEntries.AsNoTracking().OrderBy(entry => entry.Id).ToListAsync(Token);
        Assert.Equal(["Added Acme.", "Edited Acme.", "Chained 2 entries, up to entry 2, that an older console wrote. What was altered before cannot be seen."], entries.Select(entry => entry.Summary));
        Assert.Equal(("Ana Ruiz", "SUP-1", 638000000000000000), (entries[0].Actor, entries[0].Ticket, entries[0].At.UtcTicks));
        Assert.True((await ChainReader.CheckAsync(record.Paths.Database, [], null, Token)).IsSound);
    }

    [Fact]
    public async Task An_entry_without_a_hash_beside_chained_ones_is_never_chained_later()
    {
        await using var bench = await RotatedAsync();
        Tamper.Execute(bench.Record.Paths.Database, Edits.Single(edit => edit.Data.Item1 == "a forged entry").Data.Item2);

        await MigrateAsync(bench.Record);

        Assert.Equal(7, (await ChainReader.CheckAsync(bench.Record.Paths.Database, [], null, Token)).FirstBad);
    }

    [Fact]
    public async Task Consoles_that_write_at_once_make_one_chain()
    {
        await using var record = await RecordFile.CreateAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(
            async () =>
            {
                for (var round = 0; round < 25; round++)
                {
                    await using var context = await record.Contexts.CreateDbContextAsync(Token);
                    AuditTrail.Add(context, Entry($"{writer} {round}"));
                    AuditTrail.Add(context, Entry($"{writer} {round} again\0"));
                    await context.SaveChangesAsync(Token);
                }
            },
            Token)));

        var verdict = await ChainReader.CheckAsync(record.Paths.Database, [], null, Token);
        Assert.Equal("The chain holds: 400 entries, numbered from 1 to 400.", verdict.Lines[0]);
    }

    [Fact]
    public async Task A_save_that_fails_leaves_neither_its_entry_nor_a_gap()
    {
        await using var record = await RecordFile.CreateAsync();
        await using (var failing = await record.Contexts.CreateDbContextAsync(Token))
        {
            AuditTrail.Add(failing, Entry("lost"));
            failing.Add(new ConnectionDraft { ConnectionId = Guid.NewGuid(), Form = "{}", SavedAt = default, SavedBy = "" });
            await Assert.ThrowsAsync<DbUpdateException>(() => failing.SaveChangesAsync(Token));
        }

        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        AuditTrail.Add(context, Entry("kept"));
        await context.SaveChangesAsync(Token);

        var verdict = await ChainReader.CheckAsync(record.Paths.Database, [], null, Token);
        Assert.Equal("The chain holds: 1 entries, numbered from 1 to 1.", verdict.Lines[0]);
    }

    [Fact]
    public void Every_column_of_an_entry_is_hashed()
    {
        using var context = WrittenAudit.ContextsOf("nothing.db").CreateDbContext();

        var columns = context.Model.FindEntityType(typeof(AuditEntry))!.GetProperties().Select(property => property.Name);

        Assert.Equal(CanonicalRow.Columns.Order(StringComparer.Ordinal), columns.Except(["Prev", "Hash"]).Order(StringComparer.Ordinal));
        Assert.Equal(CanonicalRow.Columns.Count, CanonicalRow.Of(Entry("")).Length);
    }

    private static AuditEntry Entry(string summary) =>
        new() { At = DateTimeOffset.UnixEpoch, By = new Actor("Ana Ruiz", StaffRole.Engineer), Action = "cluster.add", Outcome = "done", Summary = summary };

    private static async Task MigrateAsync(RecordFile record)
    {
        var migrated = await record.Services.GetRequiredService<ConsoleDatabase>().MigrateAsync(Token);
        Assert.True(migrated.IsOk, migrated.Problem?.ToString());
    }

    /// <summary>Three changes, six entries: a connection that was created and rotated twice.</summary>
    private static async Task<ChangeBench> RotatedAsync()
    {
        var bench = await ChangeBench.StartAsync(TimeProvider.System);
        var record = await bench.CreatedAsync(Protocol.Oidc);
        foreach (var secret in new[] { "rotated-Kx71", "rotated-Kx72" })
        {
            var plan = ChangeBench.Must(await bench.Planner.PlanRotateSecretAsync(record.Id, new ClientSecret(secret), null, Token));
            ChangeBench.Must(await bench.Runner.ApplyAsync(plan, ChangeBench.Order()));
        }

        return bench;
    }
}
