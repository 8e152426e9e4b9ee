using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SupportConsole.App.Shell;

namespace SupportConsole;

/// <summary>What the console says at start.</summary>
internal static class StartUp
{
    /// <summary>Where it listens, which tenant it talks to, where the data is.</summary>
    public static void Announce(WebApplication app, ConsoleSettings settings)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        Console.WriteLine($"SupportConsole listens on {string.Join(" and ", addresses)}");
        Console.WriteLine($"Tenant: {app.Services.GetRequiredService<ConsoleInfo>().TenantDomain}{(settings.IsEmulated ? " (emulated in this process: nothing reaches Auth0)" : "")}");
        Console.WriteLine($"Data: {settings.Paths.Directory}");
    }

    /// <summary>Why it does not start.</summary>
    public static void Refuse(IReadOnlyList<string> problems)
    {
        Console.Error.WriteLine("SupportConsole does not start:");
        foreach (var problem in problems)
        {
            Console.Error.WriteLine($"- {problem}");
        }
    }
}
