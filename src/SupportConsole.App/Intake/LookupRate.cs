using SupportConsole.App.People;

namespace SupportConsole.App.Intake;

/// <summary>How often one person may have the console fetch from addresses that were typed.</summary>
public sealed class LookupRate(TimeProvider time)
{
    public const int MostForOne = 30;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly Lock guard = new();
    private readonly Dictionary<PersonId, Queue<long>> asked = [];

    /// <summary>Counts a fetch; a problem if the person has fetched too often.</summary>
    public Problem? Take(Actor actor)
    {
        lock (guard)
        {
            var times = asked.TryGetValue(actor.Id, out var known) ? known : asked[actor.Id] = [];
            while (times.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Window)
            {
                times.Dequeue();
            }

            if (times.Count >= MostForOne)
            {
                return new Problem(
                    $"You fetched {MostForOne} documents within {Window.TotalMinutes:N0} minutes.",
                    "Wait a few minutes, or attach the document as a file.")
                {
                    Code = "fetch.rate",
                };
            }

            times.Enqueue(time.GetTimestamp());
            return null;
        }
    }
}
