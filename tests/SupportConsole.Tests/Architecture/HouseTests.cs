using System.Reflection;
using System.Runtime.CompilerServices;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;

namespace SupportConsole.Tests.Architecture;

/// <summary>The house as the README's map says it. Each rule is proved to see a breach.</summary>
public sealed class HouseTests
{
    private static readonly string[] Drawers = ["Util", "Utils", "Helper", "Helpers", "Common", "Shared", "Models", "Services", "Manager", "Managers", "Misc"];

    [Theory]
    [InlineData("SupportConsole.Outcomes", "SupportConsole")]
    [InlineData("SupportConsole.Federation", "SupportConsole.Auth0")]
    [InlineData("SupportConsole.Federation", "SupportConsole.App")]
    [InlineData("SupportConsole.Auth0", "SupportConsole.App")]
    [InlineData("SupportConsole.Auth0", "SupportConsole.Migrations")]
    [InlineData("SupportConsole.Auth0", "Microsoft.EntityFrameworkCore")]
    [InlineData("SupportConsole.Auth0", "Microsoft.AspNetCore.Components")]
    [InlineData("SupportConsole.Federation", "Microsoft.EntityFrameworkCore")]
    [InlineData("SupportConsole.Federation", "System.Net.Http")]
    [InlineData("SupportConsole.Auth0.Emulator", "SupportConsole")]
    [InlineData("SupportConsole.App", "SupportConsole.Auth0.Emulator")]
    [InlineData("SupportConsole.App", "SupportConsole.Migrations")]
    public void An_arrow_of_the_house_points_one_way(string from, string notTo) =>
        Assert.DoesNotContain(References(from), name => Points(from, name, notTo));

    [Fact]
    public void The_rule_of_arrows_sees_a_breach() =>
        Assert.Contains(References("SupportConsole.App"), name => Points("SupportConsole.App", name, "SupportConsole.Auth0"));

    [Fact]
    public void No_file_is_longer_than_400_lines()
    {
        var tooLong = Sources().Select(file => (file, Lines: File.ReadLines(file).Count())).Where(pair => pair.Lines > 400).ToList();

        Assert.True(Sources().Count() > 100, "The sources were not found.");
        Assert.Empty(tooLong);
    }

    [Fact]
    public void Nothing_is_named_as_a_drawer() =>
        Assert.DoesNotContain(Sources(), file => IsDrawer(Path.GetRelativePath(Root(), file)));

    [Theory]
    [InlineData("src/SupportConsole.App/Common/Text.cs", true)]
    [InlineData("src/SupportConsole.App/Clusters/ClusterManager.cs", true)]
    [InlineData("src/SupportConsole.App/Clusters/ClusterService.cs", false)]
    public void The_rule_of_drawers_sees_a_breach(string file, bool isDrawer) => Assert.Equal(isDrawer, IsDrawer(file));

    [Fact]
    public void Classes_are_sealed_unless_they_are_inherited_from()
    {
        var types = new[] { "SupportConsole.Federation", "SupportConsole.Auth0", "SupportConsole.App" }.SelectMany(name => Assembly.Load(name).GetTypes()).ToList();
        var inherited = types.Select(type => type.BaseType).Where(type => type is not null).Select(type => type!.IsGenericType ? type.GetGenericTypeDefinition() : type).ToHashSet();
        var open = types.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false, IsNested: false } && !inherited.Contains(type)
            && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null && !typeof(Microsoft.AspNetCore.Components.IComponent).IsAssignableFrom(type) && type.Name != "_Imports" && type.Namespace?.StartsWith("SupportConsole", StringComparison.Ordinal) == true);

        Assert.Empty(open.Select(type => type.FullName));
    }

    [Fact]
    public void Only_the_client_and_the_guarded_fetcher_speak_HTTP()
    {
        var speakers = Sources().Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && file.Contains($"{Path.DirectorySeparatorChar}src{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file) is var text && (text.Contains("HttpClient", StringComparison.Ordinal) || text.Contains("new Socket(", StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(Path.Combine(Root(), "src"), file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("SupportConsole.Auth0/", StringComparison.Ordinal) && !file.StartsWith("SupportConsole.App/Fetching/", StringComparison.Ordinal) && file != "SupportConsole/Commands/HealthCommand.cs");

        Assert.Empty(speakers);
    }

    [Fact]
    public void No_component_is_given_an_entity_that_nobody_decodes() =>
        Assert.DoesNotContain(Sources(), file => file.EndsWith(".razor", StringComparison.Ordinal) && File.ReadLines(file).Any(GivesEntity));

    [Theory]
    [InlineData("<PasteBox Label=\"What\" Placeholder=\"a&amp;b\" />", true)]
    [InlineData("<span title=\"a&amp;b\">&nbsp;asked</span>", false)]
    public void The_rule_of_entities_sees_a_breach(string markup, bool givesEntity) => Assert.Equal(givesEntity, GivesEntity(markup));

    /// <summary>Razor decodes an entity in an element's attribute; in a component's it is the text itself.</summary>
    private static bool GivesEntity(string markup) => System.Text.RegularExpressions.Regex.IsMatch(markup, "<[A-Z][^<>]*=\"[^\"<>]*&#?[a-z0-9]+;");

    private static bool Points(string from, string reference, string notTo) =>
        notTo == "SupportConsole" ? reference.StartsWith("SupportConsole", StringComparison.Ordinal) && reference != from : reference == notTo || reference.StartsWith(notTo + ".", StringComparison.Ordinal);

    private static IEnumerable<string> References(string assembly) => Assembly.Load(assembly).GetReferencedAssemblies().Select(name => name.Name!);

    private static bool IsDrawer(string path)
    {
        var parts = path.Split('/', '\\');
        var name = Path.GetFileNameWithoutExtension(parts[^1]).Split('.')[0];
        return parts[..^1].Any(Drawers.Contains) || new[] { "Helper", "Helpers", "Manager", "Utils" }.Any(word => name.EndsWith(word, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Sources() => new[] { "src", "tests", "migrations" }
        .SelectMany(room => Directory.EnumerateFiles(Path.Combine(Root(), room), "*", SearchOption.AllDirectories))
        .Where(file => (file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !file.Contains($"{Path.DirectorySeparatorChar}Migrations{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SupportConsole.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The solution was not found above the tests.");
    }
}
