using SupportConsole.Crash;

namespace SupportConsole.Benchmarks.Browser;

/// <summary>A server in a process of its own, as it is run.</summary>
internal sealed class MeasuredServer(ServerProcess process, Uri address) : IDisposable
{
    /// <summary>Where it listens.</summary>
    public Uri Address { get; } = address;

    /// <summary>SIGTERM: it stops as a container does.</summary>
    public Task StopAsync() => process.StopAsync();

    public void Dispose() => process.Dispose();
}
