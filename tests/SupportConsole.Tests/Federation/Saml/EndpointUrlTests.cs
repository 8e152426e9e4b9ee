using SupportConsole.Federation.Saml;

namespace SupportConsole.Tests.Federation.Saml;

public sealed class EndpointUrlTests
{
    [Theory]
    [InlineData("https://idp.acme.example/sso")]
    [InlineData("https://idp.acme.example:8443/sso?idpid=C01&x=%20")]
    [InlineData("HTTPS://idp.acme.example")]
    [InlineData("https://[2001:db8::1]/sso")]
    [InlineData("https://münchen.example/sso")]
    public void An_https_address_is_kept_as_it_was_given(string url) => Assert.Equal(url, EndpointUrl.Parse($"  {url}\r\n").Value.Value);

    [Theory]
    [InlineData(null, "endpoint.empty", "empty")]
    [InlineData(" \r\n\t ", "endpoint.empty", "empty")]
    [InlineData("idp.acme.example/sso", "endpoint.not-a-url", "idp.acme.example/sso")]
    [InlineData("//idp.acme.example/sso", "endpoint.not-a-url", "not a full address")]
    [InlineData("/sso", "endpoint.not-a-url", "not a full address")]
    [InlineData("https://", "endpoint.not-a-url", "not a full address")]
    [InlineData("https:///sso", "endpoint.not-a-url", "not a full address")]
    [InlineData("\\\\server\\share", "endpoint.character", "\\")]
    [InlineData("http://idp.acme.example/sso", "endpoint.not-https", "http, not https")]
    [InlineData("ftp://idp.acme.example/sso", "endpoint.not-https", "does not begin with https://")]
    [InlineData("urn:idp:acme", "endpoint.not-https", "does not begin with https://")]
    [InlineData("mailto:ann@acme.example", "endpoint.not-https", "does not begin with https://")]
    [InlineData("javascript:alert(1)", "endpoint.not-https", "does not begin with https://")]
    [InlineData("file:///etc/passwd", "endpoint.not-https", "does not begin with https://")]
    [InlineData("https://ann:pw@idp.acme.example/sso", "endpoint.userinfo", "before its host")]
    [InlineData("https://idp.acme.example/sso#top", "endpoint.fragment", "fragment")]
    [InlineData("https://idp.acme.example/s so", "endpoint.character", "space")]
    [InlineData("https://idp.acme.example/sso\r\nhttps://other.example", "endpoint.character", "line break")]
    [InlineData("https://idp.\u200bacme.example/sso", "endpoint.character", "invisible")]
    [InlineData("https://{tenant}.okta.com/sso", "endpoint.character", "placeholder")]
    [InlineData("https://<your-org>.okta.com/sso", "endpoint.character", "placeholder")]
    [InlineData("\"https://idp.acme.example/sso\"", "endpoint.character", "\"")]
    public void What_Auth0_would_not_take_is_refused_by_its_cause_and_with_a_cure(string? url, string code, string words)
    {
        var problem = EndpointUrl.Parse(url).Problem!;

        Assert.Equal(code, problem.Code);
        Assert.Contains(words, problem.What, StringComparison.Ordinal);
        Assert.True(problem.Cure.Length > 10, problem.Cure);
        Assert.DoesNotContain("pw@", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(255)]
    [InlineData(2048)]
    [InlineData(2083)]
    public void The_longest_is_taken_and_one_character_more_is_refused_with_both_figures(int most)
    {
        var longest = "https://idp.acme.example/".PadRight(most, 'a');

        Assert.True(EndpointUrl.Parse(longest, most).IsOk);
        Assert.Contains($"{most + 1:N0} characters; Auth0 takes at most {most:N0}", EndpointUrl.Parse(longest + "a", most).Problem!.What, StringComparison.Ordinal);
    }
}
