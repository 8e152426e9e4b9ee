#pragma warning disable RS0030 // The test asks the console as any client would.
using System.Net;
using SupportConsole.App.People;
using SupportConsole.Tests.Commands.Support;

namespace SupportConsole.Tests.Commands;

/// <summary>What somebody who is signed in tries by hand, against the console as it is started.</summary>
public sealed class SignedInAttackTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("console-attack-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task One_person_has_so_many_pages_open_and_no_more_though_all_connect_at_once_and_without_negotiating()
    {
        using var console = RunningConsole.Start(directory, "Development");
        await console.PrintsAsync("Tenant access:");
        using var ana = await Visitor.SignInAsync(console, "Ana Ruiz");
        using var ingrid = await Visitor.SignInAsync(console, "Ingrid Solberg");

        var tries = await Task.WhenAll(Enumerable.Range(0, CircuitCount.MostForOne + 10).Select(_ => ana.ConnectAsync()));
        var open = tries.OfType<System.Net.WebSockets.ClientWebSocket>().ToList();

        Assert.Equal(CircuitCount.MostForOne, open.Count);
        Assert.Equal(HttpStatusCode.TooManyRequests, await ana.NegotiateAsync());
        Assert.Null(await ana.ConnectAsync("/_BLAZOR"));
        Assert.Equal(HttpStatusCode.OK, await ingrid.NegotiateAsync());
        open.ForEach(socket => socket.Dispose());
        await HasRoomAgainAsync(ana);
    }

    [Fact]
    public async Task The_data_directory_goes_and_neither_health_nor_a_page_says_that_all_is_well_or_where_it_was()
    {
        using var console = RunningConsole.Start(directory, "Development");
        await console.PrintsAsync("Tenant access:");
        using var ana = await Visitor.SignInAsync(console, "Ana Ruiz");
        Assert.Contains("\"record\":{\"status\":\"healthy\"", await ana.Http.GetStringAsync("/health", Token), StringComparison.Ordinal);

        Directory.Delete(Path.Combine(directory, "data"), recursive: true);
        var (status, health) = await UnhealthyAsync(console);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.DoesNotContain(directory, health, StringComparison.Ordinal);
        Assert.DoesNotContain(console.Lines, line => line.Contains("Unhandled exception", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("another file of its length here!")]
    public async Task The_fingerprint_key_goes_and_health_says_so_while_the_console_still_has_it(string? replacement)
    {
        using var console = RunningConsole.Start(directory, "Development");
        await console.PrintsAsync("Tenant access:");
        using var ana = await Visitor.SignInAsync(console, "Ana Ruiz");
        Assert.Contains("\"fingerprint key\":{\"status\":\"healthy\"", await ana.Http.GetStringAsync("/health", Token), StringComparison.Ordinal);
        var file = Path.Combine(directory, "data", "fingerprint.key");

        File.Delete(file);
        if (replacement is not null)
        {
            await File.WriteAllTextAsync(file, replacement, Token);
        }

        Assert.Contains("\"fingerprint key\":{\"status\":\"degraded\"", await ana.Http.GetStringAsync("/health", Token), StringComparison.Ordinal);
    }

    /// <summary>A look at the database counts for some seconds.</summary>
    private static async Task<(HttpStatusCode Status, string Health)> UnhealthyAsync(RunningConsole console)
    {
        using var http = new HttpClient { BaseAddress = console.Address };
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        for (var looks = 0; looks < 60; looks++)
        {
            using var answer = await http.GetAsync("/health", Token);
            if (!answer.IsSuccessStatusCode)
            {
                return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
            }

            await timer.WaitForNextTickAsync(Token);
        }

        return default;
    }

    /// <summary>The server learns of a closed connection a moment later.</summary>
    private static async Task HasRoomAgainAsync(Visitor visitor)
    {
        for (var tries = 0; await visitor.NegotiateAsync() != HttpStatusCode.OK; tries++)
        {
            Assert.True(tries < 5_000, "There is no room, though the pages are closed.");
        }
    }
}
