using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.SignIns.Silence;

/// <summary>A connection whose sign-ins are watched.</summary>
/// <param name="Last">Its last successful sign-in of a user.</param>
/// <param name="Rhythm">Null if it has none.</param>
/// <param name="IsFound">Whether its silence is known already.</param>
public sealed record WatchedConnection(Guid Id, IdentityProvider Provider, DateTimeOffset Last, SignInRhythm? Rhythm, bool IsFound)
{
    /// <summary>
    /// Sign-ins in the hour of the last one, and in each hour before it; empty if unknown. Needed only if <see cref="IsSuspicious"/>.
    /// </summary>
    public IReadOnlyList<int> Earlier { get; init; } = [];

    /// <summary>
    /// Whether it was silent a year ago, on the same date or weekday: a company may rest on that day. Needed only if
    /// <see cref="IsSuspicious"/>.
    /// </summary>
    public bool WasSilentAYearAgo { get; init; }

    /// <summary>Between these times a silence was found a year ago.</summary>
    public static (DateTimeOffset From, DateTimeOffset Until) AYearAgo(DateTimeOffset now) => (now.AddDays(-367), now.AddDays(-363));

    /// <summary>Whether the silence is so long that what came before it matters.</summary>
    public bool IsSuspicious(DateTimeOffset now) => Rhythm is not null && Rhythm.Judge(Last, [], now).Both >= SilenceFinder.Noticeable / 2;
}

/// <summary>What is silent and was not known to be.</summary>
/// <param name="Tenant">
/// Since when nobody has signed in through any connection; null unless that is unusual. Reported until somebody does.
/// </param>
public sealed record SilenceFindings(IReadOnlyList<WatchedConnection> Connections, DateTimeOffset? Tenant);
