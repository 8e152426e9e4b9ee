using Microsoft.EntityFrameworkCore;

namespace SupportConsole.App.Record;

/// <summary>
/// An application of the tenant that exists for test sign-ins. It is never one of the customers' applications: a connection that is
/// enabled for it alone is off. One that was deleted in Auth0 stays, so that its old sign-ins still count as tests.
/// </summary>
public sealed class TestClient
{
    /// <summary>The application's name in Auth0, by which it is found.</summary>
    public const string Name = "SupportConsole connection test";

    public required string ClientId { get; init; }

    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>Removes the test applications from the client IDs of enabled applications.</summary>
    public static async Task<IReadOnlyList<string>> RemoveFromAsync(
        ConsoleDbContext context,
        IReadOnlyList<string> applications,
        CancellationToken cancellationToken)
    {
        var tests = await context.TestClients.Select(client => client.ClientId).ToListAsync(cancellationToken);
        return [.. applications.Except(tests)];
    }
}
