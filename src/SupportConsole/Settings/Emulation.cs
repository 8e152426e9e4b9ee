using SupportConsole.Auth0.Emulator;

namespace SupportConsole;

/// <summary>The tenant emulator in the console's own process, in Development.</summary>
internal static class Emulation
{
    /// <summary>Starts it where the settings ask for it; its state is kept beside the console's data, so that a restart forgets nothing.</summary>
    public static async Task<EmulatedTenant?> StartAsync(ConsoleSettings settings, CancellationToken cancellationToken) => settings.IsEmulated
        ? await EmulatedTenant.StartAsync(
            new EmulatorOptions { StateFile = Path.Combine(settings.Paths.Directory, "emulated-tenant.jsonl"), Port = settings.EmulatorPort, RateLimit = new RateLimit(50, 16) },
            TimeProvider.System, cancellationToken)
        : null;
}
