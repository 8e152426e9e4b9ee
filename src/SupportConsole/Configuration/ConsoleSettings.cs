using System.Net;
using System.Text.RegularExpressions;
using SupportConsole.App.BreakGlass;
using SupportConsole.App.Fetching;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Chain;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Reminders;
using SupportConsole.App.Sessions;
using SupportConsole.App.SignIns;
using SupportConsole.App.Sync;
using SupportConsole.App.Watch;
using SupportConsole.Auth0;

namespace SupportConsole;

/// <summary>
/// The console's settings, read and checked before anything starts. Every message names the setting, also as an environment
/// variable.
/// </summary>
public sealed partial record ConsoleSettings
{
    /// <summary>Where the data is: <c>Console:DataDirectory</c>; by default <c>data</c> in the content root.</summary>
    public required ConsolePaths Paths { get; init; }

    /// <summary>
    /// Whether the tenant is emulated in this process: <c>Emulator:Enabled</c>; by default in Development where no tenant is set.
    /// </summary>
    public required bool IsEmulated { get; init; }

    /// <summary>The emulator's loopback port: <c>Emulator:Port</c>; 0 takes a free one.</summary>
    public required int EmulatorPort { get; init; }

    /// <summary>The demo identity provider's loopback port: <c>Emulator:IdpPort</c>; 0 takes a free one.</summary>
    public required int DemoIdpPort { get; init; }

    /// <summary>The tenant's domain: <c>Auth0:Domain</c>.</summary>
    public required string TenantDomain { get; init; }

    /// <summary>Whether Auth0's official SDK sends the calls: <c>Auth0:Client</c>.</summary>
    public required bool UsesOfficialSdk { get; init; }

    /// <summary>What <c>Auth0:RequestsPerSecond</c> says; null where it is not set.</summary>
    public required double? RequestsPerSecond { get; init; }

    /// <summary>Whether a proxy that ends TLS stands in front: <c>Console:BehindProxy</c>.</summary>
    public required bool IsBehindProxy { get; init; }

    /// <summary>
    /// The proxies whose X-Forwarded headers are believed: <c>Console:Proxies</c>, addresses or CIDR, separated by commas.
    /// </summary>
    public required IReadOnlyList<IPNetwork> Proxies { get; init; }

    /// <summary>The address that people open: <c>Console:PublicAddress</c>; required outside Development.</summary>
    public required Uri? PublicAddress { get; init; }

    /// <summary>Whether the personas may sign in against a real tenant in Development: <c>Console:PersonasAgainstRealTenant</c>.</summary>
    public required bool ArePersonasOnRealTenant { get; init; }

    /// <summary>Whether a new record may begin where a key or a backup of an older one lies: <c>Console:NewRecord</c>.</summary>
    public required bool IsNewRecord { get; init; }

    /// <summary>Where telemetry goes: the section <c>Telemetry</c>.</summary>
    public required TelemetrySettings Telemetry { get; init; }

    /// <summary>Scheduled backups: the section <c>Backup</c>.</summary>
    public required BackupSettings Backups { get; init; }

    /// <summary>Where the audit's heads are kept: the section <c>Audit</c>.</summary>
    public required HeadSettings Audit { get; init; }

    /// <summary>Which acts wait for another person: the section <c>Approvals</c>.</summary>
    public required ApprovalSettings Approvals { get; init; }

    /// <summary>Whether one-time links work: <c>Staff:BreakGlass</c>.</summary>
    public required bool IsBreakGlassOn { get; init; }

    /// <summary>Scheduled sync checks: the section <c>Sync</c>.</summary>
    public required SyncSettings Sync { get; init; }

    /// <summary>Test sign-ins and the tenant's log: the section <c>SignIns</c> and <c>Console:CustomerAddress</c>.</summary>
    public required SignInSettings SignIns { get; init; }

    /// <summary>Who is reminded of deadlines, and through what: the section <c>Reminders</c>.</summary>
    public required ReminderSettings Reminders { get; init; }

    /// <summary>Checks of what identity providers publish: the section <c>Watch</c>.</summary>
    public required WatchSettings Watch { get; init; }

    /// <summary>Sign-in with company accounts: the section <c>Staff</c>; required outside Development.</summary>
    public required StaffSettings Staff { get; init; }

    /// <summary>How long sessions live: the section <c>Staff:Sessions</c>.</summary>
    public required SessionSettings Sessions { get; init; }

    public required bool IsDevelopment { get; init; }

    public required IReadOnlyList<string> Problems { get; init; }

