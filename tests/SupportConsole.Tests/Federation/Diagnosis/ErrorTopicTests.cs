using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.Tests.Federation.Diagnosis;

/// <summary>What a text is about where no sentence of the catalogue fits it.</summary>
public sealed class ErrorTopicTests
{
    [Theory]
    [InlineData("org.granite.saml.AudienceMismatchException")]
    [InlineData("saml_audience_mismatch")]
    [InlineData("SAML: the audiences don't match")]
    [InlineData("SAML failed because the response's audience wasn't the expected one")]
    public void A_cause_is_known_by_its_words_however_they_are_joined(string text) => Assert.Equal("saml.audience", Best(text)?.Id);

    [Theory]
    [InlineData("org.granite.saml.AudienceMismatchException", true)]
    [InlineData("AADSTS7000222: The provided client secret keys are expired.", false)]
    [InlineData("Expected audience is urn:auth0:influx:granite, but the text tells nothing else", false)]
    [InlineData("MSIS8999: The SAML audience is not the expected one.", false)]
    public void What_only_words_point_to_is_marked(string text, bool isByTopic) => Assert.Equal(isByTopic, Diagnose(text).IsByTopic);

    [Fact]
    public void The_message_about_a_likely_error_says_that_it_is_only_likely()
    {
        var diagnosis = Diagnose("org.granite.saml.AudienceMismatchException");

        var text = diagnosis.Best!.TextToSend(isLikely: diagnosis.IsByTopic);

        Assert.Null(diagnosis.Certain);
        Assert.Contains("most likely means: ", text, StringComparison.Ordinal);
        Assert.Contains("Likely cause: ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("with this error", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("See https://idp.granite.example/saml/recipient/wrong for our page")]
    [InlineData("Sign-in worked\n    at Granite.Saml.AudienceMismatch.Check(Response response) in /src/saml.cs:line 12")]
    public void Addresses_and_stack_frames_say_nothing(string text) => Assert.Null(Best(text));

    [Theory]
    [InlineData("The SAML assertion came. Its audience was read. Somebody sent a wrong invoice.")]
    [InlineData("Which SAML audience is wrong, and is the signature invalid?")]
    public void Words_of_other_sentences_and_questions_say_nothing(string text) => Assert.Null(Best(text));

    [Fact]
    public void A_response_that_succeeded_is_no_error() => Assert.Null(Best(
        """
        <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_a" InResponseTo="_b" Destination="https://auth.granite.example/login/callback">
          <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>
          <saml:Assertion ID="_c" Version="2.0">
            <saml:Subject><saml:SubjectConfirmationData NotOnOrAfter="2026-11-02T13:06:00Z" Recipient="https://auth.granite.example/login/callback"/></saml:Subject>
            <saml:Conditions NotBefore="2026-11-02T12:56:00Z"><saml:AudienceRestriction><saml:Audience>urn:auth0:influx:granite</saml:Audience></saml:AudienceRestriction></saml:Conditions>
          </saml:Assertion>
        </samlp:Response>
        """));

    [Fact]
    public void A_day_of_logs_needs_a_whole_sentence() =>
        Assert.Null(Best(string.Concat(Enumerable.Repeat("2026-11-02 13:01 INFO started\n", 1000)) + "SAML: the audience is not the expected one"));

    [Fact]
    public void An_unknown_code_stays_unknown_beside_words_of_a_topic() =>
        Assert.Equal("adfs.unknown", Best("MSIS8999: The SAML audience is not the expected one.")?.Id);

    [Fact]
    public void A_cause_has_no_name_of_the_standard_as_an_alternative() => Assert.DoesNotContain(
        Diagnose("error=invalid_request&error_description=The ID token's nonce was not found").Alternatives,
        other => other.IsGeneric);

    private static ErrorEntry? Best(string text) => Diagnose(text).Best;

    private static SignInDiagnosis Diagnose(string text) => ErrorCatalogue.Diagnose(SignInErrorReader.Read(text));
}
