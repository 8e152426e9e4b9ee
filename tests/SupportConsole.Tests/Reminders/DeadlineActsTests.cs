using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Inventory;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders;
using SupportConsole.Federation;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Reminders;

/// <summary>What people do about deadlines and messages, and the pages that show it.</summary>
public sealed class DeadlineActsTests : ConsolePageTest
{
    private static readonly Actor Ana = new("Ana Ruiz", StaffRole.Engineer) { Email = "ana@console.example" };

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    private DeadlineActs Acts => Services.GetRequiredService<DeadlineActs>();

    private OutboxActs Messages => Services.GetRequiredService<OutboxActs>();

    [Fact]
    public async Task A_deadline_is_acknowledged_snoozed_and_reopened_with_an_entry_for_each()
    {
        var key = await DueAsync(10);

        Assert.True((await Acts.AcknowledgeAsync(key, Ana, Token)).IsOk);
        Assert.True((await Acts.SnoozeAsync(key, Today.AddDays(4), Ana, Token)).IsOk);
        var note = await NoteAsync();
        Assert.Equal(("Ana Ruiz", Today.AddDays(4)), (note.AcknowledgedBy, DateOnly.FromDateTime(note.SnoozedUntil!.Value.UtcDateTime)));

        Assert.True((await Acts.ReopenAsync(key, Ana, Token)).IsOk);
        Assert.Equal((null, null), ((await NoteAsync()).AcknowledgedAt, (await NoteAsync()).SnoozedUntil));
        Assert.Equal(
            [DeadlineActs.Acknowledged, DeadlineActs.Snoozed, DeadlineActs.Reopened],
            (await EntriesAsync()).TakeLast(3).Select(entry => entry.Action));
    }

    [Theory]
    [InlineData(10, 0)]
    [InlineData(10, 11)]
    [InlineData(-3, 15)]
    public async Task A_deadline_is_not_snoozed_past_its_date_or_to_a_day_that_is_over(int due, int until)
    {
        var key = await DueAsync(due);

        var snoozed = await Acts.SnoozeAsync(key, Today.AddDays(until), Ana, Token);

        Assert.Equal("deadline.snooze-day", snoozed.Problem?.Code);
    }

    [Fact]
    public async Task An_owner_is_chosen_from_the_people_who_have_signed_in()
    {
        var key = await DueAsync(10);
        await AddAsync(new StaffMember { Id = "idp ben", Name = "Ben Okafor", LastSignedInAt = DateTimeOffset.UnixEpoch });

        Assert.Equal("owner.unknown", (await Acts.AssignAsync(key, "Nobody We Know", Ana, Token)).Problem?.Code);
        Assert.True((await Acts.AssignAsync(key, "idp ben", Ana, Token)).IsOk);

        Assert.Equal("Ben Okafor", (await Services.GetRequiredService<DeadlineReader>().FindAsync(key, Token))!.Owner);
        Assert.Equal("Assigned " + (await Services.GetRequiredService<DeadlineReader>().FindAsync(key, Token))!.Subject + " to Ben Okafor.", (await EntriesAsync())[^1].Summary);
    }

