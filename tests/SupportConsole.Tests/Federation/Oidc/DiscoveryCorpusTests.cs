using System.Text;
using System.Text.Json.Nodes;
using SupportConsole.Federation.Oidc;
using SupportConsole.Tests.Federation.Oidc.Corpus;

namespace SupportConsole.Tests.Federation.Oidc;

/// <summary>Good discovery documents, held against a second reader; and bad ones, by their cause.</summary>
public sealed class DiscoveryCorpusTests
{
    private static readonly Dictionary<string, Func<string, byte[]>> Ways = new()
    {
        ["as it is"] = Encoding.UTF8.GetBytes,
        ["with a byte order mark"] = text => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)],
        ["indented, with Windows line ends"] = text => Encoding.UTF8.GetBytes(JsonNode.Parse(text)!.ToString().ReplaceLineEndings("\r\n")),
        ["with its members the other way round"] = text => Encoding.UTF8.GetBytes(new JsonObject(JsonNode.Parse(text)!.AsObject().Reverse().Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))).ToJsonString()),
    };

    public static TheoryData<string, string> Good
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (shape, way) in DiscoveryShapes.All.Keys.SelectMany(shape => Ways.Keys.Select(way => (shape, way))))
            {
                data.Add(shape, way);
            }

            return data;
        }
    }

    [Fact]
    public void There_are_at_least_forty_of_ten_providers() => Assert.True(DiscoveryShapes.All.Count >= 10 && Good.Count >= 40);

    [Theory]
    [MemberData(nameof(Good))]
    public void Is_read_as_a_second_reader_reads_it_and_nothing_stands_against_it(string shape, string way)
    {
        var (issuer, text) = DiscoveryShapes.All[shape];
        var second = JsonNode.Parse(text)!;
        string? One(string name) => (string?)second[name];
        List<string>? Many(string name) => second[name]?.AsArray().Select(item => (string)item!).ToList();

        var read = DiscoveryReader.Read(Ways[way](text)).Value;

        Assert.Equal((issuer, One("authorization_endpoint"), One("token_endpoint"), One("jwks_uri"), One("userinfo_endpoint"), One("end_session_endpoint")), (read.Issuer, read.AuthorizationEndpoint, read.TokenEndpoint, read.JwksUri, read.UserInfoEndpoint, read.EndSessionEndpoint));
        Assert.Equal([Many("response_types_supported"), Many("grant_types_supported"), Many("scopes_supported")], new[] { read.ResponseTypes, read.GrantTypes, read.Scopes });
        Assert.Equal([Many("token_endpoint_auth_methods_supported"), Many("id_token_signing_alg_values_supported"), Many("code_challenge_methods_supported")], new[] { read.TokenEndpointAuthMethods, read.IdTokenSigningAlgorithms, read.CodeChallengeMethods });
        Assert.Empty(DiscoveryFindings.Of(read, issuer));
        Assert.Empty(DiscoveryFindings.Of(read, issuer.TrimEnd('/') + "/.well-known/openid-configuration"));
    }

    /// <summary>A member changed in a good document, and what is then found.</summary>
    public static TheoryData<string, FindingSeverity, string, string?> Changed => new()
    {
        { "discovery.issuer-host", FindingSeverity.Refuse, "issuer", "\"https://other.example\"" },
        { "discovery.issuer-slash", FindingSeverity.Warn, "issuer", "\"https://gitlab.acme.example/\"" },
        { "discovery.issuer-path", FindingSeverity.Refuse, "issuer", "\"https://gitlab.acme.example/other\"" },
        { "discovery.issuer-http", FindingSeverity.Refuse, "issuer", "\"http://gitlab.acme.example\"" },
        { "discovery.issuer-case", FindingSeverity.Warn, "issuer", "\"https://GitLab.acme.example\"" },
        { "discovery.issuer-query", FindingSeverity.Refuse, "issuer", "\"https://gitlab.acme.example?x\"" },
        { "discovery.issuer-fragment", FindingSeverity.Refuse, "issuer", "\"https://gitlab.acme.example#x\"" },
        { "discovery.issuer-userinfo", FindingSeverity.Refuse, "issuer", "\"https://a:b@gitlab.acme.example\"" },
        { "discovery.issuer-scheme", FindingSeverity.Refuse, "issuer", "\"ftp://gitlab.acme.example\"" },
        { "discovery.issuer-template", FindingSeverity.Refuse, "issuer", "\"https://gitlab.acme.example/{tenantid}\"" },
        { "discovery.issuer-too-long", FindingSeverity.Refuse, "issuer", $"\"https://gitlab.acme.example/{new string('i', 300)}\"" },
        { "discovery.authorization-endpoint-missing", FindingSeverity.Refuse, "authorization_endpoint", null },
        { "discovery.authorization-endpoint-not-https", FindingSeverity.Refuse, "authorization_endpoint", "\"http://gitlab.acme.example/a\"" },
        { "discovery.authorization-endpoint-not-a-url", FindingSeverity.Refuse, "authorization_endpoint", "\"javascript:alert(1)\"" },
        { "discovery.token-endpoint-missing", FindingSeverity.Refuse, "token_endpoint", "null" },
        { "discovery.token-endpoint-not-https", FindingSeverity.Refuse, "token_endpoint", "\"HTTP://gitlab.acme.example/t\"" },
        { "discovery.token-endpoint-userinfo", FindingSeverity.Refuse, "token_endpoint", "\"https://a@gitlab.acme.example/t\"" },
        { "discovery.token-endpoint-character", FindingSeverity.Refuse, "token_endpoint", "\"https://gitlab.acme.example/t\\n\"" },
        { "discovery.jwks-uri-missing", FindingSeverity.Refuse, "jwks_uri", null },
        { "discovery.jwks-uri-not-https", FindingSeverity.Refuse, "jwks_uri", "\"http://gitlab.acme.example/k\"" },
        { "discovery.jwks-uri-not-a-url", FindingSeverity.Refuse, "jwks_uri", "\"/k\"" },
        { "discovery.userinfo-endpoint-missing", FindingSeverity.Info, "userinfo_endpoint", null },
        { "discovery.userinfo-endpoint-not-https", FindingSeverity.Warn, "userinfo_endpoint", "\"http://gitlab.acme.example/u\"" },
        { "discovery.basic-only", FindingSeverity.Refuse, "token_endpoint_auth_methods_supported", "[\"client_secret_basic\"]" },
        { "discovery.no-secret-post", FindingSeverity.Refuse, "token_endpoint_auth_methods_supported", "[\"private_key_jwt\"]" },
        { "discovery.no-secret-post", FindingSeverity.Refuse, "token_endpoint_auth_methods_supported", "[\"none\"]" },
        { "discovery.no-secret-post", FindingSeverity.Refuse, "token_endpoint_auth_methods_supported", "[\"tls_client_auth\"]" },
        { "discovery.no-auth-methods", FindingSeverity.Warn, "token_endpoint_auth_methods_supported", null },
        { "discovery.no-auth-methods", FindingSeverity.Warn, "token_endpoint_auth_methods_supported", "[]" },
        { "discovery.no-code", FindingSeverity.Refuse, "response_types_supported", "[\"token\"]" },
        { "discovery.no-code", FindingSeverity.Refuse, "response_types_supported", "[\"id_token\",\"id_token token\"]" },
        { "discovery.no-response-types", FindingSeverity.Warn, "response_types_supported", null },
        { "discovery.no-code-grant", FindingSeverity.Warn, "grant_types_supported", "[\"implicit\"]" },
        { "discovery.hs256-only", FindingSeverity.Refuse, "id_token_signing_alg_values_supported", "[\"HS256\"]" },
        { "discovery.algorithms", FindingSeverity.Refuse, "id_token_signing_alg_values_supported", "[\"none\"]" },
        { "discovery.algorithms", FindingSeverity.Refuse, "id_token_signing_alg_values_supported", "[\"EdDSA\"]" },
        { "discovery.not-rs256", FindingSeverity.Info, "id_token_signing_alg_values_supported", "[\"ES256\",\"PS256\"]" },
        { "discovery.no-algorithms", FindingSeverity.Warn, "id_token_signing_alg_values_supported", null },
        { "discovery.scope-openid", FindingSeverity.Warn, "scopes_supported", "[\"profile\",\"email\"]" },
        { "discovery.scope-email", FindingSeverity.Warn, "scopes_supported", "[\"openid\",\"profile\"]" },
        { "discovery.pkce", FindingSeverity.Warn, "code_challenge_methods_supported", "[\"plain\"]" },
    };

    [Theory]
    [MemberData(nameof(Changed), DisableDiscoveryEnumeration = true)]
    public void One_thing_changed_is_the_one_thing_found(string code, FindingSeverity severity, string member, string? value)
    {
        var (issuer, text) = DiscoveryShapes.All["gitlab"];
        var changed = JsonNode.Parse(text)!.AsObject();
        if (value is null)
        {
            changed.Remove(member);
        }
        else
        {
            changed[member] = JsonNode.Parse(value);
        }

        var finding = Assert.Single(DiscoveryFindings.Of(DiscoveryReader.Read(Encoding.UTF8.GetBytes(changed.ToJsonString())).Value, issuer));

        Assert.Equal((code, severity), (finding.Code, finding.Severity));
        Assert.NotEmpty(finding.Cure);
    }

    /// <summary>What is no discovery document at all.</summary>
    public static TheoryData<string, string, string> Refused => new()
    {
        { "discovery.empty", "empty", "" },
        { "discovery.empty", "empty", " \r\n\t" },
        { "discovery.not-json", "HTML", "<!DOCTYPE html><html></html>" },
        { "discovery.not-json", "XML", "<?xml version=\"1.0\"?><EntityDescriptor/>" },
        { "discovery.malformed", "line 1", "{\"issuer\":" },
        { "discovery.malformed", "line 2", "{\"issuer\":\"https://idp.example\",\n \"a\":1,}" },
        { "discovery.malformed", "line 1", "{'issuer':'https://idp.example'}" },
        { "discovery.malformed", "line 1", "{\"issuer\":\"https://idp.example\"} {}" },
        { "discovery.malformed", "line 1", "Not found" },
        { "discovery.malformed", "line 1", "{\"issuer\":\"a\tb\"}" },
        { "discovery.malformed", "Unicode", "{\"issuer\":\"\\ud800\"}" },
        { "discovery.malformed", "Unicode", "{\"\\ud800\":1,\"\\ud800\":2}" },
        { "discovery.duplicate", "twice", "{\"issuer\":\"https://idp.example\",\"issuer\":\"https://evil.example\"}" },
        { "discovery.duplicate", "twice", "{\"issuer\":\"https://idp.example\",\"iss\\u0075er\":\"https://evil.example\"}" },
        { "discovery.depth", "32", new string('[', 1000) },
        { "discovery.depth", "32", string.Concat(Enumerable.Repeat("{\"a\":", 100)) },
        { "discovery.not-an-object", "Array", "[]" },
        { "discovery.not-an-object", "String", "\"https://idp.example\"" },
        { "discovery.not-an-object", "Null", "null" },
        { "discovery.no-issuer", "no issuer", "{\"authorization_endpoint\":\"https://idp.example\"}" },
        { "discovery.no-issuer", "empty", "{\"issuer\":\"\"}" },
        { "discovery.no-issuer", "empty", "{\"issuer\":null}" },
        { "discovery.wrong-type", "issuer as a JSON Number", "{\"issuer\":7}" },
        { "discovery.wrong-type", "token_endpoint as a JSON Array", "{\"issuer\":\"https://idp.example\",\"token_endpoint\":[\"https://idp.example\"]}" },
        { "discovery.wrong-type", "scopes_supported as a JSON String", "{\"issuer\":\"https://idp.example\",\"scopes_supported\":\"openid email\"}" },
        { "discovery.wrong-type", "list of other things", "{\"issuer\":\"https://idp.example\",\"response_types_supported\":[\"code\",1]}" },
        { "discovery.jwks", "key set", "{\"keys\":[]}" },
        { "discovery.error", "error", "{\"error\":\"invalid_tenant\",\"error_description\":\"AADSTS90002\"}" },
        { "discovery.error", "error", "{\"errorCode\":\"E0000007\"}" },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_is_no_discovery_document_is_refused_by_its_cause(string code, string named, string document)
    {
        var problem = DiscoveryReader.Read(Encoding.UTF8.GetBytes(document)).Problem;

        Assert.Equal(code, problem?.Code);
        Assert.Contains(named, problem?.What, StringComparison.Ordinal);
        Assert.NotEmpty(problem!.Cure);
    }

    [Fact]
    public void UTF_16_is_named() => Assert.Equal("discovery.encoding", DiscoveryReader.Read((byte[])[.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("{}")]).Problem?.Code);

    [Fact]
    public void A_message_never_repeats_a_long_document() =>
        Assert.True(DiscoveryReader.Read(Encoding.UTF8.GetBytes($"{{\"issuer\":\"a\",\"{new string('n', 50_000)}\":1,\"{new string('n', 50_000)}\":2}}")).Problem!.What.Length < 1000);
}
