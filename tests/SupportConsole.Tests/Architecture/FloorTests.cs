using System.Text.RegularExpressions;
using SupportConsole.App.Record;

namespace SupportConsole.Tests.Architecture;

/// <summary>
/// The app's folders stand on floors, and a folder uses only folders on lower floors: so there is no cycle, and no feature uses another's
/// components or services. What two features share moves down to a floor of its own.
/// </summary>
public sealed partial class FloorTests
{
    private const string App = "SupportConsole.App.";

    private static readonly Dictionary<string, int> Floors = new()
    {
        ["People"] = 0,
        ["Settings"] = 0,
        ["Record"] = 1,
        ["Parts"] = 2,
        ["Sessions"] = 2,
        ["BreakGlass"] = 3,
        ["Fetching"] = 3,
        ["Differences"] = 4,
        ["Changes"] = 5,
        ["Approvals"] = 6,
        ["Inventory"] = 6,
        ["Deadlines"] = 7,
        ["HandOff"] = 7,
        ["History"] = 7,
        ["Intake"] = 7,
        ["SignIns"] = 7,
        ["Watch"] = 7,
        ["Access"] = 8,
        ["Audit"] = 8,
        ["Clusters"] = 8,
        ["Connections"] = 8,
        ["Diagnosis"] = 8,
        ["Onboarding"] = 8,
        ["Reminders"] = 8,
        ["Renewals"] = 8,
        ["Rotation"] = 8,
        ["Sync"] = 8,
        ["Cutovers"] = 9,
        ["Overview"] = 9,
        ["Shell"] = 9,
        ["Status"] = 9,
    };

    [Fact]
    public void Every_folder_has_a_floor_and_every_floor_its_folders()
    {
        var folders = Directory.EnumerateDirectories(Folder())
            .Select(path => Path.GetFileName(path)!)
            .Where(name => name is not ("bin" or "obj" or "wwwroot"));

        Assert.Equal(Floors.Keys.Order(), folders.Order());
    }

    [Fact]
    public void The_architecture_page_has_the_same_floors()
    {
        var page = File.ReadAllLines(Path.Combine(Sources.Root, "src", "ARCHITECTURE.md"));
        var written = page.Select(line => FloorLine().Match(line)).Where(match => match.Success).SelectMany(
            match => FolderName().Matches(match.Groups["folders"].Value),
            (match, folder) => (folder.Groups[1].Value, int.Parse(match.Groups["floor"].Value, System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(Floors.Select(pair => (pair.Key, pair.Value)).Order(), written.Order());
    }

    [Fact]
    public void No_type_uses_a_type_on_its_own_floor_or_above()
    {
        var uses = TypeUses.Of(typeof(ConsoleDbContext).Assembly.Location).SelectMany(group => group, (group, used) => (group.Key, used)).ToList();

        Assert.True(uses.Count > 1000, "The app's types were not read.");
        Assert.Empty(uses.Where(use => Breaks(use.Key, use.used)).Select(use => $"{use.Key} uses {use.used}").Order());
    }

    [Fact]
    public void No_file_imports_a_namespace_on_its_own_floor_or_above()
    {
        var imports = Directory.EnumerateFiles(Folder(), "*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal))
            .Select(path => (File: Path.GetRelativePath(Folder(), path).Replace('\\', '/'), Text: File.ReadAllText(path)))
            .Where(source => !source.File.StartsWith("obj/", StringComparison.Ordinal) && source.File.Contains('/', StringComparison.Ordinal))
            .SelectMany(source => Import().Matches(source.Text).Select(match => (source.File, Namespace: match.Groups[1].Value)))
            .ToList();

        Assert.NotEmpty(imports);
        Assert.DoesNotContain(imports, import => Breaks(App + import.File.Replace('/', '.'), import.Namespace));
    }

    [Theory]
    [InlineData("Record.ConsoleDbContext", "Changes.ChangeRunner", true)]
    [InlineData("Rotation.RotatePage", "Onboarding.OnboardPage", true)]
    [InlineData("Fetching.GuardedFetcher", "Differences.FindingStore", true)]
    [InlineData("Rotation.RotatePage", "Changes.ChangeRunner", false)]
    [InlineData("Rotation.RotatePage", "Rotation.NewSecret", false)]
    public void The_rule_of_floors_sees_a_breach(string from, string to, bool breaks) => Assert.Equal(breaks, Breaks(App + from, App + to));

    private static bool Breaks(string user, string used) =>
        Room(user) is { } from && Room(used) is { } to && from != to && Floors[from] <= Floors[to];

    private static string? Room(string name) =>
        name.StartsWith(App, StringComparison.Ordinal) && name[App.Length..].Split('.') is [var room, ..] && Floors.ContainsKey(room) ? room : null;

    private static string Folder() => Path.Combine(Sources.Root, "src", "SupportConsole.App");

    [GeneratedRegex(@"^@?using (SupportConsole\.App\.[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex(@"^\| (?<floor>\d) \| (?<folders>[^|]+) \|")]
    private static partial Regex FloorLine();

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex FolderName();
}
