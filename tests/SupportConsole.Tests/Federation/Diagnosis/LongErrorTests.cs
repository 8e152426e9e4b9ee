using SupportConsole.Federation.Diagnosis;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Federation.Diagnosis;

/// <summary>The longest text that is read costs no more for what it is made of: nothing in it is looked through once for every part of it.</summary>
[Collection("alone")]
public sealed class LongErrorTests
{
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(400);

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
    };

    [Theory]
    [MemberData(nameof(Made), DisableDiscoveryEnumeration = true)]
    public void It_is_read_at_once(string what, string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, (SignInErrorReader.MaxLength / part.Length) + 1));

        var best = Quickest.Of(() => ErrorCatalogue.Diagnose(SignInErrorReader.Read(text)), Most);

        Assert.True(best < Most, $"{best.TotalMilliseconds:0} ms for {what}");
    }
}
