using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Fetching;
using SupportConsole.App.Record;
using SupportConsole.App.Shell;
using SupportConsole.Auth0;
using SupportConsole.Federation.Names;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Shell;

public sealed class RailCountsTests
{
    [Fact]
    public async Task A_clock_that_goes_back_does_not_keep_old_counts_on_the_pages()
    {
        var token = TestContext.Current.CancellationToken;
        var clock = new SetBackClock(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
        await using var record = await RecordFile.CreateAsync(
            clock, services => services.AddFetching(_ => { }).AddDeadlines().AddSingleton<RailCounts>());
        var counts = record.Services.GetRequiredService<RailCounts>();
        Assert.Equal(0, (await counts.ReadAsync(token))["/sync"].Count);
        await using var context = await record.Contexts.CreateDbContextAsync(token);
        context.Add(new Finding
        {
            Id = Guid.NewGuid(),
            Kind = FindingKind.Unmanaged,
            Auth0Id = new ConnectionId("con_0000000000000001"),
            Name = ConnectionName.FromTenant("acme-prod-saml"),
            FoundAt = clock.GetUtcNow(),
            SeenAt = clock.GetUtcNow(),
        });
        await context.SaveChangesAsync(token);

        clock.SetBack(TimeSpan.FromDays(1));
        clock.Advance(TimeSpan.FromSeconds(11));

        Assert.Equal(1, (await counts.ReadAsync(token))["/sync"].Count);
    }
}
