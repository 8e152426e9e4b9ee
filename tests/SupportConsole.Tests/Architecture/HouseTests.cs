using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace SupportConsole.Tests.Architecture;

/// <summary>The projects and files as ARCHITECTURE.md says. Each rule is proved to see a breach.</summary>
public sealed partial class HouseTests
{
    private static readonly string[] Rooms = ["src", "tests", "migrations"];

    private static readonly string[] Drawers =
        ["Util", "Utils", "Helper", "Helpers", "Common", "Shared", "Models", "Services", "Manager", "Managers", "Misc"];

    private static readonly string[] DrawerEndings = ["Helper", "Helpers", "Manager", "Utils"];

    private static readonly List<(string Path, string Text)> Files = [.. Rooms.SelectMany(Sources.Below)];

    [Theory]
    [InlineData("SupportConsole.Outcomes", "SupportConsole")]
    [InlineData("SupportConsole.Federation", "SupportConsole.Auth0")]
    [InlineData("SupportConsole.Federation", "SupportConsole.App")]
    [InlineData("SupportConsole.Federation", "Microsoft.EntityFrameworkCore")]
    [InlineData("SupportConsole.Federation", "System.Net.Http")]
    [InlineData("SupportConsole.Auth0", "SupportConsole.App")]
    [InlineData("SupportConsole.Auth0", "SupportConsole.Migrations")]
    [InlineData("SupportConsole.Auth0", "Microsoft.EntityFrameworkCore")]
    [InlineData("SupportConsole.Auth0", "Microsoft.AspNetCore.Components")]
    [InlineData("SupportConsole.Auth0.Emulator", "SupportConsole")]
    [InlineData("SupportConsole.App", "SupportConsole.Auth0.Emulator")]
    [InlineData("SupportConsole.App", "SupportConsole.Migrations")]
    public void Projects_reference_each_other_one_way(string from, string notTo) =>
        Assert.DoesNotContain(References(from), name => Points(from, name, notTo));

    [Fact]
    public void The_rule_of_references_sees_a_breach() =>
        Assert.Contains(References("SupportConsole.App"), name => Points("SupportConsole.App", name, "SupportConsole.Auth0"));

    [Fact]
    public void Nothing_is_named_as_a_drawer() => Assert.DoesNotContain(Files, file => IsDrawer(file.Path));

    [Theory]
    [InlineData("src/SupportConsole.App/Common/Text.cs", true)]
    [InlineData("src/SupportConsole.App/Clusters/ClusterManager.cs", true)]
    [InlineData("src/SupportConsole.App/Clusters/ClusterService.cs", false)]
    public void The_rule_of_drawers_sees_a_breach(string file, bool isDrawer) => Assert.Equal(isDrawer, IsDrawer(file));

    [Fact]
    public void Classes_are_sealed_unless_they_are_inherited_from()
    {
        string[] projects = ["SupportConsole.Outcomes", "SupportConsole.Federation", "SupportConsole.Auth0", "SupportConsole.App"];
        var types = projects.SelectMany(name => Assembly.Load(name).GetTypes()).ToList();
        var inherited = types.Select(type => type.BaseType)
            .OfType<Type>()
            .Select(type => type.IsGenericType ? type.GetGenericTypeDefinition() : type)
            .ToHashSet();

        Assert.True(types.Count > 500, "The types were not read.");
        Assert.Empty(types.Where(type => IsOpen(type) && !inherited.Contains(type)).Select(type => type.FullName));
    }

    [Fact]
    public void Only_the_client_and_the_guarded_fetcher_speak_HTTP()
    {
        string[] allowed = ["src/SupportConsole.Auth0", "src/SupportConsole.App/Fetching/", "src/SupportConsole/Commands/HealthCommand.cs", "src/SupportConsole/Heads/", "src/SupportConsole/Messages/", "src/SupportConsole/SignIn/StaffProvider.cs"];
        var speakers = Sources.Below("src")
            .Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal))
            .Where(file => file.Text.Contains("HttpClient", StringComparison.Ordinal) || file.Text.Contains("new Socket(", StringComparison.Ordinal))
            .Select(file => file.Path)
            .ToList();

        Assert.NotEmpty(speakers);
        Assert.DoesNotContain(speakers, path => !allowed.Any(start => path.StartsWith(start, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_component_is_given_an_entity_that_nobody_decodes() =>
        Assert.DoesNotContain(Files, file => file.Path.EndsWith(".razor", StringComparison.Ordinal) && GivesEntity(file.Text));

    [Theory]
    [InlineData("<PasteBox Label=\"What\" Placeholder=\"a&amp;b\" />", true)]
    [InlineData("<span title=\"a&amp;b\">&nbsp;asked</span>", false)]
    public void The_rule_of_entities_sees_a_breach(string markup, bool givesEntity) => Assert.Equal(givesEntity, GivesEntity(markup));

    /// <summary>Razor decodes an entity in an element's attribute; in a component's it stays as written.</summary>
    private static bool GivesEntity(string markup) => EntityInComponent().IsMatch(markup);

    private static bool IsOpen(Type type) =>
        type is { IsClass: true, IsSealed: false, IsAbstract: false, IsNested: false }
        && type.Name != "_Imports"
        && type.Namespace?.StartsWith("SupportConsole", StringComparison.Ordinal) == true
        && !typeof(IComponent).IsAssignableFrom(type)
        && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null;

    private static bool Points(string from, string reference, string notTo) => notTo == "SupportConsole"
        ? reference.StartsWith("SupportConsole", StringComparison.Ordinal) && reference != from
        : reference == notTo || reference.StartsWith(notTo + ".", StringComparison.Ordinal);

    private static IEnumerable<string> References(string assembly) =>
        Assembly.Load(assembly).GetReferencedAssemblies().Select(name => name.Name!);

    private static bool IsDrawer(string path)
    {
        var parts = path.Split('/');
        var name = parts[^1].Split('.')[0];
        return parts[..^1].Any(Drawers.Contains) || DrawerEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal));
    }

    [GeneratedRegex("<[A-Z][^<>\\n]*=\"[^\"<>\\n]*&#?[a-z0-9]+;")]
    private static partial Regex EntityInComponent();
}