    [Fact]
    public async Task Two_people_of_one_name_are_told_apart_by_their_addresses()
    {
        var key = await DueAsync(10);
        await AddAsync(Member("idp ben", "Ben Okafor", "ben@console.example"), Member("idp other", "Ben Okafor", "b.okafor@console.example"));
        Assert.True((await Acts.AssignAsync(key, "idp other", Ana, Token)).IsOk);

        var page = Open<DeadlinePage>($"/renewals/deadline?key={Uri.EscapeDataString(key)}");
        page.WaitForAssertion(() => Assert.Equal("Ben Okafor (b.okafor@console.example)", page.Find("#owner").GetAttribute("value")));
        await page.ChooseAsync("Owner", "idp ben");

        page.WaitForAssertion(() => Assert.Equal("Ben Okafor (ben@console.example)", page.Find("#owner").GetAttribute("value")));
        Assert.Contains("idp ben", (await EntriesAsync())[^1].After, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("idp ana", "Ana Ruiz", true)]
    [InlineData("idp other", "Ana Ruiz", false)]
    [InlineData("", "Ana Ruiz", true)]
    [InlineData("", "Ana", false)]
    public async Task Mine_is_what_a_person_owns_by_identity_or_by_a_name_that_nobody_else_has(string id, string name, bool isMine)
    {
        var record = await OwnedAsync(id, name);
        await AddAsync(Member("idp ana", "Ana Ruiz", "ana@console.example"));
        var mine = new OwnerFilter("idp ana", "Ana Ruiz");

        var due = await Services.GetRequiredService<DeadlineReader>().ListAsync(new DeadlineQuery { Owner = mine }, Token);
        var connections = await Services.GetRequiredService<ConnectionListService>().ListAsync(new ConnectionQuery { Mine = mine }, Token);

        Assert.Equal(isMine ? [record.Id.ToString()] : [], due.Rows.Select(row => row.SubjectId));
        Assert.Equal(isMine ? [record.Id] : [], connections.Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task A_name_that_two_people_have_is_neither_ones()
    {
        await OwnedAsync("", "Ana Ruiz");
        await AddAsync(Member("idp ana", "Ana Ruiz", "ana@console.example"), Member("idp other", "Ana Ruiz", ""));

        var mine = new DeadlineQuery { Owner = new OwnerFilter("idp ana", "Ana Ruiz") };

        Assert.Empty((await Services.GetRequiredService<DeadlineReader>().ListAsync(mine, Token)).Rows);
        Assert.Single((await Services.GetRequiredService<DeadlineReader>().ListAsync(new DeadlineQuery(), Token)).Rows);
    }

    [Fact]
    public async Task A_message_that_failed_is_sent_again_and_one_that_waits_is_cancelled()
    {
        var (failed, waiting) = (Message(MessageState.Failed), Message(MessageState.Waiting));
        await AddAsync(failed, waiting);

        Assert.Equal("message.moved", (await Messages.CancelAsync(failed.Id, Ana, Token)).Problem?.Code);
        Assert.True((await Messages.SendAgainAsync(failed.Id, Ana, Token)).IsOk);
        Assert.True((await Messages.CancelAsync(waiting.Id, Ana, Token)).IsOk);

        var reader = Services.GetRequiredService<OutboxReader>();
        Assert.Equal((MessageState.Waiting, 0), await reader.FindAsync(failed.Id, Token) is { } again ? (again.State, again.Attempts) : default);
        Assert.Equal(MessageState.Cancelled, (await reader.FindAsync(waiting.Id, Token))!.State);
    }

    [Fact]
    public async Task A_test_goes_to_the_person_and_is_refused_without_a_channel()
    {
        Assert.Equal("message.no-channel", (await Messages.TestAsync(Ana, Token)).Problem?.Code);

        Reminders.Smtp.Host = "mail.example";
        Assert.True((await Messages.TestAsync(Ana, Token)).IsOk);

        var row = Assert.Single((await Services.GetRequiredService<OutboxReader>().ListAsync(new OutboxQuery(), Token)).Rows);
        Assert.Equal("ana@console.example", row.Recipient);
    }

    [Fact]
    public async Task The_page_of_a_deadline_shows_who_has_it_and_every_reminder()
    {
        var key = await DueAsync(10);
        var message = Message(MessageState.Sent);
        await AddAsync(message, new Reminder { Id = Guid.NewGuid(), Key = "r", DeadlineKey = key, MessageId = message.Id, Step = 14, Recipient = "team@console.example", DueAt = message.CreatedAt, CreatedAt = message.CreatedAt });

        var page = Open<DeadlinePage>($"/renewals/deadline?key={Uri.EscapeDataString(key)}");
        page.WaitForAssertion(() => Assert.Contains("14 days before to team@console.example", page.Markup, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.InvokeAsync(() => page.FindAll("button").Single(button => button.TextContent.Trim() == "Acknowledge").ClickAsync()));

        page.WaitForAssertion(() => Assert.Contains("Acknowledged", page.Find("dl.facts").TextContent, StringComparison.Ordinal));
        Assert.Equal("Ana Ruiz", (await NoteAsync()).AcknowledgedBy);
    }

    [Fact]
    public async Task The_list_of_messages_shows_who_what_and_why_not()
    {
        var message = Message(MessageState.Failed);
        message.LastError = "The email server answered 550: no such user";
        await AddAsync(message);

        var page = Open<MessagesPage>("/messages");
        var single = Open<MessagePage>($"/messages/{message.Id}", parameters => parameters.Add(shown => shown.Id, message.Id));

        page.WaitForAssertion(() => Assert.Contains("no such user", page.Find("tbody tr").TextContent, StringComparison.Ordinal));
        Assert.Equal($"/messages/{message.Id}", page.Find("tbody th a").GetAttribute("href"));
        single.WaitForAssertion(() => Assert.Equal("A text", single.Find("pre").TextContent));
        Assert.Contains(single.FindAll("button"), button => button.TextContent.Trim() == "Send again");
    }

    private static OutboxMessage Message(MessageState state) => new()
    {
        Id = Guid.NewGuid(),
        Key = Guid.NewGuid().ToString(),
        Kind = MessageKind.Digest,
        Channel = MessageChannel.Email,
        Recipient = "team@console.example",
        Language = "en",
        Subject = "A subject",
        Body = "A text",
        State = state,
        CreatedAt = TimeProvider.System.GetUtcNow(),
        NextAt = TimeProvider.System.GetUtcNow(),
        Attempts = 3,
    };

    private static StaffMember Member(string id, string name, string email) =>
        new() { Id = id, Name = name, Email = email, LastSignedInAt = DateTimeOffset.UnixEpoch };

    private async Task<ConnectionRecord> OwnedAsync(string id, string name)
    {
        var record = await Desk.CreatedAsync(Protocol.Saml);
        await EditAsync(record.Id, row => (row.OwnerId, row.Owner) = (id, name));
        return record;
    }

    private async Task<string> DueAsync(int days)
    {
        var record = await Desk.CreatedAsync(Protocol.Oidc);
        await EditAsync(record.Id, row => row.CredentialExpiresAt = TimeProvider.System.GetUtcNow().AddDays(days));
        return Assert.Single((await Services.GetRequiredService<DeadlineReader>().ListAsync(new DeadlineQuery(), Token)).Rows).Key;
    }

    private async Task AddAsync(params object[] rows)
    {
        await using var context = await ContextAsync();
        context.AddRange(rows);
        await context.SaveChangesAsync(Token);
    }

    private async Task<DeadlineNote> NoteAsync()
    {
        await using var context = await ContextAsync();
        return await context.DeadlineNotes.AsNoTracking().SingleAsync(Token);
    }

    private async Task<List<AuditEntry>> EntriesAsync()
    {
        await using var context = await ContextAsync();
        return await context.AuditEntries.AsNoTracking().OrderBy(entry => entry.Id).ToListAsync(Token);
    }

    private Task<ConsoleDbContext> ContextAsync() => Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token);
}
