using System.Text.RegularExpressions;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests.Production;

/// <summary>The settings that README lists for running the console for real.</summary>
internal static partial class ReadmeSettings
{
    /// <summary>README's settings by name, each with the value of the page unless <paramref name="own"/> has one.</summary>
    /// <param name="own">What a person fills in. Each must be on the page, and each <c>...</c> of the page must be among them.</param>
    public static Dictionary<string, string> Fill(IReadOnlyDictionary<string, string> own)
    {
        var page = File.ReadAllText(Path.Combine(Screenshots.Repository, "README.md"));
        var section = page.Split("## Run it for real")[1].Split("\n## ")[0];
        var settings = Line().Matches(section).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        Assert.Empty(own.Keys.Except(settings.Keys));
        foreach (var (key, value) in own)
        {
            settings[key] = value;
        }

        Assert.DoesNotContain("...", settings.Values);
        return settings;
    }

    [GeneratedRegex(@"^ {7}([A-Za-z0-9_]+)=(\S+)", RegexOptions.Multiline)]
    private static partial Regex Line();
}
