namespace SupportConsole.App.Sync;

/// <summary>When the tenant is compared with the record by itself. Bound from the section <see cref="Section"/>.</summary>
public sealed class SyncSettings
{
    /// <summary>The configuration section: <c>Reconcile:Every</c>.</summary>
    public const string Section = "Reconcile";

    /// <summary>How long after the last whole comparison the next one begins by itself; zero for none.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long a process may hold a sweep between two pages; after that another one goes on with it.</summary>
    internal TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long after the console's start, or after a sweep that was stopped by the tenant, the schedule waits.</summary>
    internal TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>What is wrong with them, each named.</summary>
    public IEnumerable<string> Problems()
    {
        if (Every < TimeSpan.Zero || (Every > TimeSpan.Zero && Every < TimeSpan.FromMinutes(10)))
        {
            yield return $"Reconcile:Every (Reconcile__Every) is {Every}. Give at least ten minutes, such as 1.00:00:00 for a day, or 0 to compare only when asked.";
        }
    }
}
