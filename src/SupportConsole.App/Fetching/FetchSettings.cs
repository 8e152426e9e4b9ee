namespace SupportConsole.App.Fetching;

/// <summary>Exceptions and limits of the fetch guard.</summary>
public sealed class FetchSettings
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Fetching";

    /// <summary>Exceptions for private identity providers; each has an owner and a last day.</summary>
    public IList<AllowedPrivate> AllowedPrivate { get; } = [];

    /// <summary>Allows loopback, also over http and on any port. For Development only.</summary>
    public bool AllowLoopback { get; set; }

    /// <summary>Fetches at a time.</summary>
    public int Concurrency { get; set; } = 4;

    /// <summary>What is wrong with the settings, as sentences; empty if nothing is.</summary>
    public IReadOnlyList<string> Problems() =>
    [
        .. AllowedPrivate.Select(exception => exception.Fault()).OfType<string>(),
        .. Concurrency is >= 1 and <= 64 ? (string[])[] : [$"{Section}:Concurrency is {Concurrency}. Set a number from 1 to 64."],
    ];
}
