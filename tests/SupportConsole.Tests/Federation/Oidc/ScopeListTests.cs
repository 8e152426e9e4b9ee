using SupportConsole.Federation.Oidc;

namespace SupportConsole.Tests.Federation.Oidc;

public sealed class ScopeListTests
{
    [Fact]
    public void Scopes_are_kept_in_their_order_with_single_spaces() =>
        Assert.Equal("email openid profile", ScopeList.Parse(" email  openid\r\nprofile ").Value.Value);

    [Theory]
    [InlineData(null, "scopes.empty", "No scope")]
    [InlineData("openid,email", "scopes.comma", "comma")]
    [InlineData("openid;email", "scopes.semicolon", "semicolon")]
    [InlineData("openid email openid", "scopes.duplicate", "openid")]
    [InlineData("email profile", "scopes.no-openid", "missing")]
    [InlineData("OpenID email", "scopes.no-openid", "OpenID")]
    [InlineData("\"openid\"", "scopes.character", "quotation mark")]
    [InlineData("openid \u00E9mail", "scopes.character", "U+00E9")]
    public void What_Auth0_would_refuse_is_named(string? given, string code, string word)
    {
        var problem = ScopeList.Parse(given).Problem!;

        Assert.Equal(code, problem.Code);
        Assert.Contains(word, problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void The_length_is_held_at_255()
    {
        var longest = "openid " + new string('a', ScopeList.MaxLength - "openid ".Length);

        Assert.Equal(ScopeList.MaxLength, ScopeList.Parse(longest).Value.Value.Length);
        Assert.Contains("256", ScopeList.Parse(longest + "a").Problem?.What, StringComparison.Ordinal);
    }
}
