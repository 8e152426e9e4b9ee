namespace SupportConsole.App.SignIns;

/// <summary>The settings of test sign-ins and of reading the tenant's log. Bound from the section <see cref="Section"/>.</summary>
public sealed class SignInSettings
{
    public const string Section = "SignIns";

    /// <summary>Seconds between two readings of the tenant's log; 0 never reads it.</summary>
    public int ReadEvery { get; set; } = 60;

    /// <summary>How long sign-ins are kept, in days.</summary>
    public int KeepDays { get; set; } = 90;

    /// <summary>Where customers open their test links: <c>Console:CustomerAddress</c>; null for the console's own address.</summary>
    public Uri? CustomerAddress { get; set; }

    public IReadOnlyList<string> Problems() =>
    [
        .. ReadEvery is 0 or (>= 10 and <= 86_400) ? (string[])[] :
            [$"{Section}:ReadEvery is {ReadEvery}. Set seconds from 10 to 86400, or 0 to read no log."],
        .. KeepDays is >= 1 and <= 3650 ? (string[])[] : [$"{Section}:KeepDays is {KeepDays}. Set days from 1 to 3650."],
    ];
}
