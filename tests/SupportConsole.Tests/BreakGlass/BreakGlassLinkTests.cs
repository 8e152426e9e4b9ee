using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SupportConsole.App.BreakGlass;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.BreakGlass;

/// <summary>The one-time link: who gets in by it, and who does not.</summary>
public sealed class BreakGlassLinkTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 28, 10, 0, 0, TimeSpan.Zero));
    private RecordFile record = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => record = await RecordFile.CreateAsync(clock);

    public ValueTask DisposeAsync() => record.DisposeAsync();

    [Fact]
    public async Task Of_two_hundred_who_open_one_link_at_once_one_gets_in()
    {
        var links = Links();
        var printed = await PrintAsync(links);

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => links.UseAsync(printed.Token, Token))));

        Assert.Single(answers, answer => answer.IsOk);
        Assert.Equal(["break-glass.create", "break-glass.use", "break-glass.refuse"], await ActionsAsync());
    }

    [Fact]
    public async Task A_link_is_over_after_fifteen_minutes()
    {
        var links = Links();
        var printed = await PrintAsync(links);
        clock.Advance(TimeSpan.FromMinutes(15));

        var late = await links.UseAsync(printed.Token, Token);

        Assert.Equal("break-glass.link", late.Problem?.Code);
    }

    [Fact]
    public async Task A_clock_that_goes_back_prolongs_no_link()
    {
        var links = Links();
        var printed = await PrintAsync(links);
        clock.AdjustTime(clock.GetUtcNow().AddHours(-1));

        Assert.Equal("break-glass.link", (await links.UseAsync(printed.Token, Token)).Problem?.Code);
    }

    [Fact]
    public async Task The_database_holds_the_hash_and_never_the_token_of_128_bits()
    {
        var printed = await PrintAsync(Links());

        Assert.Equal(32, printed.Token.Length);
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        var row = await context.BreakGlassLinks.SingleAsync(Token);
        Assert.Equal(TokenHash.Of(printed.Token), row.TokenHash);
        Assert.DoesNotContain(await context.AuditEntries.ToListAsync(Token), entry => (entry.Summary + entry.After).Contains(printed.Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Guesses_are_recorded_once_a_minute_at_most()
    {
        var links = Links();
        for (var guess = 0; guess < 100; guess++)
        {
            Assert.False((await links.UseAsync($"{guess:D32}", Token)).IsOk);
        }

        clock.Advance(TimeSpan.FromMinutes(1));
        await links.UseAsync(null, Token);

        Assert.Equal(["break-glass.refuse", "break-glass.refuse"], await ActionsAsync());
    }

    [Fact]
    public async Task Switched_off_no_link_is_printed_and_none_from_before_works()
    {
        var printed = await PrintAsync(Links());
        var off = Links(isOn: false);

        var another = await off.CreateAsync("Ana Ruiz", StaffRole.Administrator, 30, "The provider is down.", Token);
        var used = await off.UseAsync(printed.Token, Token);

        Assert.Contains("Break-glass access is off.", another.Problem?.What, StringComparison.Ordinal);
        Assert.Equal("break-glass.link", used.Problem?.Code);
    }

    [Theory]
    [InlineData("", 30, "reason")]
    [InlineData("Ana Ruiz", 30, " ")]
    [InlineData("Ana Ruiz", 0, "reason")]
    [InlineData("Ana Ruiz", 121, "reason")]
    public async Task A_link_needs_a_person_a_reason_and_a_bounded_time(string name, int minutes, string reason)
    {
        var printed = await Links().CreateAsync(name, StaffRole.Administrator, minutes, reason, Token);

        Assert.False(printed.IsOk);
        Assert.Empty(await ActionsAsync());
    }

    private BreakGlassLinks Links(bool isOn = true) =>
        new(record.Contexts, new BreakGlassSettings(isOn), clock, NullLogger<BreakGlassLinks>.Instance);

    private static async Task<PrintedLink> PrintAsync(BreakGlassLinks links) =>
        (await links.CreateAsync("Ana Ruiz", StaffRole.Administrator, 30, "The provider is down.", Token)).Value;

    private async Task<IEnumerable<string>> ActionsAsync()
    {
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        return await context.AuditEntries.OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync(Token);
    }
}
