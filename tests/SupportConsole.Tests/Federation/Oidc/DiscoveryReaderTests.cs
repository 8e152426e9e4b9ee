using System.Text;
using SupportConsole.Federation.Oidc;

namespace SupportConsole.Tests.Federation.Oidc;

public sealed class DiscoveryReaderTests
{
    [Fact]
    public void Values_are_kept_character_by_character_and_absent_lists_stay_null()
    {
        var read = DiscoveryReader.Read("""{"issuer":"https://idp.example/","scopes_supported":["openid"]}"""u8.ToArray()).Value;

        Assert.Equal("https://idp.example/", read.Issuer);
        Assert.Equal(["openid"], read.Scopes);
        Assert.Null(read.TokenEndpointAuthMethods);
    }

    [Theory]
    [InlineData("", "discovery.empty")]
    [InlineData("<html/>", "discovery.not-json")]
    [InlineData("[]", "discovery.not-an-object")]
    [InlineData("{}", "discovery.no-issuer")]
    [InlineData("{\"issuer\":", "discovery.malformed")]
    public void Bad_documents_are_refused_by_their_cause(string document, string code) =>
        Assert.Equal(code, DiscoveryReader.Read(Encoding.UTF8.GetBytes(document)).Problem?.Code);

    [Fact]
    public void One_byte_more_than_Auth0_takes_is_refused_with_the_figure() =>
        Assert.Contains("131,073", DiscoveryReader.Read(new byte[DiscoveryReader.MaxBytes + 1]).Problem?.What, StringComparison.Ordinal);
}
