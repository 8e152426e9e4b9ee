using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Connections.Detail;
using SupportConsole.App.Record;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Federation;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Connections;

/// <summary>The page of a connection that a sync check didn't find in Auth0.</summary>
public sealed class MissingConnectionTests : ConsolePageTest
{
    [Fact]
    public async Task One_that_is_missing_in_Auth0_offers_the_decision_and_nothing_that_Auth0_would_refuse()
    {
        var record = await Desk.CreatedAsync(Protocol.Saml);
        var missing = Guid.NewGuid();
        Tenant.Dashboard.Delete(record.Name.Value);
        await using (var context = await Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token))
        {
            context.Add(new Finding
            {
                Id = missing,
                Kind = FindingKind.Missing,
                Auth0Id = record.Auth0Id!,
                Name = record.Name,
                ConnectionId = record.Id,
                FoundAt = DateTimeOffset.UnixEpoch,
                SeenAt = DateTimeOffset.UnixEpoch,
            });
            await context.SaveChangesAsync(Token);
        }

        var page = Open(record.Id);

        page.WaitForAssertion(() => Assert.Equal(
            $"/sync/{missing}",
            Assert.Single(page.FindAll(".page-head .mud-button-filled")).GetAttribute("href")));
        page.WaitForAssertion(() => Assert.Contains("Couldn't check Auth0", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(
            page.FindAll("a, button"),
            act => act.TextContent.Trim() is "Test sign-in" or "Rotate certificate" or "Roll back" or "Edit settings");
        Assert.Empty(page.FindAll("#applications"));
        Assert.Empty(page.FindAll(".problem"));

        // That Auth0 can't be asked is another thing, and nothing else says so.
        Tenant.Faults.Add("GET", "/api/v2/connections", Fault.Status(401, "Invalid token"), int.MaxValue);
        var refused = Open(record.Id);
        refused.WaitForAssertion(() => Assert.NotEmpty(refused.FindAll(".problem")));
    }

    private IRenderedComponent<ConnectionPage> Open(Guid id) =>
        Open<ConnectionPage>($"/connections/{id}", parameters => parameters.Add(page => page.Id, id));
}
