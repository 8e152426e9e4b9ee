using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Fetching;
using SupportConsole.App.HandOff;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Record.Storage.SecondPlace;
using SupportConsole.Auth0;
using SupportConsole.Federation;

namespace SupportConsole.App.Status;

/// <summary>The tenant, the console's permissions and its data.</summary>
public sealed partial class StatusPage(
    ConsoleInfo info,
    IAuth0Tenant tenant,
    AccessCheck accessCheck,
    HandOffService handOff,
    BackupOnDemand backups,
    BackupSettings schedule,
    ScheduledBackup scheduled,
    FetchSettings fetching,
    IServiceProvider services,
    ActingPerson person,
    TimeProvider time) : IDisposable
{
    private readonly PageLife left = new();
    private TenantAccess? access;
    private RateLimitReading? rate;
    private DateTimeOffset? asked;
    private string? callbackHost;
    private IReadOnlyList<CustomDomain>? domains;
    private IReadOnlyList<TenantApplication>? applications;
    private Problem? problem;
    private BackupFile? newest;
    private bool busy;

    /// <summary>The state of everything in a line: what is wrong is said below, at its place.</summary>
    private IReadOnlyList<(string Words, string Tint)> Ticks => asked is null ? [("Checking Auth0…", "warning")] :
    [
        access is null ? ("Auth0 isn't reachable", "error") : ("Auth0 is reachable", "success"),
        access is null ? ("Scopes not checked", "warning")
            : access.Missing.Count == 0 ? ("All scopes granted", "success")
            : ($"{access.Missing.Count} {(access.Missing.Count == 1 ? "scope" : "scopes")} missing", "error"),
        scheduled.LastProblem is not null ? ("Backup failed", "error")
            : newest is null ? ("No backup yet", "warning")
            : ($"Backed up {TimeWords.Age(newest.TakenAt, time.GetUtcNow())}", "success"),
        services.GetService<BackupShipping>() is not { } shipping ? ("No backups elsewhere", "warning")
            : shipping.LastProblem is not null ? ("Backup elsewhere failed", "error")
            : ("Backups elsewhere", "success"),
        fetching.AllowedPrivate.Count(exception => exception.IsOpen(time.GetUtcNow())) is > 0 and var open
            ? ($"{open} private IdP {(open == 1 ? "exception" : "exceptions")}", "warning")
            : ("No private IdP exceptions", "success"),
    ];

    private string Schedule => schedule.Every == TimeSpan.Zero ? "Off"
        : $"Every {schedule.Every.TotalHours.ToString("0.##", CultureInfo.InvariantCulture)} hours; the latest {schedule.Keep} are kept";

    public void Dispose() => left.Dispose();

    protected override async Task OnInitializedAsync()
    {
        newest = backups.Newest();

        // Taken now: the page may be left, and its source disposed, before the last call.
        var token = left.Token;
        var check = await accessCheck.GetAsync(token);
        problem = check.Problem;
        access = check.IsOk ? check.Value : null;
        asked = accessCheck.AskedAt;
        if (access is not null)
        {
            var asDomains = await tenant.ListCustomDomainsAsync(token);
            var asApplications = await tenant.ListApplicationsAsync(token);
            domains = asDomains.IsOk ? asDomains.Value : null;
            applications = asApplications.IsOk ? asApplications.Value : null;
            problem = asDomains.Problem ?? asApplications.Problem;
        }

        callbackHost = await handOff.HostAsync(token);
        rate = tenant.RateLimit;
    }

    private async Task BackUpAsync()
    {
        if (busy)
        {
            return;
        }

        busy = true;
        var saved = await backups.TakeAsync(await person.GetAsync());
        problem = saved.Problem;
        newest = backups.Newest();
        busy = false;
    }
}
