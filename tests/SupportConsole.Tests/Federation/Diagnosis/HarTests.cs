using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.Tests.Federation.Diagnosis;

/// <summary>A browser's HAR file is long, and what tells of the error stands somewhere in it.</summary>
public sealed class HarTests
{
    private static string Har(string entries) =>
        "{\"log\":{\"entries\":[" + string.Concat(Enumerable.Repeat("{\"request\":{\"url\":\"https://cdn.example/app.js\",\"headers\":[]}},", 20_000)) + entries
        + string.Concat(Enumerable.Repeat(",{\"request\":{\"url\":\"https://cdn.example/site.css\",\"headers\":[]}}", 20_000)) + "]}}";

    [Fact]
    public void The_error_in_the_middle_is_known()
    {
        var har = Har("{\"request\":{\"url\":\"https://auth.example/login/callback?error=access_denied&error_description=AADSTS50105%3A%20Not%20assigned&connection=granite-saml\"}}");

        var error = SignInErrorReader.Read(har);

        Assert.True(har.Length > 2_000_000);
        Assert.Equal(("entra.50105", "granite-saml"), (ErrorCatalogue.Diagnose(error).Best?.Id, error.ConnectionName));
        Assert.True(error.Text.Length <= SignInErrorReader.MaxLength + 2000);
    }

    [Theory]
    [InlineData("{\"name\":\"code\",\"value\":\"MARKERSECRET1\"}")]
    [InlineData("{\"name\":\"Cookie\",\"value\":\"auth0=MARKERSECRET1\"}")]
    [InlineData("{\"name\":\"Authorization\",\"value\":\"Bearer MARKERSECRET1\"}")]
    [InlineData("{\"name\":\"password\",\"value\":\"MARKERSECRET1\"}")]
    [InlineData("\"text\":\"grant_type=authorization_code&code=MARKERSECRET1\"")]
    [InlineData("Set-Cookie: auth0=MARKERSECRET1; Path=/")]
    [InlineData("Authorization: Bearer MARKERSECRET1")]
    public void No_secret_of_it_is_kept(string part)
    {
        var error = SignInErrorReader.Read(Har("{\"error\":\"access_denied\"," + part + "}"));

        Assert.Equal("access_denied", error.Error);
        Assert.DoesNotContain("MARKERSECRET1", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_number_behind_code_is_no_secret() =>
        Assert.Equal(["AADSTS7000222"], SignInErrorReader.Read("https://login.microsoftonline.com/error?code=7000222").Codes);
}
