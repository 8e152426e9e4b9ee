using SupportConsole.Federation.Names;

namespace SupportConsole.Tests.Federation.Names;

public sealed class ConnectionNameTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("Acme-Prod-2")]
    [InlineData("0-0")]
    public void What_Auth0_takes_is_taken_as_it_is(string name) => Assert.Equal(name, ConnectionName.Parse($" {name}\n").Value.Value);

    [Theory]
    [InlineData(null, "connection-name.empty", "needs a name")]
    [InlineData(" \t\r\n", "connection-name.empty", "needs a name")]
    [InlineData("acme prod", "connection-name.character", "a space")]
    [InlineData("acme_prod", "connection-name.character", "an underscore")]
    [InlineData("acme.prod", "connection-name.character", "a dot")]
    [InlineData("acme\tprod", "connection-name.character", "a tab")]
    [InlineData("acme\r\nprod", "connection-name.character", "a line break")]
    [InlineData("acme/prod", "connection-name.character", "“/”")]
    [InlineData("acme:prod", "connection-name.character", "“:”")]
    [InlineData("acme@prod", "connection-name.character", "“@”")]
    [InlineData("acme’s", "connection-name.character", "“’”")]
    [InlineData("acme–prod", "connection-name.character", "“–”")]
    [InlineData("müller", "connection-name.character", "“ü”")]
    [InlineData("ａｃｍｅ", "connection-name.character", "“ａ”")]
    [InlineData("аcme", "connection-name.character", "“а”")]
    [InlineData("株式会社", "connection-name.character", "“株”")]
    [InlineData("acme😀", "connection-name.character", "“😀”")]
    [InlineData("acme\u200bprod", "connection-name.character", "U+200B")]
    [InlineData("acme\u00adprod", "connection-name.character", "U+00AD")]
    [InlineData("\u202eacme", "connection-name.character", "U+202E")]
    [InlineData("acme\0", "connection-name.character", "U+0000")]
    [InlineData("acme\u00a0prod", "connection-name.character", "U+00A0")]
    [InlineData("-acme", "connection-name.edge-hyphen", "begins with a hyphen")]
    [InlineData("acme-", "connection-name.edge-hyphen", "ends with a hyphen")]
    [InlineData("-", "connection-name.edge-hyphen", "begins with a hyphen")]
    [InlineData("acme--prod", "connection-name.double-hyphen", "two hyphens")]
    public void What_Auth0_would_refuse_is_refused_by_its_cause_and_with_a_cure(string? name, string code, string words)
    {
        var problem = ConnectionName.Parse(name).Problem!;

        Assert.Equal(code, problem.Code);
        Assert.Contains(words, problem.What, StringComparison.Ordinal);
        Assert.True(problem.Cure.Length > 10, problem.Cure);
    }

    [Fact]
    public void The_longest_has_128_characters_and_one_more_is_refused_with_both_figures()
    {
        var longest = new string('a', ConnectionName.MaxLength);

        Assert.True(ConnectionName.Parse(longest).IsOk);
        Assert.Contains("129 characters; Auth0 takes at most 128", ConnectionName.Parse(longest + "a").Problem!.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_an_old_tenant_holds_is_taken_as_it_is() => Assert.Equal("Old_Name.1", ConnectionName.FromTenant("Old_Name.1").Value);
}
