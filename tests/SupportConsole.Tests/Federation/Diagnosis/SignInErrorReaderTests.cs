using SupportConsole.App.Intake;
using SupportConsole.App.Parts;
using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.Tests.Federation.Diagnosis;

public sealed class SignInErrorReaderTests
{
    private static readonly string A = new('a', 40);
    private static readonly string B = new('b', 40);

    public static TheoryData<string> Thumbprints => new(
        $"Invalid thumbprint (configured: {A}. calculated: {B})",
        $"https://app.example/?error=access_denied&error_description=Invalid%20thumbprint%20(configured%3A%20{A}.%20calculated%3A%20{B})&state=x",
        $"https://app.example/#error=access_denied&error_description=Invalid+thumbprint+(configured:+{A.ToUpperInvariant()}.+calculated:+{B.ToUpperInvariant()})",
        $"https://app.example/?error=access_denied&error_description=Invalid%2520thumbprint%2520(configured%253A%2520{A}.%2520calculated%253A%2520{B})",
        $"{{\"error\":\"access_denied\",\"error_description\":\"Invalid thumbprint (configured: {A}. calculated: {B})\"}}");

    [Theory]
    [MemberData(nameof(Thumbprints))]
    public void Both_thumbprints_are_read_whatever_the_form(string pasted)
    {
        var error = SignInErrorReader.Read(pasted);

        Assert.Equal(A, Assert.Single(error.Configured).Hex);
        Assert.Equal(B, Assert.Single(error.Calculated).Hex);
        Assert.Equal("saml.thumbprint", ErrorCatalogue.Diagnose(error).Best?.Id);
    }

    [Fact]
    public void A_list_of_configured_thumbprints_is_read_whole()
    {
        var error = SignInErrorReader.Read($"Invalid thumbprint (configured: {A}, {new string('c', 40)}. calculated: {B})");

        Assert.Equal(2, error.Configured.Count);
    }

    [Fact]
    public void The_parts_of_an_error_are_read()
    {
        var error = SignInErrorReader.Read("https://x.example/cb?error=invalid_client&error_description=AADSTS7000215%3A+Invalid+client+secret&connection=acme-prod&client_id=abc12345");

        Assert.Equal(("invalid_client", "AADSTS7000215: Invalid client secret", "AADSTS7000215", "acme-prod", "abc12345"), (error.Error, error.Description, error.AadstsCode, error.ConnectionName, error.ClientId));
    }

    [Fact]
    public void Saml_statuses_are_read_outermost_first() =>
        Assert.Equal(["Responder", "AuthnFailed"], SignInErrorReader.Read("urn:oasis:names:tc:SAML:2.0:status:Responder urn:oasis:names:tc:SAML:2.0:status:AuthnFailed").SamlStatusCodes);

    [Theory]
    [InlineData("https://x.example/cb?error=server_error&code=MARKERSECRET1&state=1")]
    [InlineData("https://x.example/cb#error=server_error&id_token=MARKERSECRET1")]
    [InlineData("https%3A%2F%2Fx.example%2Fcb%3Ferror%3Dserver_error%26code%3DMARKERSECRET1")]
    [InlineData("{\"error\":\"invalid_client\",\"client_secret\":\"MARKERSECRET1\"}")]
    [InlineData("POST /login/callback error=x SAMLResponse=MARKERSECRET1&RelayState=1")]
    public void Nothing_sensitive_is_kept(string pasted)
    {
        var error = SignInErrorReader.Read(pasted);

        Assert.NotNull(error.Error);
        Assert.DoesNotContain("MARKERSECRET1", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(SensitiveText.Mask, error.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("50105 - The signed in user isn't assigned to a role for the signed in app", "AADSTS50105")]
    [InlineData("\"ResultType\",\"ResultDescription\"\n\"50105\",\"Your administrator has configured the application\"", "AADSTS50105")]
    [InlineData("We order 50105 - The team needs it", null)]
    [InlineData("50106 - No code of the catalogue", null)]
    public void A_number_at_a_rows_start_is_a_code_if_the_catalogue_has_it(string row, string? code) =>
        Assert.Equal(code, SignInErrorReader.Read(row).AadstsCode);

    [Theory]
    [InlineData("ECONNREFUSED", true)]
    [InlineData("CERT_HAS_EXPIRED", true)]
    [InlineData("invalid_grant", true)]
    [InlineData("AADSTS50105", true)]
    [InlineData("SplxlOBeZQQYbYS6WxSbIA", false)]
    [InlineData("ZQXKWJPLMRTVBNHGFDSA", false)]
    [InlineData("qn3k_dLpwZ_tuv", false)]
    public void A_name_behind_code_is_an_errors_and_anything_else_an_authorization_code(string code, bool isKept)
    {
        var text = SignInErrorReader.Read($$"""{"message":"failed","code":"{{code}}"}""").Text;

        Assert.Equal(isKept, text.Contains(code, StringComparison.Ordinal));
    }
}
