namespace SupportConsole.Auth0.Emulator;

public sealed class PlannedFault
{
    private readonly Func<SeenRequest, bool> match;
    private readonly Fault fault;
    private readonly int times;
    private int skip;

    internal PlannedFault(Func<SeenRequest, bool> match, Fault fault, int times, int skip)
    {
        this.match = match;
        this.fault = fault;
        this.times = times;
        this.skip = skip;
    }

    public int Fired { get; private set; }

    internal bool Fires(SeenRequest request) => Fired < times && match(request) && skip-- <= 0;

    internal Fault Use()
    {
        Fired++;
        return fault;
    }
}
