using System.Buffers.Text;
using System.Text;
using SupportConsole.Federation.Oidc;

namespace SupportConsole.Tests.Federation.Oidc;

public sealed class JwksReaderTests
{
    private static readonly string Modulus = Base64Url.EncodeToString(Enumerable.Repeat((byte)0xC3, 256).ToArray());
    private static readonly string Half = Base64Url.EncodeToString(Enumerable.Repeat((byte)0xC3, 128).ToArray());
    private static readonly string Point = Base64Url.EncodeToString(new byte[32]);

    private static string Rsa(string more) => $$"""{"kty":"RSA","n":"{{Modulus}}","e":"AQAB"{{more}}}""";

    private static Result<JwksReading> Read(params string[] keys) => JwksReader.Read(Encoding.UTF8.GetBytes($$"""{"keys":[{{string.Join(',', keys)}}]}"""));

    [Fact]
    public void Keys_that_sign_are_read_and_others_are_left_out_with_a_finding()
    {
        var read = Read(Rsa(""","kid":"a","use":"sig","alg":"RS256" """), Rsa(""","kid":"b","use":"enc" """), $$"""{"kty":"EC","kid":"c","crv":"P-256","x":"{{Point}}","y":"{{Point}}"}""").Value;

        Assert.Equal([new SigningKey("a", "RSA", "RS256", "2048 bits"), new SigningKey("c", "EC", null, "P-256")], read.Keys);
        Assert.Equal("jwks.encryption-only", Assert.Single(read.Findings).Code);
    }

    [Theory]
    [InlineData("", "jwks.no-keys", "0 keys")]
    [InlineData("""{"kty":"oct","k":"c2VjcmV0"}""", "jwks.symmetric", "symmetric")]
    [InlineData("RSA:,\"use\":\"enc\"", "jwks.encryption-only", "encryption only")]
    [InlineData("RSA:,\"key_ops\":[\"wrapKey\"]", "jwks.encryption-only", "encryption only")]
    [InlineData("RSA:,\"alg\":\"HS256\"", "jwks.algorithm", "HS256")]
    [InlineData("RSA:,\"alg\":\"RSA-OAEP\"", "jwks.algorithm", "RSA-OAEP")]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","x":"AA"}""", "jwks.key-type", "OKP")]
    [InlineData("""{"kty":"EC","crv":"secp256k1","x":"AA","y":"AA"}""", "jwks.curve", "secp256k1")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}""", "jwks.malformed-key", "32 bytes")]
    [InlineData("""{"kty":"RSA","n":"***","e":"AQAB"}""", "jwks.malformed-key", "modulus")]
    [InlineData("{}", "jwks.malformed-key", "kty")]
    [InlineData("7", "jwks.malformed-key", "Number")]
    public void A_set_without_a_usable_key_is_refused_by_its_cause(string key, string code, string word)
    {
        var problem = (key.Length == 0 ? Read() : Read(key.StartsWith("RSA:", StringComparison.Ordinal) ? Rsa(key[4..]) : key)).Problem!;

        Assert.Equal(code, problem.Code);
        Assert.Contains(word, problem.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "jwks.empty")]
    [InlineData("<html>", "jwks.not-json")]
    [InlineData("{\"keys\":[", "jwks.malformed")]
    [InlineData("[]", "jwks.not-an-object")]
    [InlineData("{\"keys\":{}}", "jwks.no-keys-member")]
    [InlineData("{\"keys\":[],\"keys\":[]}", "jwks.duplicate")]
    [InlineData("{\"issuer\":\"https://idp.example\"}", "jwks.discovery")]
    public void What_is_no_key_set_is_refused_by_its_cause(string document, string code) =>
        Assert.Equal(code, JwksReader.Read(Encoding.UTF8.GetBytes(document)).Problem?.Code);

    [Fact]
    public void A_weak_key_is_refused_with_its_size() =>
        Assert.Contains("1,024", Read($$"""{"kty":"RSA","n":"{{Half}}","e":"AQAB"}""").Problem?.What, StringComparison.Ordinal);

    [Fact]
    public void A_published_private_part_is_told_and_not_repeated()
    {
        var read = Read(Rsa(""","d":"c2VjcmV0LXBhcnQ" """)).Value;

        Assert.Equal("jwks.private-key", Assert.Single(read.Findings).Code);
        Assert.DoesNotContain("c2VjcmV0", read.Findings[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_that_cannot_be_told_apart_are_named() =>
        Assert.Equal(["jwks.duplicate-kid", "jwks.no-kid"], Read(Rsa(""","kid":"a" """), Rsa(""","kid":"a" """), Rsa("")).Value.Findings.Select(finding => finding.Code));
}
