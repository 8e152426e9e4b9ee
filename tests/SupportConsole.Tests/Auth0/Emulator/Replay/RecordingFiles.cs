namespace SupportConsole.Tests.Auth0.Emulator.Replay;

/// <summary>Where recordings are found.</summary>
public static class RecordingFiles
{
    /// <summary>Names a folder to use instead of the one beside the checkout.</summary>
    public const string Variable = "AUTH0_RECORDINGS";

    private const string BesideCheckout = "shared/auth0/recordings";

    /// <summary>Recordings made by hand in the shapes of the real service's answers, so that something is always compared.</summary>
    public static string OwnFolder => Path.Combine(AppContext.BaseDirectory, "Auth0", "Emulator", "Replay", "Fixtures");

    /// <summary>The real service's answers, in the folder of the environment's choice or beside the checkout; null if absent.</summary>
    public static string? RealFolder =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named
        : Above(AppContext.BaseDirectory).Select(folder => Path.Combine(folder, BesideCheckout)).FirstOrDefault(Directory.Exists);

    public static IReadOnlyList<string> All => [.. new[] { OwnFolder, RealFolder }.OfType<string>().SelectMany(Files)];

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Above(string? folder)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }
}
