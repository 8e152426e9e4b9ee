namespace SupportConsole.App.Record.Chain;

/// <summary>
/// Where the audit's heads are kept outside the data directory. Bound from the section <see cref="Section"/>; <c>Audit:Heads=None</c> keeps
/// none, which every page of the audit says.
/// </summary>
public sealed class HeadSettings
{
    public const string Section = "Audit";

    /// <summary>The value of <c>Audit:Heads</c> that keeps no heads.</summary>
    public const string NoneValue = "None";

    private const int ShortestKey = 16;

    /// <summary>The key that signs the heads; outside the data directory. Empty: heads are unsigned.</summary>
    public string HeadKeyFile { get; set; } = "";

    /// <summary>Whether no heads are sent anywhere.</summary>
    public bool IsNone { get; set; }

    public HeadPlaces Heads { get; set; } = new();

    /// <summary>Reads the key; null if heads are unsigned.</summary>
    public byte[]? ReadKey() => HeadKeyFile.Length == 0 ? null : File.ReadAllBytes(HeadKeyFile);

    public IEnumerable<string> Problems(string dataDirectory)
    {
        if (HeadKeyFile.Length > 0 && (!File.Exists(HeadKeyFile) || new FileInfo(HeadKeyFile).Length < ShortestKey))
        {
            yield return $"Audit:HeadKeyFile is {HeadKeyFile}, and there is no key of at least {ShortestKey} bytes. "
                + "Make one, for example with: openssl rand -out FILE 32.";
        }

        foreach (var (name, file) in new[] { ("Audit:HeadKeyFile", HeadKeyFile), ("Audit:Heads:File", Heads.File) })
        {
            if (file.Length > 0 && Path.GetFullPath(file).StartsWith(Path.GetFullPath(dataDirectory) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                yield return $"{name} is {file}, inside the data directory. Put it where whoever writes the database cannot write.";
            }
        }

        if (Heads.Syslog is { } syslog && (syslog.Scheme is not ("udp" or "tcp") || syslog.Port <= 0))
        {
            yield return $"Audit:Heads:Syslog is {syslog}. Give an address such as udp://logs.example.com:514 or tcp://logs.example.com:601.";
        }

        if (Heads.Webhook is { } webhook && webhook.Scheme != Uri.UriSchemeHttps && !(webhook.Scheme == Uri.UriSchemeHttp && webhook.IsLoopback))
        {
            yield return $"Audit:Heads:Webhook is {webhook}. Give an https address.";
        }

        if (Heads.LongestWithout <= TimeSpan.Zero)
        {
            yield return $"Audit:Heads:LongestWithout is {Heads.LongestWithout}. Give a time such as 1.00:00:00 for a day.";
        }
    }
}

/// <summary>The section <c>Audit:Heads</c>.</summary>
public sealed class HeadPlaces
{
    /// <summary>Whether heads are lines of the standard output, for a log collector; by default if no other place is set.</summary>
    public bool? StandardOutput { get; set; }

    /// <summary>A file on another volume, to which heads are appended.</summary>
    public string File { get; set; } = "";

    /// <summary>A syslog server: udp://host:port or tcp://host:port.</summary>
    public Uri? Syslog { get; set; }

    /// <summary>An https address to which each head is posted.</summary>
    public Uri? Webhook { get; set; }

    /// <summary>How old the oldest entry without a kept head may be before the console says so.</summary>
    public TimeSpan LongestWithout { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Whether changes are refused after that time.</summary>
    public bool RefuseChanges { get; set; }

    public bool UsesStandardOutput => StandardOutput ?? (File.Length == 0 && Syslog is null && Webhook is null);
}
