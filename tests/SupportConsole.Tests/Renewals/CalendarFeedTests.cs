using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Deadlines;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Renewals;
using SupportConsole.Tests.Reminders;

namespace SupportConsole.Tests.Renewals;

/// <summary>Calendar feeds: who they are open to, and what they hold.</summary>
public sealed class CalendarFeedTests
{
    private static readonly Actor Ana = new("Ana Ruiz", StaffRole.Engineer);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_renewed_address_replaces_the_old_one_and_a_revoked_one_opens_nothing()
    {
        await using var desk = await StartAsync();
        var feeds = desk.File.Services.GetRequiredService<CalendarFeeds>();
        var first = (await feeds.RenewAsync(Ana, Token)).Value;
        Assert.Equal("Ana Ruiz", (await feeds.OpenAsync(first, Token))?.Name);

        var second = (await feeds.RenewAsync(Ana, Token)).Value;
        Assert.Null(await feeds.OpenAsync(first, Token));
        Assert.NotNull(await feeds.OpenAsync(second, Token));
        Assert.True((await feeds.RevokeAsync(Ana, Token)).IsOk);

        Assert.Null(await feeds.OpenAsync(second, Token));
        Assert.Null(await feeds.OpenAsync("", Token));
        Assert.Equal(["calendar.renew", "calendar.renew", "calendar.revoke"], await ActionsAsync(desk));
    }

    [Fact]
    public async Task It_ends_when_the_person_has_not_signed_in_for_a_month()
    {
        await using var desk = await StartAsync();
        var feeds = desk.File.Services.GetRequiredService<CalendarFeeds>();
        var token = (await feeds.RenewAsync(Ana, Token)).Value;

        desk.Clock.Advance(CalendarFeeds.WithoutSignIn - TimeSpan.FromMinutes(1));
        var before = await feeds.OpenAsync(token, Token);
        desk.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.NotNull(before);
        Assert.Null(await feeds.OpenAsync(token, Token));
    }

    [Fact]
    public async Task The_database_holds_the_hash_and_the_hour_of_the_last_reading()
    {
        await using var desk = await StartAsync();
        var feeds = desk.File.Services.GetRequiredService<CalendarFeeds>();
        var token = (await feeds.RenewAsync(Ana, Token)).Value;

        await feeds.OpenAsync(token, Token);
        desk.Clock.Advance(TimeSpan.FromMinutes(5));
        await feeds.OpenAsync(token, Token);

        var feed = (await feeds.FindOwnAsync(Ana.Id, Token))!;
        Assert.Equal((TokenHash.Of(token), ReminderDesk.Begin), (feed.TokenHash, feed.ReadAt));
    }

    [Fact]
    public void A_cutover_has_its_minute_and_the_UID_of_its_invitation_and_other_deadlines_have_their_day()
    {
        var id = Guid.NewGuid();
        var at = new DateTimeOffset(2026, 12, 10, 13, 0, 0, TimeSpan.Zero);
        var cutover = Row(DeadlineKind.Cutover, $"cutover:{id}:{at.UtcTicks}", at);
        var link = Row(DeadlineKind.Link, $"link:{id}", at);

        var text = RenewalCalendar.Of([cutover, link], path => new Uri("https://console.example" + path), at);

        Assert.Contains("DTSTART:20261210T130000Z", text, StringComparison.Ordinal);
        Assert.Contains("DTSTART;VALUE=DATE:20261210", text, StringComparison.Ordinal);
        Assert.Contains($"UID:cutover-{id:N}@supportconsole", text, StringComparison.Ordinal);
    }

    private static Deadline Row(DeadlineKind kind, string key, DateTimeOffset at) => new()
    {
        Key = key,
        Kind = kind,
        Subject = "acme-saml",
        Customer = "Acme",
        Cluster = "prod",
        Owner = "",
        SubjectId = Guid.NewGuid().ToString(),
        DueAt = at,
        ActAt = at,
    };

    private static async Task<ReminderDesk> StartAsync()
    {
        var desk = await ReminderDesk.OpenAsync();
        await desk.AddAsync(new StaffMember { Id = Ana.Id.ToString(), Name = Ana.Name, LastSignedInAt = ReminderDesk.Begin });
        return desk;
    }

    private static async Task<List<string>> ActionsAsync(ReminderDesk desk)
    {
        await using var context = await desk.File.Contexts.CreateDbContextAsync(Token);
        return await context.AuditEntries.OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync(Token);
    }
}
