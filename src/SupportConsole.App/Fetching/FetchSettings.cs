namespace SupportConsole.App.Fetching;

/// <summary>Exceptions and limits of the fetch guard.</summary>
public sealed class FetchSettings
{
    public const string Section = "Fetching";

    /// <summary>Exceptions for private identity providers; each has an owner and a last day.</summary>
    public IList<AllowedPrivate> AllowedPrivate { get; } = [];

    /// <summary>Allows loopback, also over http and on any port. For Development only.</summary>
    public bool AllowLoopback { get; set; }

    /// <summary>
    /// Where a made-up host is found on this machine; null for all others. For Development only: it is used only if
    /// <see cref="AllowLoopback"/> is set, and what it answers is checked like every address.
    /// </summary>
    public Func<Uri, Uri?>? FindOnThisMachine { get; set; }

    public int Concurrency { get; set; } = 4;

    public IReadOnlyList<string> Problems() =>
    [
        .. AllowedPrivate.Select(exception => exception.Fault()).OfType<string>(),
        .. Concurrency is >= 1 and <= 64 ? (string[])[] : [$"{Section}:Concurrency is {Concurrency}. Set a number from 1 to 64."],
    ];
}
