using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Audit;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Chain;
using SupportConsole.App.Record.Storage;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Federation.Secrets;
using SupportConsole.Tests.Changes.Support;

namespace SupportConsole.Tests.Audit;

/// <summary>The check of the record says that there is no gap where there is none, and what is missing where something is.</summary>
public sealed class RecordCheckTests : IAsyncLifetime
{
    private static readonly Actor Manager = new("Marek Novak", StaffRole.Manager);
    private ChangeBench bench = null!;
    private string name = "";

    private readonly HeadSettings heads = new();

    private RecordCheck Check => new(
        bench.Record.Services.GetRequiredService<ConsoleDatabase>(),
        bench.Record.Contexts,
        new ChainProof(bench.Record.Paths, bench.Record.Contexts, heads),
        bench.Record.Services.GetRequiredService<Rights>(),
        TimeProvider.System);

    /// <summary>A connection with one change of each end: created, rotated, and an edit that was refused.</summary>
    public async ValueTask InitializeAsync()
    {
        bench = await ChangeBench.StartAsync(TimeProvider.System);
        var record = await bench.CreatedAsync(Protocol.Oidc);
        name = record.Name.Value;
        var late = ChangeBench.Must(await bench.Planner.PlanSettingsAsync(record.Id, new OptionsEdit().Set("client_secret", "another"), ChangeBench.Token));
        ChangeBench.Must(await bench.Runner.ApplyAsync(ChangeBench.Must(await bench.Planner.PlanRotateSecretAsync(record.Id, new ClientSecret("rotated-Kx71"), null, ChangeBench.Token)), ChangeBench.Order()));
        Assert.Equal(ChangeState.Refused, ChangeBench.Must(await bench.Runner.ApplyAsync(late, ChangeBench.Order())).State);
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task A_record_that_nobody_touched_is_whole_and_that_it_was_checked_is_on_record()
    {
        var findings = ChangeBench.Must(await Check.CheckAsync(Manager, ChangeBench.Token));
        var again = ChangeBench.Must(await Check.CheckAsync(Manager, ChangeBench.Token));

        Assert.True(findings.IsSound && again.IsSound, string.Join(' ', findings.Points.Concat(again.Points).Select(point => point.Words)));
        Assert.Equal(
            [
                "The database file passes SQLite's integrity check, and every foreign key holds.", "The audit has 7 entries, numbered without a gap: none is missing.", "Every one of 3 changes was put on record before Auth0 was called.",
                "Every settled change has one entry that says how it ended, the same as the change itself.", "Every entry about a change has its change.",
                "Every settled change and every credential is as its audit entry says.", "The triggers that keep audit entries as they are are in place.",
                "The chain holds: 7 entries, numbered from 1 to 7.",
            ],
            again.Points.Select(point => point.Words));
        await using var context = await bench.Record.Contexts.CreateDbContextAsync(ChangeBench.Token);
        var entry = await context.AuditEntries.OrderBy(row => row.Id).LastAsync(ChangeBench.Token);
        Assert.Equal(("Marek Novak", RecordCheck.AuditAction, "Checked the record: it is intact."), (entry.Actor, entry.Action, entry.Summary));
    }

    [Theory]
    [InlineData("DELETE FROM AuditEntries WHERE Id = (SELECT max(Id) FROM AuditEntries)", 1, "The audit has 5 entries, and 6 were written.")]
    [InlineData("DELETE FROM AuditEntries WHERE Action = 'connection.rotate-secret' AND Outcome = 'intended'", 2, "1 change without exactly one entry from before Auth0 was called: NAME.")]
    [InlineData("DELETE FROM AuditEntries WHERE Action = 'connection.rotate-secret' AND Outcome = 'confirmed'", 3, "1 change whose end the audit does not say, or says otherwise: NAME.")]
    [InlineData("UPDATE AuditEntries SET Outcome = 'refused' WHERE Outcome = 'confirmed'", 3, "2 changes whose end the audit does not say, or says otherwise: NAME.")]
    [InlineData("UPDATE AuditEntries SET Outcome = 'confirmed' WHERE Outcome = 'intended'", 3, "3 changes whose end the audit does not say, or says otherwise: NAME.")]
    [InlineData("UPDATE Changes SET State = 5 WHERE Kind = (SELECT max(Kind) FROM Changes WHERE State = 4)", 3, "1 change whose end the audit does not say, or says otherwise: NAME.")]
    [InlineData("DELETE FROM Changes", 4, "3 changes that the audit tells of and that are not in the record: NAME.")]
    [InlineData("PRAGMA foreign_keys = OFF; UPDATE Changes SET ConnectionId = 'nobody'", 0, "console.db is damaged: ")]
    public async Task What_somebody_changed_or_took_out_is_named_with_what_to_do(string tampering, int point, string words)
    {
        await using (var context = await bench.Record.Contexts.CreateDbContextAsync(ChangeBench.Token))
        {
            await context.Database.ExecuteSqlRawAsync(string.Concat(Tamper.WithoutTriggers, tampering), ChangeBench.Token);
        }

        var findings = ChangeBench.Must(await Check.CheckAsync(Manager, ChangeBench.Token));

        Assert.False(findings.IsSound);
        Assert.StartsWith(words.Replace("NAME", name, StringComparison.Ordinal), findings.Points[point].Words, StringComparison.Ordinal);
        Assert.NotEmpty(findings.Points[point].Cure);
    }

    [Theory]
    [InlineData(true, false, "No heads are kept outside the data directory (Audit:Heads=None).")]
    [InlineData(false, false, "No head has been compared.")]
    [InlineData(false, true, "The console compared its own copies of the heads.")]
    public async Task What_the_check_cannot_show_is_said(bool isNone, bool hasHead, string words)
    {
        heads.IsNone = isNone;
        if (hasHead)
        {
            await KeepHeadAsync(key: null);
        }

        var findings = ChangeBench.Must(await Check.CheckAsync(Manager, ChangeBench.Token));

        Assert.True(findings.IsSound);
        Assert.StartsWith(words, findings.Limit, StringComparison.Ordinal);
        Assert.Equal(hasHead, findings.Points[^1].Words.EndsWith(" It matches the head of 28 Nov 2026 14:00 UTC, which was sent to syslog.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_chain_and_its_heads_that_were_rewritten_without_the_key_are_found()
    {
        var key = Path.Combine(bench.Record.Paths.Directory, "elsewhere.key");
        await File.WriteAllBytesAsync(key, new byte[32], ChangeBench.Token);
        heads.HeadKeyFile = key;
        await KeepHeadAsync(new byte[32]);
        var before = ChangeBench.Must(await Check.CheckAsync(Manager, ChangeBench.Token));
        Tamper.Execute(bench.Record.Paths.Database, "UPDATE AuditEntries SET Actor = 'Ingrid Solberg' WHERE Id = 2");
        Tamper.RewriteChain(bench.Record.Paths.Database);
        await KeepHeadAsync([1, 2, 3]);

        var after = ChangeBench.Must(await Check.CheckAsync(Manager, ChangeBench.Token));

        Assert.EndsWith("which was sent to syslog and is signed.", before.Points[^1].Words, StringComparison.Ordinal);
        Assert.Contains("does not match: the entries up to it were rewritten.", after.Points[^1].Words, StringComparison.Ordinal);
        Assert.Contains("SupportConsole audit verify --heads FILE", after.Points[^1].Cure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_gone_is_said()
    {
        heads.HeadKeyFile = Path.Combine(bench.Record.Paths.Directory, "gone.key");

        var findings = ChangeBench.Must(await Check.CheckAsync(Manager, ChangeBench.Token));

        Assert.StartsWith("The heads' key can't be read: ", findings.Points[^1].Words, StringComparison.Ordinal);
        Assert.False(findings.IsSound);
    }

    [Fact]
    public async Task A_change_that_is_still_open_is_said_and_is_no_fault()
    {
        await using (var context = await bench.Record.Contexts.CreateDbContextAsync(ChangeBench.Token))
        {
            await context.Database.ExecuteSqlRawAsync(Tamper.WithoutTriggers + "UPDATE Changes SET State = 6, SettledAt = NULL WHERE State = 5; DELETE FROM AuditEntries WHERE Outcome = 'refused'; UPDATE sqlite_sequence SET seq = 5 WHERE name = 'AuditEntries'", ChangeBench.Token);
        }

        var findings = ChangeBench.Must(await Check.CheckAsync(Manager, ChangeBench.Token));

        Assert.All(findings.Points.Take(5), point => Assert.True(point.IsSound, point.Words));
        Assert.EndsWith("the same as the change itself. 1 is open: the console settles it.", findings.Points[3].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_changes_are_made_every_check_sees_one_moment_and_finds_it_whole()
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ChangeBench.Token);
        var record = await bench.CreatedAsync(Protocol.Oidc);
        var rotated = 0;
        var rotating = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                var plan = ChangeBench.Must(await bench.Planner.PlanRotateSecretAsync(record.Id, new ClientSecret($"rotated-{++rotated}-Kx71"), null, ChangeBench.Token));
                ChangeBench.Must(await bench.Runner.ApplyAsync(plan, ChangeBench.Order()));
            }
        }, ChangeBench.Token);

        for (var round = 1; round <= 40 || rotated < 10; round++)
        {
            var findings = ChangeBench.Must(await Check.CheckAsync(Manager, ChangeBench.Token));
            Assert.True(findings.IsSound, $"round {round}: {string.Join(' ', findings.Points.Where(point => !point.IsSound).Select(point => point.Words))}");
        }

        await over.CancelAsync();
        await rotating;
    }

    [Fact]
    public async Task It_is_for_managers_and_administrators()
    {
        Assert.Equal(Rights.RefusalCode, (await Check.CheckAsync(ChangeBench.Engineer, ChangeBench.Token)).Problem?.Code);
        Assert.True((await Check.CheckAsync(ChangeBench.Administrator, ChangeBench.Token)).IsOk);
    }

    private async Task KeepHeadAsync(byte[]? key)
    {
        var last = await ChainReader.ReadAsync(bench.Record.Paths.Database, ChangeBench.Token).LastAsync(ChangeBench.Token);
        var head = new AuditHead
        {
            Seq = last.Seq,
            Count = last.Seq,
            Hash = CanonicalRow.Hex(last.Hash!),
            At = new DateTimeOffset(2026, 11, 28, 14, 0, 0, TimeSpan.Zero),
            Previous = AuditHead.None,
        };
        head = key is null ? head : head.Sign(key);
        (head.AcknowledgedAt, head.AcknowledgedBy) = (head.At, "syslog");
        await using var context = await bench.Record.Contexts.CreateDbContextAsync(ChangeBench.Token);
        context.AuditHeads.Add(head);
        await context.SaveChangesAsync(ChangeBench.Token);
    }
}
