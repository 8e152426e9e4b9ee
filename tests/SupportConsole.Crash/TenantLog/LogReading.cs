using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Changes;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.SignIns;
using SupportConsole.Auth0;
using SupportConsole.Migrations;

namespace SupportConsole.Crash.TenantLog;

/// <summary>The console's reading of the tenant's log, alone: in a process of its own that may be killed, or in the harness's.</summary>
internal static class LogReading
{
    /// <summary>How many calls a second the console allows itself.</summary>
    public const double CallsPerSecond = 200;

    public static ServiceProvider Services(string directory, string domain, Uri tenant)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton<AuditTrail>();
        services.AddRecord(new ConsolePaths(directory), typeof(DesignTimeContextFactory).Assembly).AddChanges().AddSignIns();
        TrustedSessions.AddTo(services);
        services.AddAuth0Tenant(options =>
        {
            options.Domain = domain;
            options.ClientId = "EmulatedSupportConsole0000000001";
            options.ClientSecret = "emulated-tenant-secret";
            options.BaseAddress = tenant;
            options.RequestsPerSecond = CallsPerSecond;
        });
        return services.BuildServiceProvider();
    }

    /// <summary>Reads the log to its end.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string directory, string domain, Uri tenant)
    {
        await using var services = Services(directory, domain, tenant);
        var read = await services.GetRequiredService<LogIntake>().ReadAsync(CancellationToken.None);
        if (read.Problem is { } problem)
        {
            Console.Error.WriteLine(problem);
        }

        return read.IsOk ? 0 : 1;
    }
}
