using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Settings;
using SupportConsole.App.Diagnosis;
using SupportConsole.App.People;
using SupportConsole.Federation;
using SupportConsole.Tests.Intake;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Diagnosis;

/// <summary>From an error text to the connection that it concerns.</summary>
public sealed class DiagnosisServiceTests : PastingPageTest
{
    [Fact]
    public async Task It_is_found_by_what_Auth0_has_in_either_hash()
    {
        var record = await Desk.CreatedAsync(Protocol.Saml);

        foreach (var configured in new[] { MadeCertificates.One.Sha1, MadeCertificates.One.Sha256 })
        {
            var found = Assert.Single((await DiagnoseAsync($"Invalid thumbprint (configured: {configured.Hex}. calculated: {MadeCertificates.Two.Sha1.Hex})")).Suspects.Connections);

            Assert.Equal((record.Id, "the configured thumbprint"), (found.Connection.Id, found.Connection.Why));
        }
    }

    [Theory]
    [InlineData("error=access_denied&error_description=x&connection={name}", "its name")]
    [InlineData("error=invalid_client, client_id={client}", "the client ID")]
    [InlineData("unexpected iss value, issuer is https://login.acme.example", "the issuer")]
    [InlineData("error: access_denied\nit@acme.example cannot sign in", "the domain")]
    [InlineData("error: access_denied\nEntity ID: https://idp.acme.example/saml", "the entity ID")]
    public async Task It_is_found_by_what_the_text_names(string text, string why)
    {
        var record = await Desk.CreatedAsync(Protocol.Oidc);
        await EditAsync(record.Id, row => (row.Settings[ConnectionSettings.Issuer], row.Settings[ConnectionSettings.Domains], row.Settings[ConnectionSettings.IdpEntityId]) = ("https://login.acme.example", "acme.example", "https://idp.acme.example/saml"));

        var answer = await DiagnoseAsync(text.Replace("{name}", record.Name.Value, StringComparison.Ordinal).Replace("{client}", record.Settings[ConnectionSettings.ClientId], StringComparison.Ordinal));

        Assert.Contains(answer.Suspects.Connections, found => found.Connection.Id == record.Id && found.Connection.Why == why);
    }

    [Fact]
    public async Task Several_are_a_choice_and_none_says_what_to_ask_for()
    {
        foreach (var domain in new[] { "acme.example", "acme.example" })
        {
            await EditAsync((await Desk.CreatedAsync(Protocol.Oidc)).Id, row => row.Settings[ConnectionSettings.Domains] = domain);
        }

        Assert.Contains("2 possible connections", await CardAsync("error: access_denied\nit@acme.example"), StringComparison.Ordinal);
        Assert.Contains("Ask for the full address of the error page", await CardAsync("error: access_denied\nit@nobody.example"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StaffRole.Engineer, true)]
    [InlineData(StaffRole.Manager, false)]
    public async Task It_leads_who_may_rotate_to_the_rotation_with_what_the_IdP_signs_with(StaffRole role, bool leads)
    {
        var record = await Desk.CreatedAsync(Protocol.Saml);
        SignIn(role);

        var card = await CardAsync($"Invalid thumbprint (configured: {MadeCertificates.One.Sha1.Hex}. calculated: {MadeCertificates.Two.Sha1.Hex})");

        Assert.Equal(leads, card.Contains($"/connections/{record.Id}/rotate?calculated={MadeCertificates.Two.Sha1.Hex}", StringComparison.Ordinal));
        Assert.Contains("Copy message", card, StringComparison.Ordinal);
        Assert.Contains($"Send the certificate with this SHA-1 thumbprint: {MadeCertificates.Two.Sha1.Display}", card, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AADSTS50105", "Waiting on the customer")]
    [InlineData("AADSTS50194", "Waiting on support")]
    [InlineData("AADSTS50020", "Waiting on the user")]
    [InlineData("AADSTS7900017", "Not identified yet")]
    [InlineData("nothing known", "Not identified yet")]
    public async Task The_card_says_who_has_to_act(string text, string words) =>
        Assert.Contains(words, await CardAsync(text), StringComparison.Ordinal);

    private Task<DiagnosisAnswer> DiagnoseAsync(string text) => Services.GetRequiredService<DiagnosisService>().DiagnoseAsync(text, Token);

    private async Task<string> CardAsync(string text)
    {
        var answer = await DiagnoseAsync(text);
        return Render<DiagnosisCard>(p => p.Add(card => card.Answer, answer)).Markup;
    }
}
