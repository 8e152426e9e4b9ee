namespace SupportConsole.Auth0.Emulator;

/// <summary>The faults to come. For each request the first that matches and is not used up fires; then the next one has its turn.</summary>
public sealed class FaultPlan
{
    private readonly Lock door = new();
    private readonly List<PlannedFault> planned = [];

    /// <summary>Plans a fault for requests that match.</summary>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="times">How often; <see cref="int.MaxValue"/> for always.</param>
    /// <param name="skip">How many matching requests go well first.</param>
    public PlannedFault Add(Func<SeenRequest, bool> match, Fault fault, int times = 1, int skip = 0)
    {
        var plan = new PlannedFault(match, fault, times, skip);
        lock (door)
        {
            planned.Add(plan);
        }

        return plan;
    }

    public PlannedFault Add(string method, string path, Fault fault, int times = 1, int skip = 0) =>
        Add(request => request.Method == method && request.Path.StartsWith(path, StringComparison.Ordinal), fault, times, skip);

    /// <summary>Plans a fault for the n-th request from now; 1 is the next request.</summary>
    public PlannedFault AddAtCall(int n, Fault fault) => Add(static _ => true, fault, times: 1, skip: n - 1);

    public void Clear()
    {
        lock (door)
        {
            planned.Clear();
        }
    }

    internal Fault? Take(SeenRequest request)
    {
        lock (door)
        {
            return planned.Where(plan => plan.Fires(request)).ToList().FirstOrDefault()?.Use();
        }
    }
}
