using System.Text.Json.Nodes;
using SupportConsole.Auth0;

namespace SupportConsole.Tests.Auth0;

public sealed class OptionsReplacementTests
{
    [Theory]
    [InlineData("oidc", "{}", """{"connection_settings":{"pkce":"disabled"},"attribute_map":{"mapping_mode":"bind_all"}}""")]
    [InlineData("okta", "{}", """{"connection_settings":{"pkce":"disabled"},"attribute_map":{"mapping_mode":"basic_profile"}}""")]
    [InlineData(
        "oidc",
        """{"connection_settings":{"other":1},"attribute_map":{}}""",
        """{"connection_settings":{"other":1,"pkce":"disabled"},"attribute_map":{}}""")]
    [InlineData(
        "oidc",
        """{"connection_settings":{"pkce":"plain"},"attribute_map":{"mapping_mode":"use_map"}}""",
        """{"connection_settings":{"pkce":"plain"},"attribute_map":{"mapping_mode":"use_map"}}""")]
    [InlineData("samlp", "{}", "{}")]
    [InlineData("waad", """{"thumbprints":["a"],"cert":"c"}""", """{"thumbprints":["a"],"cert":"c"}""")]
    [InlineData("samlp", """{"signingCert":"s","cert":"c","thumbprints":["t"],"expires":"e","subject":{}}""", """{"signingCert":"s"}""")]
    [InlineData("samlp", """{"cert":"c","thumbprints":["t"],"expires":"e","subject":{}}""", """{"cert":"c"}""")]
    [InlineData("pingfederate", """{"cert":"c","thumbprints":["t"],"expires":"e","subject":{}}""", """{"signingCert":"c"}""")]
    [InlineData("samlp", """{"strategy_version":2}""", """{"strategy_version":2}""")]
    public void Without_an_edit_everything_but_derived_keys_goes_back_with_defaults_written_out(
        string strategy,
        string current,
        string expected) =>
        Assert.Equal(expected, Prepare(strategy, current, new OptionsEdit()));

    [Fact]
    public void A_new_certificate_is_sent_without_the_old_one_and_without_metadata()
    {
        var sent = Prepare(
            "samlp",
            """{"signingCert":"old","metadataUrl":"u","metadataXml":"x","entityId":"e"}""",
            new OptionsEdit().Set("signingCert", "new"));

        Assert.Equal("""{"signingCert":"new","entityId":"e"}""", sent);
    }

    [Fact]
    public void New_metadata_is_sent_without_the_other_kind_of_metadata()
    {
        Assert.Equal("""{"metadataXml":"x"}""", Prepare("samlp", """{"metadataUrl":"u"}""", new OptionsEdit().Set("metadataXml", "x")));
        Assert.Equal("""{"metadataUrl":"u"}""", Prepare("samlp", """{"metadataXml":"x"}""", new OptionsEdit().Set("metadataUrl", "u")));
    }

    [Fact]
    public void A_new_binding_is_sent_without_the_method_derived_from_the_old_one() =>
        Assert.Equal(
            """{"protocolBinding":"b"}""",
            Prepare("samlp", """{"protocolBinding":"a","bindingMethod":"A"}""", new OptionsEdit().Set("protocolBinding", "b")));

    [Fact]
    public void An_existing_key_with_dots_is_not_a_path() =>
        Assert.Equal("""{"a.b":2,"a":{"b":1}}""", Prepare("samlp", """{"a.b":1,"a":{"b":1}}""", new OptionsEdit().Set("a.b", 2)));

    [Fact]
    public void The_options_that_were_read_do_not_change()
    {
        var current = new ConnectionOptions(new JsonObject { ["a"] = 1 });

        OptionsReplacement.Prepare("oidc", current, new OptionsEdit().Set("a", 2).Set("b", 3));

        Assert.Equal("""{"a":1}""", current.ToJson().ToJsonString());
    }

    private static string Prepare(string strategy, string current, OptionsEdit edit) =>
        OptionsReplacement.Prepare(strategy, new ConnectionOptions(JsonNode.Parse(current)!.AsObject()), edit).ToJson().ToJsonString();
}
