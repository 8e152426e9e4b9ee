namespace SupportConsole.App.Record;

/// <summary>Which acts wait for another person, and for how long. Bound from the section <see cref="Section"/>.</summary>
public sealed class ApprovalSettings
{
    public const string Section = "Approvals";

    /// <summary>More connections than these in one act are many.</summary>
    public const int Many = 10;

    public bool RemoveConnection { get; set; } = true;

    public bool ChangeMany { get; set; } = true;

    public bool AllowPrivateHost { get; set; } = true;

    public bool RestoreBackup { get; set; } = true;

    /// <summary>How long a request can be approved and carried out.</summary>
    public TimeSpan ValidFor { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long ago the person may have signed in for these acts; after that they confirm who they are.</summary>
    public TimeSpan SignedInWithin { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>No act waits for anybody.</summary>
    public static ApprovalSettings None => new()
    {
        RemoveConnection = false,
        ChangeMany = false,
        AllowPrivateHost = false,
        RestoreBackup = false,
    };

    public IEnumerable<string> Problems()
    {
        if (ValidFor < TimeSpan.FromMinutes(5) || ValidFor > TimeSpan.FromDays(30))
        {
            yield return $"Approvals:ValidFor is {ValidFor}. Give from 5 minutes to 30 days, such as 1.00:00:00 for a day.";
        }

        if (SignedInWithin < TimeSpan.FromMinutes(1) || SignedInWithin > TimeSpan.FromHours(12))
        {
            yield return $"Approvals:SignedInWithin is {SignedInWithin}. Give from 1 minute to 12 hours, such as 00:05:00.";
        }
    }
}
