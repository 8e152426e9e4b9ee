namespace SupportConsole.App.Record.Storage;

/// <summary>When backups are taken, and how many are kept. Bound from the section <see cref="Section"/>.</summary>
public sealed class BackupSettings
{
    /// <summary>The configuration section: <c>Backup:Every</c> and <c>Backup:Keep</c>.</summary>
    public const string Section = "Backup";

    public TimeSpan Every { get; set; } = TimeSpan.FromDays(1);

    public int Keep { get; set; } = 14;

    public IEnumerable<string> Problems()
    {
        if (Every < TimeSpan.Zero || (Every > TimeSpan.Zero && Every < TimeSpan.FromMinutes(1)))
        {
            yield return $"Backup:Every is {Every}. Give at least a minute, such as 1.00:00:00 for a day, or 0 for no scheduled backups.";
        }

        if (Keep < 1)
        {
            yield return $"Backup:Keep is {Keep}. Keep at least one.";
        }
    }
}
