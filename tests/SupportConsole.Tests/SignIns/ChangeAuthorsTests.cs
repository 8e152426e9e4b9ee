using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Differences;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;
using SupportConsole.App.SignIns;
using SupportConsole.Auth0;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Crash;
using SupportConsole.Federation;
using SupportConsole.Tests.SignIns.Support;

namespace SupportConsole.Tests.SignIns;

/// <summary>Who changed a connection beside the console: from the tenant's log, and kept when Auth0 has dropped it.</summary>
public sealed class ChangeAuthorsTests : IAsyncLifetime
{
    private const string Ana = "Changed in the dashboard by Ana Ruiz (ana@example.com) from 203.0.113.9";

    private SignInBench bench = null!;
    private ConnectionRecord record = null!;
    private int written;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        bench = await SignInBench.StartAsync();
        record = await bench.CreateAsync(Protocol.Saml);
        bench.Clock.Advance(TimeSpan.FromMinutes(10));
        bench.Tenant.Dashboard.User = new DashboardUser("Ana Ruiz", "ana@example.com", "203.0.113.9");
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_difference_names_who_caused_it_whether_the_log_or_the_difference_is_read_first(bool logFirst)
    {
        Change();
        await (logFirst ? ReadLogAsync() : CompareAsync());
        await (logFirst ? CompareAsync() : ReadLogAsync());

        await ReadLogAsync();
        await ReadLogAsync();

        Assert.Equal([Ana], await WordsAsync());
        var entry = Assert.Single(await AuditAsync());
        Assert.Equal(("Ana Ruiz", "ana@example.com"), (entry.Actor, entry.ActorEmail));
        Assert.DoesNotContain("203.0.113.9", entry.Summary + entry.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_still_known_when_Auth0_has_dropped_the_log_and_sign_ins_of_that_time_are_deleted()
    {
        Change();
        await ReadLogAsync();
        await CompareAsync();
        bench.Tenant.Dashboard.DropLogs(bench.Tenant.Dashboard.Logs.Count);
        bench.Clock.Advance(TimeSpan.FromDays(200));

        await bench.Get<LogIntake>().PruneAsync(Token);

        Assert.Equal([Ana], await WordsAsync());
    }

    [Fact]
    public async Task What_explains_no_open_difference_is_deleted_with_the_sign_ins_of_its_time()
    {
        Change();
        await ReadLogAsync();
        bench.Clock.Advance(TimeSpan.FromDays(200));

        await bench.Get<LogIntake>().PruneAsync(Token);

        await using var context = await bench.Contexts.CreateDbContextAsync(Token);
        Assert.Empty(await context.TenantChanges.ToListAsync(Token));
        Assert.DoesNotContain(await context.AuditEntries.ToListAsync(Token), entry => entry.Action == "connection.changed-by");
    }

    [Fact]
    public async Task Changes_of_the_console_itself_are_nobody_elses_and_another_application_is_named()
    {
        bench.Tenant.Dashboard.AddLog(Entry(bench.Tenant.Options.ClientId, "patch", $"/api/v2/connections/{record.Auth0Id}"));
        bench.Tenant.Dashboard.AddLog(Entry("terraform", "patch", $"/v2/connections/{record.Auth0Id}/clients"));
        bench.Tenant.Dashboard.AddLog(Entry("terraform", "patch", "/api/v2/connections/con_another"));
        bench.Tenant.Dashboard.AddLog(Entry("terraform", "get", $"/api/v2/connections/{record.Auth0Id}"));
        bench.Tenant.Dashboard.AddLog(Entry("terraform", "patch", $"/api/v2/connections/{new string('x', 100)}"));

        await ReadLogAsync();

        Assert.Equal(
            ["Enabled or disabled for applications through the Management API by the application terraform from 198.51.100.7"],
            await WordsAsync());
    }

    [Fact]
    public async Task A_connection_made_by_hand_and_one_deleted_by_hand_name_who_did_it()
    {
        var made = (string)bench.Tenant.Dashboard.Create(new JsonObject
        {
            ["name"] = "by-hand",
            ["strategy"] = "okta",
            ["options"] = new JsonObject { ["client_id"] = "0oa1", ["client_secret"] = "a-secret-by-hand", ["domain"] = "acme.okta.example" },
        })["id"]!;
        bench.Tenant.Dashboard.Delete(record.Name.Value);

        await ReadLogAsync();

        Assert.StartsWith("Created in the dashboard by Ana Ruiz", ChangeAuthors.Words((await FindAsync(new ConnectionId(made), null)).Changes.Single()), StringComparison.Ordinal);
        Assert.StartsWith("Deleted in the dashboard by Ana Ruiz", (await WordsAsync()).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_in_the_log_caused_is_said_plainly()
    {
        bench.Tenant.Dashboard.User = null;
        Change();
        await CompareAsync();
        var unread = await FindAsync(record.Auth0Id!, record.SeenAt);
        bench.Tenant.Dashboard.AddLog(Entry("terraform", "patch", "/api/v2/connections/con_another"));

        await ReadLogAsync();

        Assert.Equal("The tenant's log has not been read yet: it will say who changed it.", unread.None);
        Assert.Equal("The tenant's log holds no change in that time.", (await FindAsync(record.Auth0Id!, record.SeenAt)).None);
    }

    [Fact]
    public async Task A_change_before_the_last_time_both_agreed_is_no_cause()
    {
        Change();
        await ReadLogAsync();
        var since = bench.Clock.GetUtcNow().AddMinutes(5);

        var found = await FindAsync(record.Auth0Id!, since);

        Assert.Equal("The tenant's log holds no change in that time.", found.None);
    }

    private void Change() =>
        bench.Tenant.Dashboard.EditOptions(record.Name.Value, options => options["signInEndpoint"] = "https://moved.example.com/sso");

    private async Task ReadLogAsync() => Assert.True((await bench.Get<LogIntake>().ReadAsync(Token)).IsOk);

    private async Task CompareAsync()
    {
        var reader = ActivatorUtilities.CreateInstance<ConnectionReader>(bench.Get<IServiceProvider>());
        Assert.NotEmpty(ChangeDesk.Must(await reader.RefreshAsync(record.Id, Token)).Outside);
    }

    private async Task<IReadOnlyList<string>> WordsAsync()
    {
        var found = await FindAsync(record.Auth0Id!, (await bench.Desk.ReadAsync(record.Id)).SeenAt);
        return [.. found.Changes.Select(ChangeAuthors.Words)];
    }

    private Task<ChangeAuthorship> FindAsync(ConnectionId id, DateTimeOffset? since) => bench.Get<ChangeAuthors>().FindAsync(id, since, Token);

    private async Task<IReadOnlyList<AuditEntry>> AuditAsync()
    {
        await using var context = await bench.Contexts.CreateDbContextAsync(Token);
        return await context.AuditEntries.AsNoTracking().Where(entry => entry.Action == "connection.changed-by").ToListAsync(Token);
    }

    private JsonObject Entry(string client, string method, string path)
    {
        var now = bench.Clock.GetUtcNow();
        return new JsonObject
        {
            ["date"] = now.ToString("O"),
            ["type"] = "sapi",
            ["client_id"] = client,
            ["ip"] = "198.51.100.7",
            ["log_id"] = $"900{now.ToUnixTimeMilliseconds()}{++written:D40}",
            ["details"] = new JsonObject
            {
                ["request"] = new JsonObject { ["method"] = method, ["path"] = path, ["channel"] = "api", ["auth"] = new JsonObject { ["user"] = new JsonObject() } },
            },
        };
    }
}
