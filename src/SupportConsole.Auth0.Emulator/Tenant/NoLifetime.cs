using Microsoft.Extensions.Hosting;

namespace SupportConsole.Auth0.Emulator.Tenant;

/// <summary>The tenant lives as long as its host and listens to no signals of its own.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
