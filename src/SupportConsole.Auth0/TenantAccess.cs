namespace SupportConsole.Auth0;

public sealed record TenantAccess(IReadOnlySet<string> Granted, IReadOnlyList<MissingScope> Missing);

/// <param name="Scope">Such as update:connections_options.</param>
/// <param name="Consequence">What does not work without it.</param>
public sealed record MissingScope(string Scope, string Consequence);

/// <summary>The rate limit as the last answer reported it.</summary>
/// <param name="Limit">Requests in a window.</param>
/// <param name="Remaining">Requests left in it.</param>
/// <param name="ResetsAt">When the next window starts, UTC.</param>
public sealed record RateLimitReading(int Limit, int Remaining, DateTimeOffset ResetsAt);
