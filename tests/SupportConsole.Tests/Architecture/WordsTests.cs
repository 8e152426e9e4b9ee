using System.Text.RegularExpressions;

namespace SupportConsole.Tests.Architecture;

/// <summary>What people read on screen is plain English: no word that the glossary replaces stands in a page's text or in a message.</summary>
public sealed partial class WordsTests
{
    /// <summary>Each expression with the words to use instead.</summary>
    private static readonly (string Words, string Instead)[] Avoided =
    [
        (@"mend(s|ed|ing)?", "fix, correct"),
        (@"in force", "current"),
        (@"former(ly)?", "previous"),
        (@"held? against", "compare with"),
        (@"put(s|ting)? back", "restore"),
        (@"doors?", "exception (allowed private host), or client"),
        (@"(whose|next) move", "next step"),
        (@"throw(s|n)? (it )?away", "discard"),
        (@"may (look|change|not)", "allowed, read-only access"),
        (@"stands? in the way", "name the problem and its fix"),
        (@"nothing is called|no cluster is called|is called that", "no results"),
        (@"(?-i:[eE]-mails?)|(?<![.\w])(?-i:mails?)", "email"),
        (@"read back", "checked, verified in Auth0"),
        (@"drift(ed|s)?|swe(ep|eps|eping|pt)", "sync check, out of sync"),
        (@"unmanaged", "not managed"),
        (@"reconcil\w*", "sync"),
        (@"taken? (all )?away", "removed, clear"),
        (@"inside a network", "private host"),
        (@"what was typed", "your input"),
        (@"by itself", "automatically"),
        (@"is none of ours", "is not one of ours"),
        (@"let the (customer|engineer|manager)", "ask the …"),
        (@"please|successfully|oops|invalid input|an error occurred", "say what happened and what to do"),
    ];

    private static readonly Regex AvoidedWords = new($@"\b({string.Join('|', Avoided.Select(words => words.Words))})\b", RegexOptions.IgnoreCase);

    [Theory]
    [InlineData("src/SupportConsole")]
    [InlineData("src/SupportConsole.App")]
    [InlineData("src/SupportConsole.Auth0")]
    [InlineData("src/SupportConsole.Federation")]
    public void No_text_on_screen_holds_a_word_that_the_glossary_replaces(string project)
    {
        var texts = Sources.Below(project).SelectMany(source => Texts(source.Path, source.Text).Select(text => (source.Path, Text: text))).ToList();

        Assert.True(texts.Count > 20, "The texts were not found.");
        AssertNone(texts.Where(text => Finds(text.Text)).Select(text => $"{text.Path}: {text.Text}"));
    }

    [Theory]
    [InlineData("var text = \"The certificate in force ends tomorrow.\";", true)]
    [InlineData("var text = $\"{name} may look and not change.\";", true)]
    [InlineData("new(\"mail\", PasteLabel.Contact)", false)]
    [InlineData("// The former certificate stays in the history.", false)]
    [InlineData("var text = \"The current certificate expires tomorrow.\";", false)]
    public void The_rule_sees_a_message_in_code(string code, bool isFound) => Assert.Equal(isFound, Texts("A.cs", code).Any(Finds));

    [Theory]
    [InlineData("<p>Throw it away for good</p>", true)]
    [InlineData("<MudButton>Put back</MudButton>", true)]
    [InlineData("<MudTextField Label=\"Contact e-mail\" />", true)]
    [InlineData("@* The next move is shown as words. *@", false)]
    [InlineData("<p>@item.Mail</p>", false)]
    public void The_rule_sees_a_text_of_a_page(string markup, bool isFound) => Assert.Equal(isFound, Texts("A.razor", markup).Any(Finds));

    /// <summary>Fails with the whole list: xunit cuts off what it prints of a collection.</summary>
    private static void AssertNone(IEnumerable<string> breaches)
    {
        var list = breaches.ToList();
        Assert.True(list.Count == 0, string.Join('\n', list));
    }

    /// <summary>An attribute that holds words, not an expression.</summary>
    private static bool IsText(string attribute) =>
        attribute.Contains(' ', StringComparison.Ordinal)
        && !attribute.StartsWith("@(", StringComparison.Ordinal)
        && !attribute.Contains("=>", StringComparison.Ordinal);

    private static bool Finds(string text) => AvoidedWords.IsMatch(text);

    /// <summary>In code, only literals that read as words: at least one space, and a capital letter or a placeholder first.</summary>
    private static IEnumerable<string> Texts(string path, string text)
    {
        if (path.EndsWith(".razor", StringComparison.Ordinal))
        {
            var markup = RazorComment().Replace(text, "");
            return TextNode().Matches(markup).Select(match => match.Groups[1].Value)
                .Concat(Literal().Matches(markup).Select(match => match.Groups[1].Value).Where(IsText))
                .Select(value => RazorExpression().Replace(value, " "));
        }

        return Literal().Matches(Comment().Replace(text, ""))
            .Select(match => match.Groups[1].Value)
            .Where(value => value.Contains(' ', StringComparison.Ordinal) && Sentence().IsMatch(value))
            .Select(value => Placeholder().Replace(value, " "));
    }

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex RazorComment();

    [GeneratedRegex(@"@[\w.?!]+(\([^()]*\))?")]
    private static partial Regex RazorExpression();

    [GeneratedRegex(@"(?<![=-])>([^<>{}]+)<")]
    private static partial Regex TextNode();

    [GeneratedRegex("\"((?:[^\"\\\\\\n]|\\\\.)*)\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^[A-Z{“]")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Placeholder();
}
