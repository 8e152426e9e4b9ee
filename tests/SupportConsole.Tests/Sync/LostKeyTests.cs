using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Inventory;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Sync;
using SupportConsole.Crash;
using SupportConsole.Federation;
using SupportConsole.Tests.Sync.Support;

namespace SupportConsole.Tests.Sync;

/// <summary>A console whose fingerprint key is not the one that secrets were recorded with accuses nobody.</summary>
public sealed class LostKeyTests : IAsyncLifetime
{
    private static readonly Actor Administrator = new("Ingrid Solberg", StaffRole.Administrator);
    private SyncBench bench = null!;
    private ConnectionRecord record = null!;
    private byte[] key = [];

    private static CancellationToken Token => SyncBench.Token;

    private string KeyFile => bench.Desk.Record.Paths.FingerprintKey;

    public async ValueTask InitializeAsync()
    {
        bench = await SyncBench.StartAsync();
        record = await bench.Desk.CreatedAsync(Protocol.Oidc);
        await bench.Desk.CreatedAsync(Protocol.Saml);
        key = await File.ReadAllBytesAsync(KeyFile, Token);
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task A_lost_key_is_said_and_no_secret_is_called_changed()
    {
        File.Delete(KeyFile);
        await using var console = bench.Restarted();

        await CheckAsync(console);

        Assert.Empty(await bench.FindingsAsync());
        var problem = IncomparableSecrets.Describe(await CountAsync(console))!;
        Assert.StartsWith("The client secrets of 1 connection can't be compared with Auth0", problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_changes_are_still_found()
    {
        File.Delete(KeyFile);
        await using var console = bench.Restarted();
        bench.Dashboard.EditOptions(record.Name.Value, options => (options["scope"], options["client_secret"]) = ("openid", "another-secret"));

        await CheckAsync(console);

        Assert.Equal("Scopes", (await bench.OnlyFindingAsync(FindingKind.Changed)).Fields);
    }

    [Fact]
    public async Task The_former_key_makes_everything_comparable_again()
    {
        File.Delete(KeyFile);
        await using (var without = bench.Restarted())
        {
            await CheckAsync(without);
            await ReadPageAsync(without);
        }

        await File.WriteAllBytesAsync(KeyFile, key, Token);
        await using var console = bench.Restarted();
        bench.Dashboard.EditOptions(record.Name.Value, options => options["client_secret"] = "another-secret");

        await CheckAsync(console);

        Assert.Equal(0, await CountAsync(console));
        Assert.Equal("Client secret", (await bench.OnlyFindingAsync(FindingKind.Changed)).Fields);
    }

    [Fact]
    public async Task After_the_old_fingerprints_were_given_up_the_next_check_records_the_secrets_that_are_there()
    {
        File.Delete(KeyFile);
        await using var console = bench.Restarted();

        ChangeDesk.Must(await console.GetRequiredService<IncomparableSecrets>().GiveUpAsync(Administrator));
        await CheckAsync(console);
        var afterwards = await bench.FindingsAsync();
        bench.Dashboard.EditOptions(record.Name.Value, options => options["client_secret"] = "another-secret");
        await CheckAsync(console);

        Assert.Empty(afterwards);
        Assert.Equal(0, await CountAsync(console));
        Assert.Equal("Client secret", (await bench.OnlyFindingAsync(FindingKind.Changed)).Fields);
        Assert.Equal("Ingrid Solberg", Assert.Single(await bench.AuditAsync(IncomparableSecrets.AuditAction)).Actor);
    }

    [Fact]
    public async Task Reading_a_connection_takes_no_secret_for_a_new_one()
    {
        File.Delete(KeyFile);
        await using var console = bench.Restarted();
        var before = await bench.Desk.ReadAsync(record.Id);

        await ReadPageAsync(console);

        var after = await bench.Desk.ReadAsync(record.Id);
        Assert.Equal((before.SeenOptions, before.CredentialFingerprint), (after.SeenOptions, after.CredentialFingerprint));
        Assert.Equal(before.Credentials.Count, after.Credentials.Count);
    }

    [Fact]
    public async Task Fingerprints_from_before_keys_had_names_compare_as_ever_while_the_key_is_there()
    {
        var named = (await bench.Desk.ReadAsync(record.Id)).SeenOptions;
        await RemoveNamesAsync();
        await using var console = bench.Restarted();

        await CheckAsync(console);
        var found = await bench.FindingsAsync();
        var count = await CountAsync(console);
        var renewed = (await bench.Desk.ReadAsync(record.Id)).SeenOptions;
        bench.Dashboard.EditOptions(record.Name.Value, options => options["client_secret"] = "another-secret");
        await CheckAsync(console);

        Assert.Empty(found);
        Assert.Equal(0, count);
        Assert.Equal(named, renewed);
        Assert.Equal("Client secret", (await bench.OnlyFindingAsync(FindingKind.Changed)).Fields);
    }

    [Fact]
    public async Task Reading_a_connection_names_the_fingerprints_that_had_no_name()
    {
        var named = (await bench.Desk.ReadAsync(record.Id)).SeenOptions;
        await RemoveNamesAsync();
        await using var console = bench.Restarted();

        await ReadPageAsync(console);

        Assert.Equal(named, (await bench.Desk.ReadAsync(record.Id)).SeenOptions);
        Assert.Empty(await bench.FindingsAsync());
    }

    [Fact]
    public async Task A_key_that_was_lost_before_keys_had_names_accuses_nobody_and_is_noticed_by_the_first_check()
    {
        await RemoveNamesAsync();
        File.Delete(KeyFile);
        await using var console = bench.Restarted();
        bench.Dashboard.EditOptions(record.Name.Value, options => options["scope"] = "openid");

        var before = await CountAsync(console);
        await CheckAsync(console);

        Assert.Equal(0, before);
        Assert.Equal("Scopes", (await bench.OnlyFindingAsync(FindingKind.Changed)).Fields);
        Assert.Equal(1, await CountAsync(console));
    }

    [Fact]
    public async Task The_former_key_also_matches_fingerprints_that_never_had_its_name()
    {
        await RemoveNamesAsync();
        File.Delete(KeyFile);
        await using (var without = bench.Restarted())
        {
            await CheckAsync(without);
        }

        await File.WriteAllBytesAsync(KeyFile, key, Token);
        await using var console = bench.Restarted();
        await CheckAsync(console);

        Assert.Empty(await bench.FindingsAsync());
        Assert.Equal(0, await CountAsync(console));
    }

    [Fact]
    public async Task Fingerprints_that_may_still_be_compared_are_not_given_up()
    {
        await RemoveNamesAsync();
        await using var console = bench.Restarted();

        var given = await console.GetRequiredService<IncomparableSecrets>().GiveUpAsync(Administrator);

        Assert.Equal("fingerprint-key.none", given.Problem?.Code);
        Assert.Empty(await bench.AuditAsync(IncomparableSecrets.AuditAction));
    }

    [Fact]
    public async Task What_was_given_up_once_is_not_given_up_again()
    {
        File.Delete(KeyFile);
        await using var console = bench.Restarted();
        var secrets = console.GetRequiredService<IncomparableSecrets>();

        ChangeDesk.Must(await secrets.GiveUpAsync(Administrator));
        var again = await secrets.GiveUpAsync(Administrator);

        Assert.Equal("fingerprint-key.none", again.Problem?.Code);
        Assert.Single(await bench.AuditAsync(IncomparableSecrets.AuditAction));
    }

    /// <summary>The record as a console wrote it whose fingerprints did not name their key yet.</summary>
    private Task RemoveNamesAsync() => bench.EditRecordAsync(
        record.Id,
        edited => edited.SeenOptions = Regex.Replace(edited.SeenOptions!, "hmac:[0-9a-f]{12}:", "hmac:"));

    private async Task CheckAsync(ServiceProvider console)
    {
        ChangeDesk.Must(await console.GetRequiredService<SyncService>().StartAsync(ChangeDesk.Engineer, Token));
        await console.GetRequiredService<SyncSchedule>().RunDueAsync(mayStart: false, Token);
        Assert.Equal(SyncRunState.Completed, (await bench.Service.StatusAsync(Token)).Last!.State);
    }

    private async Task ReadPageAsync(ServiceProvider console)
    {
        var reader = ActivatorUtilities.CreateInstance<ConnectionReader>(console);
        Assert.True((await reader.RefreshAsync(record.Id, Token)).IsOk);
    }

    private static Task<int> CountAsync(ServiceProvider console) =>
        ActivatorUtilities.CreateInstance<IncomparableSecrets>(console).CountAsync(Token);
}
