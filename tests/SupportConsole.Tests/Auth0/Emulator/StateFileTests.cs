using System.Diagnostics;
using System.Text.Json.Nodes;
using SupportConsole.App.Parts;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Tests.Auth0.Emulator.Support;

namespace SupportConsole.Tests.Auth0.Emulator;

public sealed class StateFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("emulated-tenant-").FullName;

    private EmulatorOptions Options => new() { StateFile = Path.Combine(folder, "state", "tenant.jsonl"), DeletionTakes = TimeSpan.FromHours(1) };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_restart_forgets_nothing()
    {
        JsonObject[] before;
        await using (var running = await RunningTenant.StartAsync(Options))
        {
            var body = Bodies.Oidc();
            body["metadata"] = new JsonObject { ["k"] = "v" };
            body["options"]!["x_unknown"] = JsonNode.Parse("""{"n":1.50}""");
            var id = (await running.CreateAsync(body))["id"];
            await running.PatchAsync($"connections/{id}", new JsonObject { ["display_name"] = "Acme" });
            await running.PatchAsync($"connections/{id}/clients", new JsonArray(new JsonObject { ["client_id"] = EmulatedClient.Defaults[0].ClientId, ["status"] = true }));
            var gone = await running.CreateAsync(Bodies.Oidc("gone"));
            await running.DeleteAsync($"connections/{gone["id"]}");
            before = [.. running.Tenant.Dashboard.Connections];
        }

        await using var again = await RunningTenant.StartAsync(Options);
        var taken = await again.PostAsync("connections", Bodies.Oidc("gone"));

        Assert.Equal(before.Select(connection => connection.ToJsonString()), again.Tenant.Dashboard.Connections.Select(connection => connection.ToJsonString()));
        Assert.Equal("Acme", (string?)again.Tenant.Dashboard.Find("acme-prod")!["display_name"]);
        Assert.Equal(409, taken.Status);
    }

    [Fact]
    public async Task A_line_that_a_crash_cut_off_is_dropped()
    {
        await using (var running = await RunningTenant.StartAsync(Options))
        {
            await running.CreateAsync(Bodies.Oidc());
        }

        await File.AppendAllTextAsync(Options.StateFile!, """{"Put":{"Sequence":9,"Id":"con_cut""", TestContext.Current.CancellationToken);
        await using var again = await RunningTenant.StartAsync(Options);

        Assert.Equal(1, again.Tenant.Dashboard.Count);
        Assert.Equal(201, (await again.PostAsync("connections", Bodies.Oidc("next"))).Status);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}}")]
    [InlineData("{\"Put\":{\"Id\":\"con_without_the_rest\"}}")]
    [InlineData("\0\0\0\0")]
    public async Task A_line_that_is_damaged_in_the_middle_is_named_and_the_file_stays_as_it_is(string damaged)
    {
        await using (var running = await RunningTenant.StartAsync(Options))
        {
            await running.CreateAsync(Bodies.Oidc());
        }

        var text = $"{await File.ReadAllTextAsync(Options.StateFile!, TestContext.Current.CancellationToken)}{damaged}\n";
        await File.WriteAllTextAsync(Options.StateFile!, text, TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<UnusableStateException>(() => RunningTenant.StartAsync(Options));

        Assert.StartsWith($"The emulated tenant's state {Options.StateFile} is damaged in line 2. Put a good copy of it in its place, or move it away", refused.Message, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(Options.StateFile!, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_folder_where_the_file_belongs_is_named()
    {
        Directory.CreateDirectory(Options.StateFile!);

        var refused = await Assert.ThrowsAsync<UnusableStateException>(() => RunningTenant.StartAsync(Options));

        Assert.StartsWith($"The emulated tenant's state {Options.StateFile} cannot be read: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_tenant_on_the_same_file_is_refused_and_the_first_one_forgets_nothing()
    {
        await using (var first = await RunningTenant.StartAsync(Options))
        {
            var refused = await Assert.ThrowsAsync<UnusableStateException>(() => RunningTenant.StartAsync(Options));
            Assert.StartsWith($"The emulated tenant's state {Options.StateFile} is in use. End the console that runs on it", refused.Message, StringComparison.Ordinal);
            await first.CreateAsync(Bodies.Oidc());
        }

        await using var again = await RunningTenant.StartAsync(Options);
        Assert.Equal(1, again.Tenant.Dashboard.Count);
    }

    [Fact]
    public async Task The_file_is_readable_by_its_owner_only()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no Unix file modes.");
            return;
        }

        await using var running = await RunningTenant.StartAsync(Options);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Options.StateFile!));
    }

    [Fact]
    public async Task Ten_thousand_connections_are_kept_and_paged_through()
    {
        await using (var running = await RunningTenant.StartAsync(Options))
        {
            running.Tenant.Dashboard.Seed(Enumerable.Range(1, 10_000).Select(i => Bodies.Oidc($"c{i}")));
        }

        await using var again = await RunningTenant.StartAsync(Options);
        await again.GetAsync("connections?take=1");
        var names = new HashSet<string>();
        string? next = null;
        var slowest = TimeSpan.Zero;
        do
        {
            var started = Stopwatch.GetTimestamp();
            var page = (await again.GetAsync("connections?take=100" + (next is null ? "" : $"&from={next}"))).Json;
            slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, Stopwatch.GetElapsedTime(started).Ticks));
            names.UnionWith(page["connections"]!.AsArray().Select(connection => (string)connection!["name"]!));
            next = (string?)page["next"];
        }
        while (next is not null);

        TestContext.Current.TestOutputHelper!.WriteLine($"slowest page of 100 out of 10,000: {slowest.TotalMilliseconds:F1} ms");
        Assert.Equal(10_000, names.Count);
    }
}
