using SupportConsole.App.Record;

namespace SupportConsole.App.BreakGlass;

/// <param name="Token">128 random bits, for the link. It is kept nowhere else.</param>
public sealed record PrintedLink(BreakGlassLink Link, string Token);