    public static ConsoleSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var problems = new List<string>();
        var domain = configuration["Auth0:Domain"] ?? "";
        var emulated = Flag(configuration, "Emulator:Enabled", environment.IsDevelopment() && domain.Length == 0, problems);
        if (emulated && !environment.IsDevelopment())
        {
            problems.Add(
                "Emulator:Enabled is true outside Development: the emulated tenant is for development and tests only. "
                + "Remove the setting and name the tenant.");
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

        var directory = configuration["Console:DataDirectory"] is { Length: > 0 } set ? set
            : Path.Combine(environment.ContentRootPath, "data");
        if (!CanWrite(directory))
        {
            problems.Add(
                $"Console:DataDirectory is {directory}, and the console cannot write there. Name a directory on a local file system that it may write to.");
        }

        if (Directory.Exists(directory) && FilePrivacy.FindOpenFile(directory) is { } open)
        {
            problems.Add(open == directory
                ? $"Others can put files into Console:DataDirectory, {open}, and this user is not allowed to change that. "
                    + "Give the directory to the console's user with mode 700."
                : $"{open} can be read by others, and this user is not allowed to change that. "
                    + "Give it to the console's user with mode 600, or move it out of Console:DataDirectory.");
        }

        problems.AddRange(Section<FetchSettings>(configuration, FetchSettings.Section, problems).Problems());
        var backups = Section<BackupSettings>(configuration, BackupSettings.Section, problems);
        problems.AddRange(backups.Problems());
        problems.AddRange(backups.FindSecondPlaceProblems(directory));
        var approvals = Section<ApprovalSettings>(configuration, ApprovalSettings.Section, problems);
        problems.AddRange(approvals.Problems());
        var sync = Section<SyncSettings>(configuration, SyncSettings.Section, problems);
        problems.AddRange(sync.Problems());
        var signIns = Section<SignInSettings>(configuration, SignInSettings.Section, problems);
        signIns.CustomerAddress = AddressSettings.ReadCustomerAddress(configuration, problems);
        problems.AddRange(signIns.Problems());
        var reminders = Section<ReminderSettings>(configuration, ReminderSettings.Section, problems);
        problems.AddRange(reminders.Problems());
        var watch = Section<WatchSettings>(configuration, WatchSettings.Section, problems);
        problems.AddRange(watch.Problems());
        var staff = Section<StaffSettings>(configuration, StaffSettings.Section, problems);
        problems.AddRange(staff.Problems(isRequired: !environment.IsDevelopment()));
        var sessions = Section<SessionSettings>(configuration, SessionSettings.Section, problems);
        problems.AddRange(sessions.Problems());
        var audit = Section<HeadSettings>(configuration, HeadSettings.Section, problems);
        audit.IsNone = string.Equals(configuration["Audit:Heads"], HeadSettings.NoneValue, StringComparison.OrdinalIgnoreCase);
        problems.AddRange(audit.Problems(directory));
        var address = AddressSettings.ReadAddress(configuration, environment, problems);
        var isBehindProxy = Flag(configuration, "Console:BehindProxy", false, problems);
        var telemetry = Section<TelemetrySettings>(configuration, TelemetrySettings.Section, problems);
        problems.AddRange(telemetry.Problems());
        return new ConsoleSettings
        {
            Paths = new ConsolePaths(Path.GetFullPath(directory)),
            IsEmulated = emulated,
            EmulatorPort = Port(configuration, "Emulator:Port", problems),
            DemoIdpPort = Port(configuration, "Emulator:IdpPort", problems),
            TenantDomain = domain,
            UsesOfficialSdk = tenant.Client == TenantClient.Sdk,
            RequestsPerSecond = configuration["Auth0:RequestsPerSecond"] is { Length: > 0 } ? tenant.RequestsPerSecond : null,
            IsBehindProxy = isBehindProxy,
            Proxies = AddressSettings.ReadProxies(configuration, isBehindProxy, problems),
            PublicAddress = address,
            ArePersonasOnRealTenant = Flag(configuration, "Console:PersonasAgainstRealTenant", false, problems)
                && environment.IsDevelopment()
                && !emulated,
            IsNewRecord = Flag(configuration, "Console:NewRecord", false, problems),
            Telemetry = telemetry,
            Backups = backups,
            Audit = audit,
            Approvals = approvals,
            IsBreakGlassOn = Flag(configuration, BreakGlassSettings.Setting, true, problems),
            Sync = sync,
            SignIns = signIns,
            Reminders = reminders,
            Watch = watch,
            Staff = staff,
            Sessions = sessions,
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

    private static int Port(IConfiguration configuration, string key, List<string> problems)
    {
        var port = 0;
        if (configuration[key] is { Length: > 0 } text && (!int.TryParse(text, out port) || port is < 0 or > 65535))
        {
            problems.Add($"{key} is “{text}”. Give a port from 1 to 65535, or 0 for a free one.");
        }

        return port;
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
    private static string WithVariable(string problem) =>
        Setting().Replace(problem, found => $"{found.Value} ({found.Value.Replace(":", "__", StringComparison.Ordinal)})", 1);

    [GeneratedRegex(
        @"\b(?:Auth0|Console|Staff|Emulator|Backup|Approvals|Audit|Sync|SignIns|Fetching|Telemetry|Reminders|Watch):\w+(?::\w+)*",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Setting();
}
