using SupportConsole.Federation.Diagnosis;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Federation.Diagnosis;

/// <summary>Reading stays linear, whatever a text repeats.</summary>
[Collection("alone")]
[Trait("Category", "Speed")]
public sealed class LongErrorTests
{
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    public static TheoryData<string, string> Made => new()
    {
        { "empty lines", "\n" },
        { "lines of spaces", "   \n" },
        { "carriage returns", "\r\n" },
        { "spaces", " " },
        { "marks of a reply", "> " },
        { "marks of a reply on lines", ">>>\n" },
        { "escapes", "%25" },
        { "HTML's escapes", "&amp;" },
        { "hex digits", "a0" },
        { "thumbprints cut in two", new string('a', 20) + "\n" },
        { "configured", "configured: " },
        { "configured thumbprints", "configured: " + new string('a', 40) + " " },
        { "errors", "error=" },
        { "descriptions", "error_description: \"" },
        { "backslashes", "\\" },
        { "quotes", "\"" },
        { "addresses", "https://x.example/?error=" },
        { "connections", "connection=" },
        { "statuses", "urn:oasis:names:tc:SAML:2.0:status:" },
        { "Entra's codes", "AADSTS " },
        { "numbers behind error codes", "error_codes: [" },
        { "HTML tags", "<p" },
        { "SAML messages", "SAMLResponse=PHNhbWxw" },
        { "beginnings of sentences", "the redirect uri " },
        { "JSON escapes", "\\u003c" },
        { "hosts", "a.example " },
        { "tags with attributes", "<a b=c>" },
        { "tags without end", "<a b=c " },
        { "assertions", "<Assertion a=b>" },
        { "words of a topic", "SAML signature " },
        { "frames of a stack", "at a.b(" },
        { "addresses without end", "https://a.example/" },
    };

    [Theory]
    [MemberData(nameof(Made), DisableDiscoveryEnumeration = true)]
    public void It_is_read_at_once(string what, string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, (SignInErrorReader.MaxLength / part.Length) + 1));

        var best = Quickest.Of(() => Read(text), Most);

        Assert.True(best < Most, $"{best.TotalMilliseconds:0} ms for {what}");
    }
    [Theory]
    [MemberData(nameof(Made), DisableDiscoveryEnumeration = true)]
    public void Four_megabytes_are_read_within_a_second(string what, string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, (4 * 1024 * 1024 / part.Length) + 1));

        var best = Quickest.Of(() => Read(text), Longest);

        Assert.True(best < Longest, $"{best.TotalMilliseconds:0} ms for {what}");
    }

    private static void Read(string text)
    {
        var error = SignInErrorReader.Read(text);
        ErrorCatalogue.Diagnose(error);
        ErrorClueReader.Read(text, error);
    }
}
