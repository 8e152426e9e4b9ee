using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders;
using SupportConsole.EndToEndTests.Support;
using SupportConsole.Tests.Reminders;

namespace SupportConsole.EndToEndTests;

/// <summary>From the email that a real mail server took to the certificate in Auth0.</summary>
[Collection(InTheBrowser.Name)]
public sealed partial class ReminderEmailTests(BrowserFixture browser)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_a_reminder_to_the_rotated_certificate_in_at_most_6_clicks()
    {
        await using var mail = await MailServer.StartAsync();
        await using var console = Start(mail.Port);
        var (old, now) = (IdpDocuments.Certificate("old.mail.example"), IdpDocuments.Certificate("now.mail.example"));
        var record = await console.CreateSamlAsync("Mail Foods", old);
        await ExpireSoonAsync(console, record.Id);
        await console.Services.GetRequiredService<ReminderPlanner>().PlanAsync(Token);
        var path = await LinkAsync(mail, record.Name.Value);
        await using var visit = await Visit.SignedInAsync(browser, console);
        var hands = await HandsOn.WatchAsync(visit.Page);

        await visit.OpenAsync(path);
        await visit.Page.GetByLabel("Certificate", new() { Exact = true }).ClickAsync();
        await HandsOn.PasteAsync(visit.Page, now);
        await visit.Page.Locator(".verdict").GetByRole(AriaRole.Status).First.WaitForAsync();
        await visit.Page.GetByLabel("Ticket", new() { Exact = true }).ClickAsync();
        await visit.Page.Keyboard.TypeAsync("SUP-9");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Rotate certificate" }).ClickAsync();
        await visit.ConfirmedAsync();

        var clicks = hands.Clicks + 1;
        TestContext.Current.TestOutputHelper?.WriteLine($"From the email to the rotated certificate: {clicks} clicks, the link in the email among them");
        Assert.InRange(clicks, 4, 6);
        Assert.Equal(IdpDocuments.Sha1(now).ToLowerInvariant(), (string?)console.Tenant.Dashboard.Options(record.Name.Value)["thumbprints"]![0]);
        Assert.Empty(visit.Complaints);
    }

    private static ConsoleFixture Start(int port) => new(
        Directory.CreateTempSubdirectory("console-mail-").FullName,
        _ => { },
        new Dictionary<string, string>
        {
            ["Reminders:Team"] = "team@console.example",
            ["Reminders:DigestHour"] = "0",
            ["Reminders:Smtp:Host"] = "127.0.0.1",
            ["Reminders:Smtp:Port"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Reminders:Smtp:Tls"] = "None",
            ["Reminders:Smtp:From"] = "console@console.example",
            ["Console:PublicAddress"] = "https://console.example.com",
        });

    private static async Task ExpireSoonAsync(ConsoleFixture console, Guid id)
    {
        await using var context = await console.Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token);
        var record = await context.Connections.SingleAsync(row => row.Id == id, Token);
        record.CredentialExpiresAt = TimeProvider.System.GetUtcNow().AddDays(3);
        await context.SaveChangesAsync(Token);
    }

    /// <summary>Waits for the email, and reads the address of the page that it sends its reader to.</summary>
    private static async Task<string> LinkAsync(MailServer mail, string name)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (mail.Taken.IsEmpty)
        {
            await again.WaitForNextTickAsync(patience.Token);
        }

        var text = Assert.Single(mail.Taken).TextBody ?? "";
        Assert.Contains(name, text, StringComparison.Ordinal);
        return new Uri(Link().Match(text).Value).PathAndQuery;
    }

    [GeneratedRegex(@"https://\S+/rotate")]
    private static partial Regex Link();
}
