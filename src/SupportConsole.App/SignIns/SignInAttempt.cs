using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Auth0;

namespace SupportConsole.App.SignIns;

/// <summary>A test sign-in that has started and not come back. Kept in memory only.</summary>
internal sealed record SignInAttempt
{
    public required Guid ConnectionId { get; init; }

    /// <summary>Who tests: an engineer, or the customer behind a link.</summary>
    public required Actor By { get; init; }

    public required TestSource Source { get; init; }

    public Guid? LinkId { get; init; }

    public required string Revision { get; init; }

    public required TenantSignIn SignIn { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>What the browser's cookie holds; null until the browser has left for Auth0.</summary>
    public string? Browser { get; init; }
}
