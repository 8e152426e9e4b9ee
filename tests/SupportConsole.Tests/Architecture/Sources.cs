namespace SupportConsole.Tests.Architecture;

/// <summary>The repository's own source files, for tests that read text rather than built types.</summary>
internal static class Sources
{
    private static readonly string[] Generated = ["bin", "obj", "lib", "Migrations", "CompiledModel"];

    public static string Root { get; } = FindRoot();

    /// <summary>The C# and Razor files below a folder of the repository, with their paths from its root and forward slashes.</summary>
    public static IEnumerable<(string Path, string Text)> Below(string folder) =>
        Directory.EnumerateFiles(System.IO.Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Select(file => (File: file, Path: System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/')))
            .Where(source => !source.Path.Split('/').Any(Generated.Contains))
            .Select(source => (source.Path, File.ReadAllText(source.File)));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "SupportConsole.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The solution was not found above the tests.");
    }
}
