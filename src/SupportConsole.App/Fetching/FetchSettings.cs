namespace SupportConsole.App.Fetching;

/// <summary>What the operator opens in the fetch guard.</summary>
public sealed class FetchSettings
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Fetching";

    /// <summary>Doors to private identity providers; each has an owner and an end.</summary>
    public IList<AllowedPrivate> AllowedPrivate { get; } = [];

    /// <summary>Opens loopback, there also http and any port. For Development only.</summary>
    public bool AllowLoopback { get; set; }

    /// <summary>The most fetches at a time.</summary>
    public int Concurrency { get; set; } = 4;

    /// <summary>What is wrong with the settings, as sentences; empty where nothing is.</summary>
    public IReadOnlyList<string> Problems() =>
    [
        .. AllowedPrivate.Select(door => door.Fault()).OfType<string>(),
        .. Concurrency is >= 1 and <= 64 ? (IEnumerable<string>)[] : [$"{Section}:Concurrency is {Concurrency}. Set a number from 1 to 64."],
    ];
}
