using SupportConsole.Auth0.Emulator;
using SupportConsole.DemoIdp;

namespace SupportConsole;

/// <summary>The tenant emulator in the console's own process, in Development.</summary>
internal static class Emulation
{
    /// <summary>The calls a second that the emulated tenant takes: an Enterprise plan's.</summary>
    public const double PerSecond = 16;

    /// <summary>
    /// Starts it where the settings ask for it; its state is kept beside the console's data, so that a restart forgets nothing.
    /// It is started outside the caller's execution context: who watches this program for its host (a test's factory does) takes the first
    /// host built there, and that must be the console's.
    /// </summary>
    public static async Task<EmulatedTenant?> StartAsync(ConsoleSettings settings, CancellationToken cancellationToken)
    {
        if (!settings.IsEmulated)
        {
            return null;
        }

        Task<EmulatedTenant> starting;
        using (ExecutionContext.SuppressFlow())
        {
            starting = Task.Run(
                () => EmulatedTenant.StartAsync(
                    new EmulatorOptions
                    {
                        StateFile = Path.Combine(settings.Paths.Directory, "emulated-tenant.jsonl"),
                        Port = settings.EmulatorPort,
                        RateLimit = new RateLimit(50, PerSecond)
                    },
                    TimeProvider.System, cancellationToken),
                cancellationToken);
        }

        return await starting;
    }

    /// <summary>Starts the demo identity provider beside the emulated tenant, on loopback. Its keys are kept with the console's data.</summary>
    public static async Task<DemoIdentityProvider?> StartIdpAsync(
        ConsoleSettings settings,
        EmulatedTenant? tenant,
        CancellationToken cancellationToken)
    {
        if (tenant is null)
        {
            return null;
        }

        var options = new DemoIdpOptions
        {
            Hosts = tenant.Options.Hosts,
            KeyDirectory = settings.Paths.Directory,
            Port = settings.DemoIdpPort,
        };
        Task<DemoIdentityProvider> starting;
        using (ExecutionContext.SuppressFlow())
        {
            starting = Task.Run(
                () => DemoIdentityProvider.StartAsync(options, TimeProvider.System, cancellationToken),
                cancellationToken);
        }

        return await starting;
    }
}
