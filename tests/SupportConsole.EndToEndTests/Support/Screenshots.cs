using System.Runtime.CompilerServices;

namespace SupportConsole.EndToEndTests.Support;

/// <summary>Where pictures are kept, and the folders around them.</summary>
internal static class Screenshots
{
    /// <summary>Beside the tests: they are shown in the README.</summary>
    public static string Directory { get; } = Path.Combine(Project(), "screenshots");

    /// <summary>Of failed tests, with their traces; not kept in git.</summary>
    public static string Failures { get; } = Path.Combine(Project(), "TestResults", "failures");

    /// <summary>The folder of README.</summary>
    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Project(), "..", ".."));

    private static string Project([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, ".."));
}
