using System.Text.RegularExpressions;

namespace SupportConsole.Tests.Auth0.Emulator.SignIn;

/// <summary>Responses that the trusted key signed after they were altered, and signatures that look like its own.</summary>
public sealed class SignedHostileSamlTests(SigningWalk shared) : IClassFixture<SigningWalk>
{
    private const string Expired = "assertion has expired.";
    private const string Unsigned = "Signature check errors";

    private static readonly Dictionary<string, (Func<string, string> Edit, string Words)> Edits = new()
    {
        ["another audience"] = (Put("<Audience>.*?</Audience>", "<Audience>urn:another</Audience>"), "Audience is invalid. Configured: urn:auth0:"),
        ["an audience with more behind it"] = (Put("</Audience>", ".evil</Audience>"), "Audience is invalid"),
        ["the audience in a comment"] = (Put("<Audience>(.*?)</Audience>", "<Audience>urn:another<!--$1--></Audience>"), "Audience is invalid"),
        ["no audience"] = (Put("<AudienceRestriction>.*?</AudienceRestriction>", ""), "Audience is invalid"),
        ["another recipient"] = (Put("Recipient=\"[^\"]*\"", "Recipient=\"https://evil.example/login/callback\""), "Recipient is invalid"),
        ["no recipient"] = (Put("Recipient=\"[^\"]*\"", ""), "Recipient is invalid"),
        ["a second recipient"] = (
            Put("(<SubjectConfirmation .*?</SubjectConfirmation>)", "$1<SubjectConfirmation><SubjectConfirmationData /></SubjectConfirmation>"),
            "Recipient is invalid"),
        ["a confirmation of another request"] = (
            Put("(<SubjectConfirmationData )InResponseTo=\"[^\"]*\"", "$1InResponseTo=\"_another\""), "InResponseTo mismatch"),
        ["a confirmation of no request"] = (Put("(<SubjectConfirmationData )InResponseTo=\"[^\"]*\"", "$1"), "InResponseTo mismatch"),
        ["no confirmation"] = (Put("<SubjectConfirmation .*?</SubjectConfirmation>", ""), "InResponseTo mismatch"),
        ["no time limits"] = (Put("<Conditions .*?(<AudienceRestriction>.*?)</Conditions>", "$1"), Expired),
        ["two sets of time limits"] = (Put("(<Conditions .*?</Conditions>)", "$1$1"), Expired),
        ["time limits without an end"] = (Put("(<Conditions [^>]*)NotOnOrAfter=\"[^\"]*\"", "$1"), Expired),
        ["an end in the past"] = (Put("(<Conditions [^>]*)NotOnOrAfter=\"20", "$1NotOnOrAfter=\"19"), Expired),
        ["an end that is no time"] = (Put("(<Conditions [^>]*)NotOnOrAfter=\"[^\"]*\"", "$1NotOnOrAfter=\"never\""), Expired),
        ["a beginning in the future"] = (Put("(<Conditions )NotBefore=\"20", "$1NotBefore=\"29"), Expired),
        ["a beginning that is no time"] = (Put("(<Conditions )NotBefore=\"[^\"]*\"", "$1NotBefore=\"soon\""), Expired),
        ["a confirmation that has ended"] = (Put("(<SubjectConfirmationData [^>]*)NotOnOrAfter=\"20", "$1NotOnOrAfter=\"19"), Expired),
        ["a confirmation without an end"] = (Put("(<SubjectConfirmationData [^>]*)NotOnOrAfter=\"[^\"]*\"", "$1"), Expired),
        ["nobody"] = (Put("<NameID .*?</NameID>|<AttributeStatement>.*?</AttributeStatement>", ""), "The NameID is missing"),
    };

    private static readonly Dictionary<string, ForgedSignature> Signatures = new()
    {
        ["the key of another beside the trusted certificate"] = ForgedSignature.AnotherKey,
        ["an HMAC keyed with the trusted public key"] = ForgedSignature.HmacOfPublicKey,
        ["a signature of the whole document"] = ForgedSignature.WholeDocument,
        ["a signature of two elements"] = ForgedSignature.TwoReferences,
        ["a signature of the status alone"] = ForgedSignature.StatusAlone,
    };

    public static TheoryData<string> Edited => [.. Edits.Keys];

    public static TheoryData<string> Forged => [.. Signatures.Keys];

    [Fact]
    public async Task The_honest_response_signed_by_the_same_key_passes()
    {
        var answer = await shared.SendAsync(xml => xml, ForgedSignature.None);

        Assert.True(answer.ContainsKey("code"), answer.GetValueOrDefault("error_description"));
    }

    [Theory]
    [MemberData(nameof(Edited), DisableDiscoveryEnumeration = true)]
    public async Task A_signed_assertion_is_refused_for_what_it_says(string name)
    {
        var answer = await shared.SendAsync(Edits[name].Edit, ForgedSignature.None);

        Assert.StartsWith(Edits[name].Words, answer.GetValueOrDefault("error_description"), StringComparison.Ordinal);
        Assert.False(answer.ContainsKey("code"));
    }

    [Theory]
    [MemberData(nameof(Forged), DisableDiscoveryEnumeration = true)]
    public async Task A_signature_that_only_looks_right_is_refused(string name)
    {
        var answer = await shared.SendAsync(xml => xml, Signatures[name]);

        Assert.StartsWith(Unsigned, answer.GetValueOrDefault("error_description"), StringComparison.Ordinal);
        Assert.False(answer.ContainsKey("code"));
    }

    [Fact]
    public async Task An_assertion_serves_once_in_whichever_response_it_comes()
    {
        Func<string, string> sameId = Put("(<Assertion [^>]*)ID=\"[^\"]*\"", "$1ID=\"_once\"");
        var first = await shared.SendAsync(sameId, ForgedSignature.None);

        var again = await shared.SendAsync(sameId, ForgedSignature.None);

        Assert.True(first.ContainsKey("code"), first.GetValueOrDefault("error_description"));
        Assert.Equal("The SAML assertion has been used before.", again.GetValueOrDefault("error_description"));
    }

    private static Func<string, string> Put(string pattern, string text) => xml =>
    {
        var edited = Regex.Replace(xml, pattern, text, RegexOptions.Singleline);
        Assert.NotEqual(xml, edited);
        return edited;
    };
}
