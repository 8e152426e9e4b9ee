using System.Text.Json.Nodes;
using SupportConsole.Auth0;

namespace SupportConsole.Tests.Auth0;

public sealed class OptionsComparisonTests
{
    [Theory]
    [InlineData("""{"a":1,"b":{"x":1,"y":2}}""", """{"b":{"y":2,"x":1},"a":1}""")]
    [InlineData("""{"a":1}""", """{"a":1.0}""")]
    [InlineData("""{"a":"é"}""", """{"a":"\u00e9"}""")]
    [InlineData("""{"a":null}""", "{}")]
    [InlineData("""{"domain_aliases":["a","b"]}""", """{"domain_aliases":["b","a"]}""")]
    [InlineData("""{"signingCert":"c","cert":"1","thumbprints":["x"],"expires":"y","subject":{}}""", """{"signingCert":"c"}""")]
    [InlineData("""{"oidc_metadata":{"issuer":"x"},"schema_version":"oidc-V4"}""", "{}")]
    [InlineData("{}", """{"set_user_root_attributes":"on_each_login","debug":false,"domain_aliases":[]}""")]
    [InlineData("{}", """{"connection_settings":{"pkce":"auto"},"attribute_map":{"mapping_mode":"bind_all"}}""")]
    [InlineData("{}", """{"assertion_decryption_settings":{"algorithm_profile":"v2026-1","algorithm_exceptions":[]}}""")]
    public void Options_that_mean_the_same_do_not_differ(string before, string after)
    {
        Assert.Empty(OptionsComparison.Between(Snapshot(before), Snapshot(after)));
        Assert.Empty(OptionsComparison.Between(Snapshot(after), Snapshot(before)));
    }

    [Theory]
    [InlineData("""{"connection_settings":{"pkce":"auto"}}""", """{"connection_settings":{"pkce":"disabled"}}""", "connection_settings")]
    [InlineData("""{"scope":"openid"}""", """{"scope":"openid email"}""", "scope")]
    [InlineData("""{"domain_aliases":["a","b"]}""", """{"domain_aliases":["a","c"]}""", "domain_aliases")]
    [InlineData("""{"groups":["a","b"]}""", """{"groups":["b","a"]}""", "groups")]
    [InlineData("""{"x":{"y":[1,2]}}""", """{"x":{"y":[1,3]}}""", "x")]
    [InlineData("""{"x":1}""", """{"x":"1"}""", "x")]
    [InlineData("""{"x":12345678901234567890}""", """{"x":12345678901234567891}""", "x")]
    [InlineData("""{"client_secret":"a"}""", """{"client_secret":"b"}""", "client_secret")]
    [InlineData("""{"client_secret":"a"}""", "{}", "client_secret")]
    [InlineData("""{"cert":"one"}""", """{"cert":"two"}""", "cert")]
    [InlineData("""{"debug":true}""", "{}", "debug")]
    [InlineData("""{"strategy_version":2}""", "{}", "strategy_version")]
    public void A_change_is_named_with_its_key(string before, string after, string key) =>
        Assert.Equal([key], OptionsComparison.Between(Snapshot(before), Snapshot(after)).Select(difference => difference.Key));

    [Theory]
    [InlineData("hmac:aa", "hmac:0123456789ab:aa", true)]
    [InlineData("hmac:0123456789ab:aa", "hmac:unknown:aa", true)]
    [InlineData("hmac:ba9876543210:aa", "hmac:0123456789ab:aa", true)]
    [InlineData("hmac:aa", "hmac:0123456789ab:bb", false)]
    [InlineData("hmac:0123456789ab:aa", "hmac:0123456789ab:bb", false)]
    public void Secrets_compare_by_their_fingerprints_whatever_their_keys_are_called(string before, string after, bool isSame)
    {
        var differences = OptionsComparison.Between($$"""{ "client_secret": "{{before}}" }""", $$"""{ "client_secret": "{{after}}" }""");

        Assert.Equal(isSame, differences.Count == 0);
    }

    [Theory]
    [InlineData("oidc", "bind_all", true)]
    [InlineData("oidc", "basic_profile", false)]
    [InlineData("okta", "basic_profile", true)]
    [InlineData("okta", "bind_all", false)]
    public void The_attribute_map_that_Auth0_adds_depends_on_the_strategy(string strategy, string mode, bool isDefault)
    {
        var added = Snapshot($$$"""{"attribute_map":{"mapping_mode":"{{{mode}}}"}}""");

        Assert.Equal(isDefault, OptionsComparison.Between(Snapshot("{}"), added, strategy).Count == 0);
    }

    [Fact]
    public void A_pingfederate_certificate_is_the_same_under_both_of_its_keys() =>
        Assert.Empty(OptionsComparison.Between(Snapshot("""{"cert":"one"}"""), Snapshot("""{"signingCert":"one"}"""), "pingfederate"));

    [Fact]
    public void A_new_pingfederate_certificate_is_one_difference() => Assert.Equal(
        [new OptionDifference("signingCert", "one", "two")],
        OptionsComparison.Between(Snapshot("""{"cert":"one"}"""), Snapshot("""{"signingCert":"two"}"""), "pingfederate"));

    [Theory]
    [InlineData("client_secret")]
    [InlineData("signing_key")]
    [InlineData("decryptionKey")]
    [InlineData("admin_refresh_token")]
    [InlineData("some_new_secret")]
    [InlineData("legacyPassword")]
    public void A_secret_is_stored_as_its_fingerprint_at_any_depth(string key)
    {
        var snapshot = OptionsSnapshot.Take(
            Options($$$"""{"{{{key}}}":"MARKER","nested":{"deep":[{"{{{key}}}":{"key":"MARKER"}}]}}"""), _ => "print");

        Assert.DoesNotContain("MARKER", snapshot, StringComparison.Ordinal);
        Assert.Equal("hmac:print", OptionsSnapshot.Read(snapshot, key));
        Assert.True(Assert.Single(OptionsComparison.Between(
            snapshot,
            """{"nested":{"deep":[{"KEY":"hmac:print"}]}}""".Replace("KEY", key, StringComparison.Ordinal))).IsSecret);
    }

    [Fact]
    public void A_difference_shows_both_values()
    {
        var differences = OptionsComparison.Between(
            Snapshot("""{"scope":"openid","client_secret":"a"}"""),
            Snapshot("""{"scope":"openid email","client_secret":"a"}"""));

        Assert.Equal(new OptionDifference("scope", "openid", "openid email"), Assert.Single(differences));
    }

    [Theory]
    [InlineData("token_endpoint")]
    [InlineData("id_token_signed_response_algs")]
    [InlineData("token_endpoint_auth_method")]
    [InlineData("client_id")]
    [InlineData("signingCert")]
    public void A_public_value_is_not_treated_as_a_secret(string key) => Assert.False(OptionKeys.IsSecret(key));

    private static ConnectionOptions Options(string json) => new(JsonNode.Parse(json)!.AsObject());

    private static string Snapshot(string json) => OptionsSnapshot.Take(Options(json), secret => "print of " + secret);
}
