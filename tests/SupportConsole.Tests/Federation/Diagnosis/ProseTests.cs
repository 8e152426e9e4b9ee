using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.Tests.Federation.Diagnosis;

/// <summary>What people write about their setup has the words of errors, and none happened. More of it is in PastedErrors.</summary>
public sealed class ProseTests
{
    [Theory]
    [InlineData("If the signature of the SAML response is invalid, Auth0 rejects it, so check the certificate before Monday.")]
    [InlineData("In case the assertion has expired, our users have to sign in again. This is as agreed.")]
    [InlineData("To avoid an invalid signature, upload the new SAML certificate first and switch afterwards.")]
    [InlineData("Hi Jana,\n\nplease add the domain granite.example to our SSO connection. "
        + "The domain is not allowed yet for sign-in.\n\nKind regards\nTom")]
    [InlineData("InfluxDB needs an email claim, which is required.")]
    public void A_supposition_a_wish_and_a_requirement_are_no_errors(string text) => Assert.Null(Best(text));

    [Theory]
    [InlineData("If I click on the tile I get: SAML audience is invalid", "saml.audience")]
    [InlineData("We fixed the redirect URI, but now we get an error: the SAML assertion has expired", "saml.expired")]
    [InlineData(
        "Hi,\n\nour users see \"User is not assigned to the client application\" since today.\n\nRegards\nTom",
        "okta.not-assigned")]
    [InlineData("Why do we get invalid_grant with AADSTS50105? We need it to work by Monday.", "entra.50105")]
    [InlineData("We're sorry, but the ID token's nonce doesn't match.", "oidc.nonce")]
    public void Who_reports_an_error_in_prose_is_understood(string text, string id) => Assert.Equal(id, Best(text));

    [Theory]
    [InlineData("The SAML assertion hasn't got an audience that doesn't equal the expected one", "saml.audience")]
    [InlineData("The recipient isn’t the expected one (SAML)", "saml.recipient")]
    [InlineData("Can't decrypt the assertion", "saml.decrypt")]
    public void Contractions_read_like_their_long_forms(string text, string id) => Assert.Equal(id, Best(text));

    [Theory]
    [InlineData(
        "The audience is not the one that was set\n   at Granite.Identity.Saml2.Saml2Response.Read(String xml) in C:\\src\\Response.cs:line 12",
        "saml.audience")]
    [InlineData(
        "#<RubySaml::Response: @errors=[\"https://sp.granite.example is not a valid audience for this Response\"], @options={:a=>1}>",
        "saml.audience")]
    public void Stack_traces_and_objects_tell_the_protocol(string text, string id) => Assert.Equal(id, Best(text));

    private static string? Best(string text) => ErrorCatalogue.Diagnose(SignInErrorReader.Read(text)).Best?.Id;
}
