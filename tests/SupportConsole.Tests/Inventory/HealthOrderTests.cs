using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Inventory;

/// <summary>The second half of the list by health is read from its end: nothing is missing, doubled or out of order.</summary>
public sealed class HealthOrderTests
{
    private const int Count = 57;
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, 7)]
    [InlineData(true, 7)]
    [InlineData(false, 19)]
    [InlineData(true, 57)]
    public async Task The_pages_by_health_are_the_whole_list(bool isDescending, int size)
    {
        await using var record = await FilledAsync();
        var list = record.Services.GetRequiredService<ConnectionListService>();
        var query = new ConnectionQuery { Sort = "health", Descending = isDescending };

        var whole = await list.ListAsync(query with { PageSize = 200 }, Token);
        var pages = new List<ConnectionRow>();
        for (var number = 0; number * size < Count; number++)
        {
            pages.AddRange((await list.ListAsync(query with { PageSize = size, Page = number }, Token)).Rows);
        }

        var sorted = isDescending ? whole.Rows.OrderByDescending(row => row.Health.Value) : whole.Rows.OrderBy(row => row.Health.Value);
        Assert.Equal(Count, whole.Rows.Count);
        Assert.True(whole.Rows.Select(row => row.Health.Value).Distinct().Count() > 2);
        Assert.Equal(sorted.ThenBy(row => row.Customer, StringComparer.OrdinalIgnoreCase).Select(row => row.Name), whole.Rows.Select(row => row.Name));
        Assert.Equal(whole.Rows.Select(row => row.Name), pages.Select(row => row.Name));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_first_rows_of_one_health_are_the_first_page_and_in_the_order_of_the_whole_list(bool isDescending)
    {
        await using var record = await FilledAsync();
        var list = record.Services.GetRequiredService<ConnectionListService>();
        var all = new ConnectionQuery { Sort = "health", Descending = isDescending, PageSize = 200 };
        var ofOne = all with { Health = Health.SettingUp, PageSize = 5 };

        var first = (await list.FirstAsync(ofOne, 5, Token)).Select(row => row.Name).ToList();

        Assert.Equal((await list.ListAsync(ofOne, Token)).Rows.Select(row => row.Name), first);
        Assert.Equal((await list.ListAsync(all, Token)).Rows.Where(row => row.Health.Value == Health.SettingUp).Take(5).Select(row => row.Name), first);
    }

    private static async Task<RecordFile> FilledAsync()
    {
        var record = await RecordFile.CreateAsync(configure: services => services.AddSingleton<ConnectionListService>());
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        ConnectionState[] states = [ConnectionState.Live, ConnectionState.Draft, ConnectionState.ReadyToTest];
        for (var number = 0; number < Count; number++)
        {
            var cluster = new Cluster
            {
                Id = ClusterId.From(Guid.NewGuid()),
                AccountId = Guid.NewGuid(),
                Name = "prod",
                Customer = $"Customer {number * 31 % Count:D2}",
            };
            var connection = Records.Connection(cluster, $"connection-{number}", states[number % 3]);
            connection.EnabledApplications = number % 4 == 1 ? "" : "app";
            connection.CredentialExpiresAt = number % 2 == 0 ? TimeProvider.System.GetUtcNow().AddDays((number % 7 * 20) - 30) : null;
            connection.Attention = number % 5 == 0 ? "Auth0 refused the last change." : "";
            context.AddRange(cluster, connection);
        }

        await context.SaveChangesAsync(Token);
        return record;
    }
}
