using System.Text.Json.Nodes;
using SupportConsole.Tests.Auth0.Emulator.Support;

namespace SupportConsole.Tests.Auth0.Emulator;

public sealed class LogTests
{
    [Fact]
    public async Task A_checkpoint_gives_what_came_after_it_oldest_first()
    {
        await using var running = await StartAsync(250);

        var first = await ReadAsync(running, "logs?take=100");
        var second = await ReadAsync(running, $"logs?take=100&from={first[^1]["log_id"]}");
        var third = await ReadAsync(running, $"logs?take=100&from={second[^1]["log_id"]}");

        var ids = first.Concat(second).Concat(third).Select(entry => (string)entry["log_id"]!).ToList();
        Assert.Equal(Enumerable.Range(0, 250).Select(Id), ids);
        Assert.Empty(await ReadAsync(running, $"logs?take=100&from={ids[^1]}"));
    }

    [Fact]
    public async Task A_checkpoint_that_the_log_has_dropped_goes_on_with_the_oldest_entry()
    {
        await using var running = await StartAsync(50);
        running.Tenant.Dashboard.DropLogs(20);

        var read = await ReadAsync(running, $"logs?take=100&from={Id(5)}");

        Assert.Equal(30, read.Count);
        Assert.Equal(Id(20), (string?)read[0]["log_id"]);
    }

    [Theory]
    [InlineData("type:f", 5)]
    [InlineData("connection_id:\"con_1\" AND type:(s OR f)", 5)]
    [InlineData("type:(f OR fp) AND connection_id:\"con_1\"", 0)]
    [InlineData("date:[2026-01-01T00:00:05.000Z TO *]", 5)]
    [InlineData("type:F", 0)]
    [InlineData("", 10)]
    public async Task A_search_finds_whole_values_newest_first(string query, int count)
    {
        await using var running = await StartAsync(10);

        var read = await ReadAsync(running, $"logs?q={Uri.EscapeDataString(query)}");

        Assert.Equal(count, read.Count);
        Assert.Equal(read.OrderByDescending(entry => (string)entry["log_id"]!, StringComparer.Ordinal), read);
    }

    [Fact]
    public async Task One_entry_is_found_by_its_ID()
    {
        await using var running = await StartAsync(3);

        var found = await running.GetAsync($"logs/{Id(1)}");
        var missing = await running.GetAsync("logs/90099999999999999999");

        Assert.Equal(Id(1), (string?)found.Json["_id"]);
        Assert.Equal(404, missing.Status);
    }

    private static async Task<RunningTenant> StartAsync(int entries)
    {
        var running = await RunningTenant.StartAsync();
        for (var index = 0; index < entries; index++)
        {
            running.Tenant.Dashboard.AddLog(new JsonObject
            {
                ["log_id"] = Id(index),
                ["date"] = $"2026-01-01T00:00:{index % 60:D2}.000Z",
                ["type"] = index % 2 == 0 ? "s" : "f",
                ["connection_id"] = index % 2 == 0 ? "con_1" : "con_2",
            });
        }

        return running;
    }

    private static string Id(int index) => $"900{index:D17}";

    private static async Task<List<JsonNode>> ReadAsync(RunningTenant running, string path) =>
        [.. (await running.GetAsync(path)).Json.AsArray().Select(entry => entry!)];
}
