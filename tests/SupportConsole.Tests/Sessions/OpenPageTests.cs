using Bunit;
using Bunit.Extensions.WaitForHelpers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Sessions;
using SupportConsole.App.Shell;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Sessions;

/// <summary>What an open page learns of its session from the database alone, as when another process ended it.</summary>
public sealed class OpenPageTests : ConsolePageTest
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 28, 9, 0, 0, TimeSpan.Zero));

    public OpenPageTests() => Services.AddSingleton<TimeProvider>(clock);

    [Theory]
    [InlineData("\"EndedAt\" = \"StartedAt\", \"EndedBecause\" = 1", "You signed out.")]
    [InlineData("\"EndedAt\" = \"StartedAt\", \"EndedBecause\" = 6", "An administrator ended your session.")]
    [InlineData("\"EndedAt\" = \"StartedAt\", \"EndedBecause\" = 7", "You signed out at your company's sign-in.")]
    [InlineData("\"EndedAt\" = \"StartedAt\", \"EndedBecause\" = 9", "You are no longer in a group that has access.")]
    [InlineData("\"Role\" = 2", "Your role is now manager.")]
    public async Task An_open_page_says_within_30_seconds_that_its_session_ended_or_its_role_changed(string set, string words)
    {
        var person = new Actor("Ana Ruiz", StaffRole.Engineer) { Id = new PersonId("https://idp.example.com", "u-1") };
        var started = await Services.GetRequiredService<StaffSessions>().StartAsync(new NewSession(person, SessionKind.Staff), Token);
        SignIn(started.Session.ToActor());
        var page = Render<SessionBanner>();
        await using (var context = await Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token))
        {
            var update = $"UPDATE \"Sessions\" SET {set}";
            await context.Database.ExecuteSqlRawAsync(update, Token);
        }

        PassHalfAMinute(page, words);

        Assert.Contains(words, page.Markup, StringComparison.Ordinal);
        Assert.Contains("Drafts are kept", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_idle_session_ends_on_the_page_too()
    {
        var person = new Actor("Ana Ruiz", StaffRole.Engineer) { Id = new PersonId("https://idp.example.com", "u-1") };
        var started = await Services.GetRequiredService<StaffSessions>().StartAsync(new NewSession(person, SessionKind.Staff), Token);
        SignIn(started.Session.ToActor());
        var page = Render<SessionBanner>();
        clock.Advance(new SessionSettings().Idle);

        PassHalfAMinute(page, "did not use the console");

        Assert.Contains("did not use the console", page.Markup, StringComparison.Ordinal);
    }

    /// <summary>Lets 30 seconds of the console's time pass.</summary>
    private void PassHalfAMinute(IRenderedComponent<SessionBanner> page, string words)
    {
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromSeconds(30); passed += TimeSpan.FromSeconds(10))
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            try
            {
                page.WaitForState(() => page.Markup.Contains(words, StringComparison.Ordinal), TimeSpan.FromSeconds(3));
                return;
            }
            catch (WaitForFailedException)
            {
                // The next look may show it.
            }
        }
    }
}
