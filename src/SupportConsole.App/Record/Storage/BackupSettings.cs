namespace SupportConsole.App.Record.Storage;

/// <summary>When backups are taken, and how many are kept. Bound from the section <see cref="Section"/>.</summary>
public sealed class BackupSettings
{
    /// <summary>The configuration section: <c>Backup:Every</c> and <c>Backup:Keep</c>.</summary>
    public const string Section = "Backup";

    public const string S3Scheme = "s3://";

    /// <summary>The longest time between two turns to the second place: what may be lost with the machine.</summary>
    public static readonly TimeSpan LongestShipEvery = TimeSpan.FromSeconds(55);

    public TimeSpan Every { get; set; } = TimeSpan.FromDays(1);

    public int Keep { get; set; } = 14;

    /// <summary>The second place: a directory, or <c>s3://bucket/folder</c>; empty for none.</summary>
    public string To { get; set; } = "";

    /// <summary>The file with the text that seals the second place; outside the data directory.</summary>
    public string KeyFile { get; set; } = "";

    /// <summary>How often changes go to the second place.</summary>
    public TimeSpan ShipEvery { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The address of S3-compatible storage; empty for AWS.</summary>
    public string S3Endpoint { get; set; } = "";

    public string S3Region { get; set; } = "us-east-1";

    public bool HasSecondPlace => To.Length > 0;

    public bool IsS3 => To.StartsWith(S3Scheme, StringComparison.OrdinalIgnoreCase);

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

        if (ShipEvery < TimeSpan.FromSeconds(1) || ShipEvery > LongestShipEvery)
        {
            yield return $"Backup:ShipEvery is {ShipEvery}. Give from 1 to {LongestShipEvery.TotalSeconds} seconds, such as 00:00:30.";
        }
    }

    /// <summary>What is wrong with the second place and its key.</summary>
    public IEnumerable<string> FindSecondPlaceProblems(string dataDirectory)
    {
        if (!HasSecondPlace)
        {
            yield break;
        }

        if (!IsS3 && (!Path.IsPathRooted(To) || IsBelow(dataDirectory, To)))
        {
            yield return $"Backup:To is {To}. Give a full path outside the data directory, on another disk or machine, or s3://bucket/folder.";
        }

        if (IsS3 && To.Length == S3Scheme.Length)
        {
            yield return $"Backup:To is {To}. Name a bucket, such as s3://bucket/folder.";
        }

        if (IsS3 && S3Endpoint.Length > 0 && !Uri.IsWellFormedUriString(S3Endpoint, UriKind.Absolute))
        {
            yield return $"Backup:S3Endpoint is {S3Endpoint}. Give an address such as https://storage.example.com.";
        }

        if (FindKeyProblem(dataDirectory) is { } problem)
        {
            yield return problem;
        }
    }

    private string? FindKeyProblem(string dataDirectory)
    {
        const string how = "Create one with: openssl rand -base64 48 > backup.key. Keep a copy where the console's machine is not.";
        if (KeyFile.Length == 0)
        {
            return $"Backup:KeyFile is not set, and Backup:To is. Backups in the second place are encrypted with that file. {how}";
        }

        if (IsBelow(dataDirectory, KeyFile))
        {
            return $"Backup:KeyFile is {KeyFile}, in the data directory: whoever loses the one loses the other. Move it elsewhere.";
        }

        try
        {
            return File.ReadAllText(KeyFile).Trim().Length < SecondPlace.BackupSeal.MinKeyLength
                ? $"Backup:KeyFile is {KeyFile}, with fewer than {SecondPlace.BackupSeal.MinKeyLength} characters. {how}"
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"Backup:KeyFile is {KeyFile}, which can't be read: {exception.Message} {how}";
        }
    }

    private static bool IsBelow(string directory, string path)
    {
        var relative = Path.GetRelativePath(Path.GetFullPath(directory), Path.GetFullPath(path));
        return relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            && !Path.IsPathRooted(relative);
    }
}
