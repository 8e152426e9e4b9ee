using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Record;
using SupportConsole.App.Renewals;
using SupportConsole.Federation;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Renewals;

/// <summary>How past rotations went, and what is learned from them for the work list.</summary>
public sealed class RotationsPageTests : ConsolePageTest
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Theory]
    [InlineData(8, RotationTiming.OnTime)]
    [InlineData(6, RotationTiming.Late)]
    [InlineData(-1, RotationTiming.Emergency)]
    [InlineData(null, RotationTiming.Unknown)]
    public async Task A_rotation_is_on_time_late_or_an_emergency_by_the_previous_expiry_date(int? daysLeft, RotationTiming timing)
    {
        await RotatedAsync(await Desk.CreatedAsync(Protocol.Oidc), 10, daysLeft, remindedDaysBefore: 12);

        var past = Assert.Single((await Services.GetRequiredService<PastRotations>().ReadAsync(Now.AddMonths(-1), new RotationQuery(), Token)).Page.Rows);

        Assert.Equal((timing, TimeSpan.FromDays(12)), (past.Timing, past.Took));
    }

    [Fact]
    public async Task Each_number_opens_the_rotations_behind_it()
    {
        var (late, early) = (await Desk.CreatedAsync(Protocol.Oidc), await Desk.CreatedAsync(Protocol.Saml));
        await RotatedAsync(late, 0, 2, remindedDaysBefore: 3);
        await RotatedAsync(early, 0, 40, remindedDaysBefore: 1);

        var page = Open<RotationsPage>("/renewals/rotations");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".rotations tbody tr").Count));
        var number = page.FindAll(".figures td a").Single(link => link.GetAttribute("href")!.EndsWith("timing=Late", StringComparison.Ordinal));
        var behind = Open<RotationsPage>(number.GetAttribute("href")!);

        behind.WaitForAssertion(() => Assert.Contains(late.Name.Value, Assert.Single(behind.FindAll(".rotations tbody tr")).TextContent, StringComparison.Ordinal));
        Assert.Equal("1", number.TextContent);
    }

    [Fact]
    public async Task The_columns_add_up_and_the_hours_say_what_they_are_counted_from()
    {
        await RotatedAsync(await Desk.CreatedAsync(Protocol.Oidc), 0, 40, remindedDaysBefore: 10);
        await RotatedAsync(await Desk.CreatedAsync(Protocol.Oidc), 0, 2, remindedDaysBefore: 10, new(Now.AddHours(-5), CustomerMessageSource.EmailDate));
        await RotatedAsync(await Desk.CreatedAsync(Protocol.Oidc), 0, null, remindedDaysBefore: 10, new(Now.AddHours(-3), CustomerMessageSource.EmailDate));
        await RotatedAsync(await Desk.CreatedAsync(Protocol.Oidc), 0, -1, remindedDaysBefore: 10, new(Now.AddHours(-1), CustomerMessageSource.Watch));

        var page = Open<RotationsPage>("/renewals/rotations");

        page.WaitForAssertion(() => Assert.Equal(
            ["1", "1", "1", "1", "4", "4", "2 from the email's date, 1 from the watch, 1 from the first reminder"],
            page.FindAll(".figures tbody td").Skip(1).Select(cell => cell.TextContent.Trim())));
    }

    [Fact]
    public async Task What_usually_takes_longer_comes_first_and_the_row_says_why()
    {
        var (slow, quick) = (await Desk.CreatedAsync(Protocol.Oidc), await Desk.CreatedAsync(Protocol.Saml));
        await EditAsync(slow.Id, row => (row.Cluster, row.CredentialExpiresAt) = (ClusterOf("Slow Corp"), Now.AddDays(80)));
        await EditAsync(quick.Id, row => (row.Cluster, row.CredentialExpiresAt) = (ClusterOf("Quick Corp"), Now.AddDays(70)));
        foreach (var monthsAgo in new[] { 4, 8 })
        {
            await RotatedAsync(slow, monthsAgo * 30, 40, remindedDaysBefore: 60);
            await RotatedAsync(quick, monthsAgo * 30, 40, remindedDaysBefore: 3);
        }

        var page = Open<RenewalsPage>("/renewals");

        page.WaitForAssertion(() => Assert.Equal([slow.Name.Value, quick.Name.Value], page.FindAll("tbody th").Select(cell => cell.TextContent.Trim())));
        Assert.Contains("usually takes 60 days", page.FindAll("tbody tr")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("usually takes 3 days", page.FindAll("tbody tr")[1].TextContent, StringComparison.Ordinal);
    }

    private async Task RotatedAsync(ConnectionRecord record, int daysAgo, int? daysLeft, int remindedDaysBefore, CustomerMessage? message = null)
    {
        var at = Now.AddDays(-daysAgo);
        var isSecret = record.Protocol == Protocol.Oidc;
        var fingerprint = Convert.ToHexStringLower(Guid.NewGuid().ToByteArray()) + new string('0', 32);
        var reminder = new OutboxMessage
        {
            Id = Guid.NewGuid(),
            Key = Guid.NewGuid().ToString(),
            Kind = MessageKind.Digest,
            Channel = MessageChannel.Email,
            Recipient = "team@console.example",
            Language = "en",
            Subject = "A subject",
            Body = "A text",
            State = MessageState.Sent,
            CreatedAt = at.AddDays(-remindedDaysBefore),
            NextAt = at,
        };
        await using var context = await Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token);
        context.AddRange(
            reminder,
            new Reminder { Id = Guid.NewGuid(), Key = Guid.NewGuid().ToString(), DeadlineKey = $"{(isSecret ? "secret" : "certificate")}:{record.Id}:{fingerprint[..16]}", MessageId = reminder.Id, Step = 60, Recipient = "team@console.example", DueAt = at, CreatedAt = reminder.CreatedAt },
            new Credential { Id = Guid.NewGuid(), ConnectionId = record.Id, Kind = isSecret ? CredentialKind.ClientSecret : CredentialKind.SigningCertificate, Status = CredentialStatus.Previous, Fingerprint = fingerprint, ExpiresAt = daysLeft is { } days ? at.AddDays(days) : null, SetBy = "Ana Ruiz", SetAt = at.AddYears(-1), ReplacedAt = at },
            new Change { Id = Guid.NewGuid(), Kind = isSecret ? ChangeKind.RotateSecret : ChangeKind.RotateCertificate, State = ChangeState.Confirmed, ConnectionId = record.Id, ConnectionName = record.Name, Actor = "Ana Ruiz", Ticket = "SUP-1", Reason = "It expires.", RequestKey = Guid.NewGuid(), Plan = "[]", PlannedAt = at.AddMinutes(-1), SettledAt = at, CustomerMessageAt = message?.At, CustomerMessageSource = message?.Source ?? CustomerMessageSource.None });
        await context.SaveChangesAsync(Token);
    }

    private static Cluster ClusterOf(string customer) => new()
    {
        Id = ClusterId.From(Guid.NewGuid()),
        AccountId = Guid.NewGuid(),
        Name = "prod",
        Customer = customer,
    };
}
