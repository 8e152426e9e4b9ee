using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace SupportConsole.App.People;

/// <summary>The open pages of each person.</summary>
public sealed class CircuitCount
{
    public const int MostForOne = 30;

    private static readonly UpDownCounter<int> Circuits = Telemetry.Meter.CreateUpDownCounter<int>("supportconsole.circuits", "{circuit}");
    private readonly ConcurrentDictionary<string, int> open = new(StringComparer.Ordinal);

    public bool HasRoom(string person) => open.GetValueOrDefault(person) < MostForOne;

    internal void Add(string person, int pages)
    {
        Circuits.Add(pages);
        open.AddOrUpdate(person, Math.Max(0, pages), (_, before) => Math.Max(0, before + pages));
    }
}

/// <summary>Counts the pages of a person while they are connected.</summary>
internal sealed class CountedCircuit(CircuitCount count, ActingPerson person) : CircuitHandler
{
    private string name = "";

    public override async Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        name = (await person.FindAsync())?.Id.ToString() ?? "";
        count.Add(name, 1);
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        count.Add(name, -1);
        return Task.CompletedTask;
    }
}
