using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SupportConsole.App.People;
using SupportConsole.Auth0.Emulator;

namespace SupportConsole;

internal static class StartUp
{
    /// <summary>
    /// The builder of the console and of its commands. A published console finds its files, its settings and its data beside itself,
    /// wherever it is started.
    /// </summary>
    public static WebApplicationBuilder CreateBuilder(params string[] args) => WebApplication.CreateBuilder(new WebApplicationOptions
    {
        Args = args,
        ContentRootPath = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null,
    });

    private static volatile bool isStarted;

    /// <summary>
    /// Whether a message of the server's start is logged: what keeps it from starting is told in <see cref="Refuse"/>, without a
    /// stack.
    /// </summary>
    public static bool IsLogged(LogLevel level) => isStarted && level >= LogLevel.Warning;

    /// <summary>Prints the lines that everybody looks for, after whatever was logged while the console started.</summary>
    public static void Announce(WebApplication app, ConsoleSettings settings)
    {
        isStarted = true;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var emulated = settings.IsEmulated ? " (emulated in this process: nothing reaches Auth0)" : "";
        var info = app.Services.GetRequiredService<ConsoleInfo>();
        Console.WriteLine($"""
            SupportConsole listens on {string.Join(" and ", addresses)}
            Tenant: {info.TenantDomain}{emulated}
            Data: {settings.Paths.Directory}
            """);
        if (info.DemoIdp is { } idp)
        {
            Console.WriteLine($"Demo identity provider: {idp}");
        }
    }

    /// <summary>
    /// Asks the tenant what the credentials may do, and says what is missing. The console runs meanwhile, and whatever comes of
    /// it.
    /// </summary>
    public static async Task AskTenantAsync(WebApplication app, ConsoleSettings settings)
    {
        if (!settings.IsEmulated && !settings.TenantDomain.EndsWith(".auth0.com", StringComparison.Ordinal))
        {
            Console.WriteLine(
                $"Look at Auth0:Domain: {settings.TenantDomain} is right for a private cloud only. "
                + "With a custom domain there, Auth0 gives no token, and entity IDs handed to customers would be wrong.");
        }

        try
        {
            Console.WriteLine(
                $"Tenant access: {await app.Services.GetRequiredService<TenantHealth>().SayAsync(app.Lifetime.ApplicationStopping)}");
        }
        catch (OperationCanceledException)
        {
            // The console stops.
        }
    }

    /// <summary>Why it does not start, where the cause is something that its operator can fix; null for a fault of the console.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        IOException { InnerException: AddressInUseException } =>
            $"{exception.Message.TrimEnd('.')}. End what listens there, or choose another port: --urls http://127.0.0.1:5081 or ASPNETCORE_URLS; "
            + "for the emulated tenant Emulator:Port.",
        UnusableStateException unusable => unusable.Message,
        Microsoft.Extensions.Options.OptionsValidationException wrong => string.Join(" ", wrong.Failures),
        SocketException or IOException { InnerException: SocketException } =>
            $"It cannot listen: {exception.Message.TrimEnd('.')}. Choose an address of this machine, and a port that this user may take: --urls or ASPNETCORE_URLS.",
        FormatException or InvalidOperationException when exception.StackTrace
        ?.Contains("AddressBinder", StringComparison.Ordinal) == true =>
            $"The address to listen on cannot be read: {exception.Message.TrimEnd('.')}. Set --urls or ASPNETCORE_URLS to something like http://127.0.0.1:5080.",
        _ => null,
    };

    public static int Refuse(IReadOnlyList<string> problems)
    {
        Console.Error.WriteLine("SupportConsole does not start:");
        foreach (var problem in problems)
        {
            Console.Error.WriteLine($"- {problem}");
        }

        return 1;
    }
}
