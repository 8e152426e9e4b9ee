using System.Text.RegularExpressions;
using SupportConsole.App.Fetching;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Sync;
using SupportConsole.Auth0;

namespace SupportConsole;

/// <summary>The console's settings, read and checked before anything starts. Every message names the setting, also as an environment variable.</summary>
public sealed partial record ConsoleSettings
{
    /// <summary>Where the data is: <c>Console:DataDirectory</c>; by default <c>data</c> in the content root.</summary>
    public required ConsolePaths Paths { get; init; }

    /// <summary>Whether the tenant is emulated in this process: <c>Emulator:Enabled</c>; by default in Development where no tenant is set.</summary>
    public required bool IsEmulated { get; init; }

    /// <summary>The emulator's loopback port: <c>Emulator:Port</c>; 0 takes a free one.</summary>
    public required int EmulatorPort { get; init; }

    /// <summary>The tenant's domain: <c>Auth0:Domain</c>.</summary>
    public required string TenantDomain { get; init; }

    /// <summary>Whether Auth0's official SDK sends the calls: <c>Auth0:Client</c>.</summary>
    public required bool UsesOfficialSdk { get; init; }

    /// <summary>What <c>Auth0:RequestsPerSecond</c> says; null where it is not set.</summary>
    public required double? RequestsPerSecond { get; init; }

    /// <summary>Whether a proxy that ends TLS stands in front and its X-Forwarded headers are believed: <c>Console:BehindProxy</c>; by default not.</summary>
    public required bool IsBehindProxy { get; init; }

    /// <summary>Scheduled backups: the section <c>Backup</c>.</summary>
    public required BackupSettings Backups { get; init; }

    /// <summary>Scheduled sync checks: the section <c>Sync</c>.</summary>
    public required SyncSettings Sync { get; init; }

    /// <summary>Whether this is Development.</summary>
    public required bool IsDevelopment { get; init; }

    /// <summary>What stands in the way of starting.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>Reads and checks them.</summary>
    public static ConsoleSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var problems = new List<string>();
        var domain = configuration["Auth0:Domain"] ?? "";
        var emulated = Flag(configuration, "Emulator:Enabled", environment.IsDevelopment() && domain.Length == 0, problems);
        if (emulated && !environment.IsDevelopment())
        {
            problems.Add("Emulator:Enabled is true outside Development: the emulated tenant is for development and tests only. Take the setting away and name the tenant.");
        }

        var tenant = Section<Auth0TenantOptions>(configuration, Auth0TenantOptions.Section, problems);
        if (!emulated)
        {
            problems.AddRange(tenant.Problems());
        }

        if (tenant.Client == TenantClient.Sdk && !OfficialSdk.IsInBuild)
        {
            problems.Add(
                "Auth0:Client is Sdk, but this build does not contain the official SDK. "
                    + "Build the console with -p:Auth0Sdk=true, or remove the setting.");
        }

        var directory = configuration["Console:DataDirectory"] is { Length: > 0 } set ? set : Path.Combine(environment.ContentRootPath, "data");
        if (!CanWrite(directory))
        {
            problems.Add($"Console:DataDirectory is {directory}, and the console cannot write there. Name a directory on a local file system that it may write to.");
        }

        problems.AddRange(Section<FetchSettings>(configuration, FetchSettings.Section, problems).Problems());
        var backups = Section<BackupSettings>(configuration, BackupSettings.Section, problems);
        problems.AddRange(backups.Problems());
        var sync = Section<SyncSettings>(configuration, SyncSettings.Section, problems);
        problems.AddRange(sync.Problems());
        var port = 0;
        if (configuration["Emulator:Port"] is { Length: > 0 } text && (!int.TryParse(text, out port) || port is < 0 or > 65535))
        {
            problems.Add($"Emulator:Port is “{text}”. Give a port from 1 to 65535, or 0 for a free one.");
        }

        return new ConsoleSettings
        {
            Paths = new ConsolePaths(Path.GetFullPath(directory)),
            IsEmulated = emulated,
            EmulatorPort = port,
            TenantDomain = domain,
            UsesOfficialSdk = tenant.Client == TenantClient.Sdk,
            RequestsPerSecond = configuration["Auth0:RequestsPerSecond"] is { Length: > 0 } ? tenant.RequestsPerSecond : null,
            IsBehindProxy = Flag(configuration, "Console:BehindProxy", false, problems),
            Backups = backups,
            Sync = sync,
            IsDevelopment = environment.IsDevelopment(),
            Problems = [.. problems.Select(WithVariable)],
        };
    }

    /// <summary>A section's settings; the defaults, and a problem that names the setting, where one cannot be read.</summary>
    private static T Section<T>(IConfiguration configuration, string section, List<string> problems)
        where T : new()
    {
        try
        {
            return configuration.GetSection(section).Get<T>() ?? new T();
        }
        catch (InvalidOperationException unreadable)
        {
            problems.Add($"{unreadable.Message} Correct it, or take it away.");
            return new T();
        }
    }

    private static bool Flag(IConfiguration configuration, string key, bool standard, List<string> problems)
    {
        if (configuration[key] is not { Length: > 0 } text)
        {
            return standard;
        }

        if (!bool.TryParse(text, out var value))
        {
            problems.Add($"{key} is “{text}”. Set it to true or false.");
        }

        return value;
    }

    private static bool CanWrite(string directory)
    {
        try
        {
            MakePrivate(directory);
            var probe = Path.Combine(directory, $".probe-{Guid.NewGuid():N}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Makes a directory that its owner alone can look into: it holds keys. One that is there stays as it is.</summary>
    internal static void MakePrivate(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Beside the first mention of a setting, how it is called as an environment variable.</summary>
    private static string WithVariable(string problem) => Setting().Replace(problem, found => $"{found.Value} ({found.Value.Replace(":", "__", StringComparison.Ordinal)})", 1);

    [GeneratedRegex(@"\b(?:Auth0|Console|Emulator|Backup|Sync|Fetching):\w+(?::\w+)*", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Setting();
}
