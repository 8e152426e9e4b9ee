using System.Diagnostics.Metrics;

namespace SupportConsole.App.People;

/// <summary>The pages that each person has connected.</summary>
public sealed class CircuitCount
{
    public const int MostForOne = 10;

    private static readonly UpDownCounter<int> Circuits = Telemetry.Meter.CreateUpDownCounter<int>("supportconsole.circuits", "{circuit}");
    private readonly Lock guard = new();
    private readonly Dictionary<string, int> open = new(StringComparer.Ordinal);

    public bool HasRoom(string person)
    {
        lock (guard)
        {
            return open.GetValueOrDefault(person) < MostForOne;
        }
    }

    /// <summary>Takes a place until it is disposed of; null if the person has too many.</summary>
    public IDisposable? TryTake(string person)
    {
        lock (guard)
        {
            var before = open.GetValueOrDefault(person);
            if (before >= MostForOne)
            {
                return null;
            }

            open[person] = before + 1;
        }

        Circuits.Add(1);
        return new Place(this, person);
    }

    private void Leave(string person)
    {
        lock (guard)
        {
            if (--open[person] == 0)
            {
                open.Remove(person);
            }
        }

        Circuits.Add(-1);
    }

    private sealed class Place(CircuitCount count, string person) : IDisposable
    {
        public void Dispose() => count.Leave(person);
    }
}
