using SupportConsole.Federation.Diagnosis;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Federation.Diagnosis;

/// <summary>What a paste names is found whether or not its error is known.</summary>
[Collection("alone")]
[Trait("Category", "Speed")]
public sealed class ErrorClueReaderTests
{
    private const string App = "5d0c1f4e-7a41-4c55-9b7e-2f1f0a9d6c31";

    [Fact]
    public void An_unknown_error_still_names_what_it_concerns()
    {
        var clues = Read($"""
            Something odd happened at Granite Mining.
            App: {App.ToUpperInvariant()}, page https://sso.granite.example/app/x?client_id=0oa1b2c3d4e5f6g7h8i9
            lena@people.granite.example got it; log says con_aB3dE6gH9jK2mN5p for acme-prod-saml.
            Issuer urn:granite:idp, certificate 3FA0000000000000000000000000000000000001.
            """);

        Assert.Equal([App], clues.Guids);
        Assert.Equal(["sso.granite.example"], clues.Hosts);
        Assert.Equal(["people.granite.example"], clues.EmailDomains);
        Assert.Equal(["con_aB3dE6gH9jK2mN5p"], clues.ConnectionIds);
        Assert.Equal(["3fa0000000000000000000000000000000000001"], clues.Thumbprints);
        Assert.Equal(["https://sso.granite.example/app/x", "urn:granite:idp"], clues.Addresses);
        Assert.Contains("0oa1b2c3d4e5f6g7h8i9", clues.Identifiers);
        Assert.Contains("acme-prod-saml", clues.Identifiers);
        Assert.Contains("Granite Mining", clues.Names);
    }

    [Theory]
    [InlineData("https://auth.example/login/callback?connection=acme-saml&error=x", "acme-saml")]
    [InlineData("urn:auth0:influx:acme-saml", "acme-saml")]
    [InlineData("{\"connection\":\"acme-saml\",\"type\":\"f\"}", "acme-saml")]
    [InlineData("IdP-Initiated login is not enabled for connection \"acme-saml\".", "acme-saml")]
    public void A_connection_is_named_in_many_ways(string text, string name) => Assert.Contains(name, Read(text).ConnectionNames);

    [Theory]
    [InlineData("https://login.microsoftonline.com/common/oauth2/v2.0/authorize")]
    [InlineData("see main.js, app.min.css and SamlService.java")]
    [InlineData("version 1.2.3 at 10:15:22.417")]
    public void A_host_that_tells_no_customer_is_left_out(string text) => Assert.Empty(Read(text).Hosts);

    [Fact]
    public void An_encoded_address_inside_an_address_is_found() =>
        Assert.Contains("granite.example", Read("https://x.example/?url=https%3A%2F%2Fgranite.example%2Fadfs%2Fls").Hosts);

    [Fact]
    public void A_long_paste_yields_few_clues_at_once()
    {
        var text = string.Join('\n', Enumerable.Range(0, 40_000).Select(number =>
            $"{new Guid(number, 1, 1, new byte[8])} host{number}.granite.example user@mail{number}.example https://a{number}.example/x id-{number} Granite {number}"));

        ErrorClues? clues = null;
        var most = TimeSpan.FromSeconds(2);
        var best = Quickest.Of(() => clues = Read(text), most);

        Assert.True(text.Length > 3_000_000);
        Assert.True(best < most, $"{best.TotalMilliseconds:0} ms");
        Assert.All([clues!.Guids, clues.Hosts, clues.EmailDomains, clues.Addresses, clues.Identifiers], found => Assert.Equal(ErrorClueReader.Most, found.Count));
        Assert.InRange(clues.Names.Count, 1, ErrorClueReader.MostNames);
    }

    private static ErrorClues Read(string text) => ErrorClueReader.Read(text, SignInErrorReader.Read(text));
}
