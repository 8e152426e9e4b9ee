using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.SignIns.Silence;

/// <summary>A connection whose sign-ins are watched.</summary>
/// <param name="Last">Its last successful sign-in of a user.</param>
/// <param name="Rhythm">Null if it has none.</param>
/// <param name="IsFound">Whether its silence is known already.</param>
public sealed record WatchedConnection(
    Guid Id,
    IdentityProvider Provider,
    DateTimeOffset Last,
    SignInRhythm? Rhythm,
    bool IsFound);

/// <summary>
/// Finds connections that are silent while people usually sign in. Where many connections of different providers fall silent together,
/// people are on holiday: that time is forgiven.
/// </summary>
public sealed class SilenceFinder
{
    /// <summary>The part of an alarming surprise from which on a silence counts as one of many.</summary>
    private const double Noticeable = 0.5;

    /// <summary>How many must be silent together.</summary>
    private const int Together = 3;

    /// <summary>And which part of those that are expected to be heard.</summary>
    private const double TogetherPart = 0.03;

    private static readonly TimeSpan Shortest = TimeSpan.FromHours(1);

    private readonly Dictionary<Guid, DateTimeOffset> forgiven = [];

    /// <summary>The connections that fell silent and are not known to be.</summary>
    public IReadOnlyList<WatchedConnection> FindNew(IReadOnlyCollection<WatchedConnection> all, DateTimeOffset now)
    {
        var quiet = all.Where(one => one is { Rhythm: not null, IsFound: false })
            .Select(one => (One: one, Surprise: one.Rhythm!.Surprise(HeardAt(one), now)))
            .Select(one => (one.One, Part: one.Surprise / one.One.Rhythm!.Alarming))
            .Where(one => one.Part >= Noticeable)
            .ToList();
        var alarming = quiet.FindAll(one => one.Part >= 1 && now - one.One.Last >= Shortest);
        var found = new List<WatchedConnection>();
        foreach (var (one, _) in alarming)
        {
            var since = HeardAt(one);
            var expected = all.Count(other => other.Rhythm?.Surprise(since, now) >= Noticeable * other.Rhythm?.Alarming);
            var others = quiet.Count(other => other.One.Provider != one.Provider);
            if (others < Math.Max(Together, expected * TogetherPart))
            {
                found.Add(one);
            }
        }

        if (alarming.Count > found.Count)
        {
            foreach (var (one, _) in quiet.Where(one => !found.Contains(one.One)))
            {
                forgiven[one.Id] = now;
            }
        }

        return found;
    }

    private DateTimeOffset HeardAt(WatchedConnection one) =>
        forgiven.TryGetValue(one.Id, out var at) && at > one.Last ? at : one.Last;
}
