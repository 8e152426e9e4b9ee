using System.Text.RegularExpressions;

namespace SupportConsole.Tests.Architecture;

/// <summary>Files and lines that fit a screen: the figures of CONTRIBUTING.md.</summary>
public sealed partial class ShapeTests
{
    private const int MaxLineLength = 140;

    private static readonly string[] Rooms = ["src", "tests", "migrations"];

    private static readonly List<(string Path, string[] Lines)> Files =
        [.. Rooms.SelectMany(Sources.Below).Select(source => (source.Path, source.Text.Split('\n')))];

    private static readonly List<(string Path, string[] Lines)> Product = [.. Files.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal))];

    [Fact]
    public void No_file_is_longer_than_300_lines()
    {
        Assert.True(Files.Count > 500, "The sources were not found.");
        AssertNone(Files.Where(file => file.Lines.Length - 1 > 300).Select(file => $"{file.Path}: {file.Lines.Length - 1}"));
    }

    [Fact]
    public void The_median_file_has_at_most_50_lines_and_nine_in_ten_have_fewer_than_130()
    {
        var lengths = Product.Select(file => file.Lines.Length - 1).Order().ToList();

        Assert.InRange(lengths[lengths.Count / 2], 1, 50);
        Assert.InRange(lengths[lengths.Count * 9 / 10], 1, 129);
    }

    [Fact]
    public void Fewer_than_one_line_in_a_hundred_is_longer_than_140_characters()
    {
        var lines = Product.SelectMany(file => file.Lines.Select(line => (file.Path, line.TrimEnd('\r').Length))).ToList();
        var tooLong = lines.Where(line => line.Length > MaxLineLength).ToList();

        Assert.True(tooLong.Count * 100 < lines.Count, $"{tooLong.Count} of {lines.Count} lines are too long.");
    }

    [Fact]
    public void No_tuple_assignment_sets_more_than_two_values() =>
        AssertNone(Product.SelectMany(file => file.Lines.Where(SetsMany).Select(line => $"{file.Path}: {line.Trim()}")));

    [Theory]
    [InlineData("        (view, chosen, problem) = (null, null, null);", true)]
    [InlineData("        (view, problem) = (null, null);", false)]
    [InlineData("        var (first, second, third) = Split(text);", false)]
    [InlineData("        Run((a, b, c) => a + b + c);", false)]
    public void The_rule_of_tuples_sees_a_breach(string line, bool isBreach) => Assert.Equal(isBreach, SetsMany(line));

    /// <summary>Fails with the whole list: xunit cuts off what it prints of a collection.</summary>
    private static void AssertNone(IEnumerable<string> breaches)
    {
        var list = breaches.ToList();
        Assert.True(list.Count == 0, string.Join('\n', list));
    }

    private static bool SetsMany(string line) => TupleAssignment().IsMatch(line);

    [GeneratedRegex(@"(?<![\w)])(?<!var )\((?:[\w.!?\[\]]+, ){2,}[\w.!?\[\]]+\) = ")]
    private static partial Regex TupleAssignment();
}
