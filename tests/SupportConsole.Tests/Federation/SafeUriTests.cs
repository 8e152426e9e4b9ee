using SupportConsole.Federation;
using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.Tests.Federation;

public sealed class SafeUriTests
{
    /// <summary>The framework reads such addresses and throws when it is asked for the host's international name.</summary>
    public static TheoryData<string> HostsWithoutName { get; } =
    [
        $"https://idp.acme.eQn\uFFFD{new string('b', 60)}",
        $"http://{string.Join('.', Enumerable.Repeat("b\u00FCcher", 60))}.example/",
    ];

    public static TheoryData<string> StrangeHosts { get; } =
    [
        $"https://idp.{new string('a', 64)}\u00FC.example/sso", $"https://{new string('\u00FC', 90)}.example/sso?id=7",
        "https://idp.acme\uFFFD.example/sso", "https://idp.\u0378.example/", "https://xn--.example/", "https://xn--a\u00FC.example/",
        "https://-\u00FC-.example/", "https://a\u200D.example/", "https://\u202Eelpmaxe.example/", "https://a..\u00FC.example/",
    ];

    [Theory]
    [MemberData(nameof(HostsWithoutName))]
    public void A_host_without_an_international_name_is_no_address(string text)
    {
        Assert.False(SafeUri.TryAbsolute(text, out _));
        Assert.Contains("acme-prod-saml", Clues($"{text}?connection=acme-prod-saml").ConnectionNames);
    }

    [Theory]
    [MemberData(nameof(StrangeHosts))]
    public void A_strange_host_has_a_name_or_is_no_address(string text) =>
        Assert.NotEqual("", SafeUri.TryAbsolute(text, out var uri) ? uri.IdnHost : "none");

    [Theory]
    [InlineData("https://bücher.example/sso", "xn--bcher-kva.example")]
    [InlineData("https://xn--bcher-kva.example/sso", "xn--bcher-kva.example")]
    [InlineData("https://ОПИС.example/", "xn--k0aldj.example")]
    [InlineData("https://[::1]:8080/", "::1")]
    [InlineData("urn:example:idp", "")]
    public void A_host_that_has_one_keeps_it(string text, string name)
    {
        Assert.True(SafeUri.TryAbsolute(text, out var uri));
        Assert.Equal(name, uri.IdnHost.Trim('[', ']'));
    }

    private static ErrorClues Clues(string text) => ErrorClueReader.Read(text, SignInErrorReader.Read(text));
}
