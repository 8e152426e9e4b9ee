using SupportConsole.App.Parts;
using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.Tests.Federation.Diagnosis;

public sealed class ErrorCatalogueTests
{
    [Fact]
    public void There_are_at_least_150_entries_with_distinct_ids()
    {
        Assert.True(ErrorCatalogue.All.Count >= 150);
        Assert.Equal(ErrorCatalogue.All.Count, ErrorCatalogue.All.Select(entry => entry.Id).Distinct().Count());
    }

    [Fact]
    public void A_code_belongs_to_one_entry() =>
        Assert.DoesNotContain(ErrorCatalogue.All.SelectMany(entry => entry.Signs.AllCodes).CountBy(code => code), pair => pair.Value > 1);

    [Fact]
    public void An_unknown_text_leads_nowhere_and_says_what_to_collect()
    {
        var diagnosis = ErrorCatalogue.Diagnose(SignInErrorReader.Read("The flux capacitor is empty"));

        Assert.Null(diagnosis.Best);
        Assert.Contains(diagnosis.CollectNext, line => line.Contains("full address of the error page", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("AADSTS7900017: Something new.", "AADSTS7900017", "https://login.microsoftonline.com/error?code=7900017")]
    [InlineData("MSIS8999: Something new.", "MSIS8999", "AD FS Admin event log")]
    [InlineData("urn:oasis:names:tc:SAML:2.0:status:TooManyResponses", "status:TooManyResponses", "the IdP's log")]
    public void An_unknown_code_of_a_known_provider_is_nobodys_move(string text, string code, string lookUp)
    {
        var diagnosis = ErrorCatalogue.Diagnose(SignInErrorReader.Read(text));

        Assert.Equal(ErrorMove.Unknown, diagnosis.Best?.Move);
        Assert.Contains(code, diagnosis.Best?.Title, StringComparison.Ordinal);
        Assert.Contains(lookUp, diagnosis.Best?.Cure, StringComparison.Ordinal);
        Assert.NotEmpty(diagnosis.CollectNext);
    }

    [Fact]
    public void A_known_sentence_beside_an_unknown_code_is_known() =>
        Assert.Equal("entra.50011", ErrorCatalogue.Diagnose(SignInErrorReader.Read(
            "AADSTS7900017: The redirect URI 'https://a.example/' specified in the request does not match the redirect URIs configured.")).Best?.Id);

    [Fact]
    public void A_name_of_the_standard_is_no_alternative_to_a_known_error() =>
        Assert.Empty(ErrorCatalogue.Diagnose(SignInErrorReader.Read("error=access_denied&error_description=Audience is invalid. Configured: urn:auth0:a:b")).Alternatives);
}
