using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Record.Storage.SecondPlace;
using SupportConsole.Tests.Record.Support;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Record.SecondPlace;

/// <summary>What goes to the second place, what comes back, and what is refused.</summary>
public sealed class BackupShipperTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 28, 10, 0, 0, TimeSpan.Zero));
    private readonly string outside = Directory.CreateTempSubdirectory("console-place-").FullName;
    private RecordFile record = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DirectoryBackupStore Store => new(Path.Combine(outside, "place"));

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(outside, "backup.key"), "0123456789abcdef0123456789abcdef", Token);
        record = await RecordFile.CreateAsync(clock);
    }

    public async ValueTask DisposeAsync()
    {
        await record.DisposeAsync();
        Directory.Delete(outside, recursive: true);
    }

    [Fact]
    public async Task A_small_change_sends_little_and_no_change_sends_nothing_whatever_the_health_check_writes()
    {
        await SteadyWriter.FillAsync(record, 2_000);
        var shipper = Shipper(record);
        await shipper.ShipAsync(Token);
        var all = FilesOf("chunks").Length;
        clock.Advance(TimeSpan.FromSeconds(30));
        await record.Services.GetRequiredService<RecordWatch>().LatestAsync(Token);

        var unchanged = await shipper.ShipAsync(Token);
        var completeTo = shipper.CompleteTo;
        await record.AddClusterAsync();
        var changed = await shipper.ShipAsync(Token);

        Assert.Equal(0, unchanged);
        Assert.Equal(clock.GetUtcNow(), completeTo);
        Assert.True(changed > 0);
        Assert.InRange(FilesOf("chunks").Length - all, 1, all / 2);
    }

    [Fact]
    public async Task What_somebody_removed_from_the_second_place_is_sent_again_within_the_hour()
    {
        await record.AddClusterAsync();
        var shipper = Shipper(record);
        await shipper.ShipAsync(Token);
        var removed = FilesOf("chunks")[0];
        File.Delete(removed);

        clock.Advance(TimeSpan.FromMinutes(61));
        await shipper.ShipAsync(Token);
        clock.Advance(TimeSpan.FromSeconds(30));
        await shipper.ShipAsync(Token);

        Assert.True(File.Exists(removed));
    }

    [Fact]
    public async Task Nothing_in_the_second_place_can_be_read_without_the_key()
    {
        await record.AddClusterAsync("Cordoba Foods");
        await Shipper(record).ShipAsync(Token);

        foreach (var file in FilesOf("chunks").Concat(FilesOf("manifests")))
        {
            var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Token));
            Assert.DoesNotContain("Cordoba", text, StringComparison.Ordinal);
            Assert.DoesNotContain("SQLite format", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_earlier_state_comes_back_by_its_time_with_the_fingerprint_key()
    {
        var secret = record.FingerprintKey.Fingerprint("a secret");
        await record.AddClusterAsync("Early");
        var shipper = Shipper(record);
        await shipper.ShipAsync(Token);
        var early = clock.GetUtcNow();
        clock.Advance(TimeSpan.FromMinutes(1));
        await record.AddClusterAsync("Late");
        await shipper.ShipAsync(Token);
        await using var other = await RecordFile.CreateAsync(clock);
        Assert.NotEqual(secret, other.FingerprintKey.Fingerprint("a secret"));

        var recovered = await Recovery(other).RecoverAsync(early, Token);

        Assert.True(recovered.IsOk, recovered.Problem?.ToString());
        Assert.Equal(early, recovered.Value.TakenAt);
        Assert.Single(recovered.Value.Replaced);
        Assert.Equal(secret, FingerprintKey.Load(other.Paths.FingerprintKey).Fingerprint("a secret"));
        await using var context = await other.Contexts.CreateDbContextAsync(Token);
        Assert.Equal("Early", (await context.Clusters.SingleAsync(Token)).Customer);
    }

    [Fact]
    public async Task After_a_clock_went_back_the_state_that_was_shipped_last_comes_back()
    {
        await record.AddClusterAsync("Early");
        await Shipper(record).ShipAsync(Token);
        clock.AdjustTime(clock.GetUtcNow().AddDays(-1));
        var shipper = Shipper(record);
        await record.AddClusterAsync("Late");
        await shipper.ShipAsync(Token);
        clock.Advance(TimeSpan.FromSeconds(30));
        await record.AddClusterAsync("Last");
        await shipper.ShipAsync(Token);
        await using var other = await RecordFile.CreateAsync(clock);

        var recovered = await Recovery(other).RecoverAsync(null, Token);

        Assert.True(recovered.IsOk, recovered.Problem?.ToString());
        await using var context = await other.Contexts.CreateDbContextAsync(Token);
        Assert.Equal(3, await context.Clusters.CountAsync(Token));
    }

    [Theory]
    [InlineData("another key")]
    [InlineData("a changed chunk")]
    [InlineData("two chunks exchanged")]
    [InlineData("a missing chunk")]
    public async Task What_was_altered_in_the_second_place_is_refused_and_the_database_stays(string what)
    {
        await SteadyWriter.FillAsync(record, 500);
        await Shipper(record).ShipAsync(Token);
        await using var other = await RecordFile.CreateAsync(clock);
        await other.AddClusterAsync("Kept");
        var chunks = FilesOf("chunks");
        switch (what)
        {
            case "another key":
                await File.WriteAllTextAsync(Path.Combine(outside, "backup.key"), "ffffffffffffffffffffffffffffffff", Token);
                break;
            case "a changed chunk":
                var bytes = await File.ReadAllBytesAsync(chunks[0], Token);
                bytes[^1] ^= 1;
                await File.WriteAllBytesAsync(chunks[0], bytes, Token);
                break;
            case "two chunks exchanged":
                File.Copy(chunks[0], chunks[1], overwrite: true);
                break;
            default:
                File.Delete(chunks[0]);
                break;
        }

        var recovered = await Recovery(other).RecoverAsync(null, Token);

        Assert.Equal("backup.sealed", recovered.Problem?.Code);
        await using var context = await other.Contexts.CreateDbContextAsync(Token);
        Assert.Equal("Kept", (await context.Clusters.SingleAsync(Token)).Customer);
    }

    [Fact]
    public async Task States_of_the_last_day_and_one_of_each_day_before_are_kept_and_chunks_that_nobody_needs_are_deleted()
    {
        var shipper = Shipper(record);
        for (var shipped = 0; shipped < 12; shipped++)
        {
            await record.AddClusterAsync();
            await shipper.ShipAsync(Token);
            clock.Advance(TimeSpan.FromHours(8));
        }

        await using var other = await RecordFile.CreateAsync(clock);
        var states = await Recovery(other).ListAsync(Token);
        foreach (var state in states)
        {
            var recovered = await Recovery(other).RecoverAsync(state, Token);
            Assert.True(recovered.IsOk, recovered.Problem?.ToString());
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(6, states.Count);
        var chunksOfOne = 1 + ((int)new FileInfo(record.Paths.Database).Length / BackupManifest.ChunkSize);
        Assert.InRange(FilesOf("chunks").Length, 6, 6 * chunksOfOne);
    }

    [Fact]
    public void A_seal_opens_what_it_closed_under_the_same_name_only()
    {
        var seal = Seal();
        var closed = seal.Close("chunks/a", "content"u8);

        Assert.Equal("content", Encoding.UTF8.GetString(seal.Open("chunks/a", closed)));
        Assert.ThrowsAny<CryptographicException>(() => seal.Open("chunks/b", closed));
        Assert.ThrowsAny<CryptographicException>(() => seal.Open("chunks/a", closed.AsSpan(0, 20)));
    }

    [Fact]
    public void One_seal_opens_many_objects_at_once()
    {
        var seal = Seal();
        var objects = Enumerable.Range(0, 400)
            .Select(number => (Name: $"chunks/{number}", Content: RandomNumberGenerator.GetBytes(10_000))).ToList();
        var closed = objects.AsParallel().Select(one => (one.Name, one.Content, Closed: seal.Close(one.Name, one.Content))).ToList();

        var opened = closed.AsParallel().All(one => seal.Open(one.Name, one.Closed).AsSpan().SequenceEqual(one.Content));

        Assert.True(opened);
    }

    private string[] FilesOf(string folder) =>
        [.. Directory.GetFiles(Path.Combine(outside, "place", folder)).Order(StringComparer.Ordinal)];

    private BackupShipper Shipper(RecordFile from) => new(Store, Seal(), from.Paths, new BackupSettings(), clock);

    private BackupRecovery Recovery(RecordFile to) => new(Store, Seal(), to.Paths, to.Services.GetRequiredService<DatabaseBackup>(), clock);

    private BackupSeal Seal() => BackupSeal.FromFile(Path.Combine(outside, "backup.key"));
}
