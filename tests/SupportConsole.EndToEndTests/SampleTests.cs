using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.SignIns;
using SupportConsole.App.SignIns.Silence;
using SupportConsole.EndToEndTests.Support;
using SupportConsole.Sample;

namespace SupportConsole.EndToEndTests;

[Collection(InTheBrowser.Name)]
public sealed class SampleTests(ConsoleFixture console)
{
    [Fact]
    public async Task The_sample_has_every_state_and_its_drafts_and_waiting_customers_have_their_ages()
    {
        await using var context = await console.Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var connections = await context.Connections.AsNoTracking().Where(connection => connection.Cluster.ContactName == "IT service desk").ToListAsync(TestContext.Current.CancellationToken);
        var now = TimeProvider.System.GetUtcNow();

        Assert.Empty(Enum.GetValues<ConnectionState>().Except(connections.Select(connection => connection.State)));
        foreach (var state in new[] { ConnectionState.Draft, ConnectionState.WaitingOnCustomer })
        {
            var ages = connections.Where(connection => connection.State == state).Select(connection => (now - connection.StateSince).Days).ToList();
            Assert.True(ages.Distinct().Count() >= 4 && ages.Max() >= 14, $"{state}: {string.Join(", ", ages)} days");
        }
    }

    [Fact]
    public async Task The_sample_has_a_year_of_history_by_several_people_with_rotations_and_a_refusal()
    {
        await using var context = await console.Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var changes = await context.Changes.AsNoTracking().Where(change => change.Ticket.StartsWith("TICKET-")).ToListAsync(TestContext.Current.CancellationToken);
        var now = TimeProvider.System.GetUtcNow();

        Assert.True(changes.Max(change => (now - change.PlannedAt).Days) > 300, "The oldest change is too young.");
        Assert.True(changes.Select(change => change.Actor).Distinct().Count() >= 3, "Several people acted.");
        Assert.True(changes.Count(change => change.Kind is ChangeKind.RotateCertificate or ChangeKind.RotateSecret) >= 8, "There are rotations.");
        Assert.Contains(changes, change => change.State == ChangeState.Refused);

        var rotations = (await console.Services.GetRequiredService<PastRotations>().ReadAsync(now.AddDays(-400), new RotationQuery { PageSize = 200 }, TestContext.Current.CancellationToken)).Page.Rows;
        var hours = rotations.Where(rotation => rotation.Ticket.StartsWith("TICKET-", StringComparison.Ordinal)).Select(rotation => rotation.ToLive?.TotalHours).ToList();
        Assert.True(hours.Count >= 8, $"{hours.Count} rotations");
        Assert.All(hours, each => Assert.InRange(each ?? 0, 1.9, 45));
    }

    [Fact]
    public async Task The_steps_to_live_of_every_connection_of_the_sample_are_in_order_and_none_was_adopted()
    {
        await using var context = await console.Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var connections = await context.Connections.AsNoTracking().Where(connection => connection.Cluster.ContactName == "IT service desk").ToListAsync(TestContext.Current.CancellationToken);
        var reader = console.Services.GetRequiredService<GoLiveReader>();
        var reached = new List<string>();

        foreach (var connection in connections)
        {
            // A test may be repeated after going live: after a rotation, or by another test of this collection.
            var all = (await reader.FindAsync(connection.Id, TestContext.Current.CancellationToken)).Where(step => step.At is not null).ToList();
            var steps = all.FindAll(step => !step.Source.StartsWith("test sign-in", StringComparison.Ordinal));
            Assert.Equal(steps.Select(step => step.At).Order(), steps.Select(step => step.At));
            Assert.DoesNotContain(steps, step => step.Source.Contains("adopted", StringComparison.Ordinal));
            reached.AddRange(all.Select(step => step.Name));
        }

        Assert.True(reached.Count(name => name == "Live") >= 8, $"{string.Join(", ", reached)}");
        Assert.True(reached.Count(name => name == "Tested by support") > reached.Count(name => name == "Live"), "Some are tested and not live yet.");
    }

    [Fact]
    public async Task Users_sign_in_through_the_live_connections_of_the_sample_and_none_through_those_that_are_off()
    {
        await using var context = await console.Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var connections = await context.Connections.AsNoTracking().Where(connection => connection.Cluster.ContactName == "IT service desk").ToListAsync(TestContext.Current.CancellationToken);
        var reader = console.Services.GetRequiredService<SignInReader>();
        var failing = new List<string>();

        foreach (var connection in connections)
        {
            var overview = (await reader.FindAsync(connection.Id, TestContext.Current.CancellationToken))!;
            var isUsed = overview.Days.Any(day => day.Successes + day.Failures > 0);
            Assert.True(connection.State == ConnectionState.Live || !isUsed, $"{connection.Name} is used, and {connection.State}.");
            Assert.True(connection.State != ConnectionState.Live || isUsed, $"{connection.Name} is live, and not used.");
            failing.AddRange(overview.Failures.Select(failure => $"{connection.Name}: {failure.Cause?.Title}"));
        }

        // Their secrets have expired: Entra says so, the other does not.
        Assert.Equal(
            ["acme-robotics-prod-oidc: The identity provider rejected the client ID or the secret", "meridian-labs-prod-oidc: The client secret has expired"],
            failing.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_is_told_that_a_connection_of_the_sample_is_silent_except_of_the_one_that_shows_it()
    {
        await using var context = await console.Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var now = TimeProvider.System.GetUtcNow();
        var end = SignInCount.HourOf(now);
        var from = end.AddDays(-7 * SignInRhythm.MostWeeks);
        var counts = await context.SignInCounts.AsNoTracking().Where(count => count.Hour >= from && count.Succeeded && !count.IsTest).ToListAsync(TestContext.Current.CancellationToken);
        var names = await context.Connections.AsNoTracking().ToDictionaryAsync(connection => connection.Id, connection => connection.Name.Value, TestContext.Current.CancellationToken);

        var withRhythm = counts.GroupBy(count => count.ConnectionId)
            .Where(same => SignInRhythm.Of([.. Enumerable.Range(0, (int)(end - from).TotalHours).Select(hour => same.Where(count => count.Hour == from.AddHours(hour)).Sum(count => count.Count))], end) is not null)
            .Select(same => names[same.Key]);

        Assert.Equal(["umbra-optics-prod-saml"], withRhythm);
    }

    [Fact]
    public async Task Only_what_the_sample_does_is_dated_back()
    {
        var clock = console.Services.GetRequiredService<SampleClock>();
        Assert.Same(clock, console.Services.GetRequiredService<TimeProvider>());
        var before = TimeProvider.System.GetUtcNow();

        var ago = await clock.AgoAsync(TimeSpan.FromDays(3), async () =>
        {
            await Task.Yield();
            return clock.GetUtcNow();
        });

        Assert.InRange(before - ago, TimeSpan.FromDays(3) - TimeSpan.FromMinutes(1), TimeSpan.FromDays(3));
        Assert.InRange(clock.GetUtcNow() - before, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }
}
