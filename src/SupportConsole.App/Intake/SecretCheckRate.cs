using SupportConsole.Federation;

namespace SupportConsole.App.Intake;

/// <summary>Keeps the check from becoming a way to guess: so many for one client, and so many in all, within a window.</summary>
public sealed class SecretCheckRate(TimeProvider time)
{
    public const int MostForOne = 5;

    public const int MostInAll = 30;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly Lock door = new();
    private readonly Queue<(string Key, long At)> asked = [];

    /// <summary>Takes a place for every key, or says when there will be one.</summary>
    public Problem? Take(params IReadOnlyList<string> keys)
    {
        lock (door)
        {
            while (asked.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At) >= Window)
            {
                asked.Dequeue();
            }

            long? free = null;
            foreach (var key in keys)
            {
                var times = asked.Where(entry => entry.Key == key).Select(entry => entry.At).ToList();
                free = times.Count >= MostForOne ? Later(free, times[^MostForOne]) : free;
            }

            var all = asked.Where(entry => entry.Key.Length == 0).Select(entry => entry.At).ToList();
            free = all.Count >= MostInAll ? Later(free, all[^MostInAll]) : free;
            if (free is { } since)
            {
                return new Problem(
                    $"This was checked often: at most {MostForOne} times for one client and {MostInAll} times in all within {Window.TotalMinutes:N0} minutes.",
                    $"Try again in {Math.Max(1, (int)Math.Ceiling((Window - time.GetElapsedTime(since)).TotalMinutes))} min.")
                { Code = "secret-check.rate" };
            }

            foreach (var key in keys.Append("").Distinct())
            {
                asked.Enqueue((key, time.GetTimestamp()));
            }

            return null;
        }
    }

    private static long Later(long? one, long other) => one is { } first && first > other ? first : other;
}
