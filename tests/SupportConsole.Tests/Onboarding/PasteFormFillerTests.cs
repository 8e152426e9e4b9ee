using System.Text;
using SupportConsole.App.Onboarding;
using SupportConsole.App.Parts;
using SupportConsole.App.Settings;
using SupportConsole.Federation;
using SupportConsole.Tests.Federation.Certificates.Corpus;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Onboarding;

/// <summary>What the customer sent fills the form, and every value says where it came from.</summary>
public sealed class SentReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly OnboardingForm form = new();

    [Fact]
    public void A_mail_fills_the_form_and_its_secret_is_in_nothing_that_is_shown()
    {
        var reading = Fill("From: it@acme.example\nSubject: SSO\n\nIssuer: https://login.acme.example\nClient ID: 0oa1\nClient secret: s3cret-0123456789-abc\n");

        Assert.Equal((Protocol.Oidc, "https://login.acme.example", "0oa1"), (form.Protocol, form[ConnectionSettings.Issuer], form[ConnectionSettings.ClientId]));
        Assert.Equal("from line 5 of the email", form.Sources[ConnectionSettings.ClientId.Key].From);
        Assert.Equal("s3cret-0123456789-abc", reading.Secret?.Reveal());
        Assert.DoesNotContain("s3cret", System.Text.Json.JsonSerializer.Serialize(form), StringComparison.Ordinal);
        Assert.DoesNotContain(reading.Found!.Findings, finding => finding.Text.Contains("s3cret", StringComparison.Ordinal));
    }

    [Fact]
    public void Several_certificates_are_offered_and_the_proposed_one_is_filled_in()
    {
        var reading = Fill(MadeCertificates.One.ToPem() + MadeCertificates.Two.ToPem());

        Assert.Equal(2, reading.Certificates?.All.Count);
        Assert.Equal(reading.Certificates!.Proposed.Certificate, OnboardingRules.Certificate(form));
    }

    [Fact]
    public void Why_one_of_two_certificates_of_metadata_is_proposed_is_said_at_the_choice_alone()
    {
        var reading = Fill(CertificateShapes.Metadata(MadeCertificates.One.Der.ToArray(), MadeCertificates.Two.Der.ToArray()));

        Assert.Equal("2 signing certificates are valid now and metadata does not say which one signs. This is the first. Ask the customer which one signs.", reading.Certificates?.Because);
        Assert.Equal(["SAML metadata of https://idp.acme.example.", "HTTP-Redirect, which Auth0 uses unless told otherwise."], reading.Notes);
    }

    [Fact]
    public void A_binary_certificate_is_read_as_it_is()
    {
        PasteFormFiller.Fill(form, new PastedContent(MadeCertificates.One.Der.ToArray(), "idp.cer"), Now);

        Assert.Equal(MadeCertificates.One, OnboardingRules.Certificate(form));
        Assert.Equal("from idp.cer", form.Sources[nameof(form.CertificatePem)].From);
    }

    [Fact]
    public void Our_own_values_quoted_back_do_not_go_into_the_form()
    {
        const string Mail = "Single sign-on URL: https://influxdata-dev.us.auth0.com/login/callback?connection=acme-saml\nEntity ID: urn:auth0:influxdata-dev:acme-saml\n"
            + "Identity Provider Single Sign-On URL: https://acme.okta.com/app/influx/exk1/sso/saml\nIdentity Provider Issuer: http://www.okta.com/exk1\n";

        PasteFormFiller.Fill(form, new PastedContent(Encoding.UTF8.GetBytes(Mail), null), Now, OwnAddresses.Of("influxdata-dev", ["influxdata-dev.us.auth0.com"]));

        Assert.Equal("https://acme.okta.com/app/influx/exk1/sso/saml", form[ConnectionSettings.SignInUrl]);
        Assert.Equal("http://www.okta.com/exk1", form[ConnectionSettings.IdpEntityId]);
    }

    [Theory]
    [InlineData("HTTP-POST"), InlineData("HTTP-Redirect")]
    public void The_request_binding_of_metadata_in_a_mail_goes_into_the_form(string binding)
    {
        var metadata = CertificateShapes.Metadata(MadeCertificates.One.Der.ToArray()).Replace("HTTP-Redirect", binding, StringComparison.Ordinal);

        Fill($"Hello,\n\nour metadata:\n{metadata}\n\nAnn");

        Assert.Equal("urn:oasis:names:tc:SAML:2.0:bindings:" + binding, form[ConnectionSettings.RequestBinding]);
    }

    [Fact]
    public void The_address_of_metadata_is_remembered() =>
        Assert.Equal("https://idp.acme.example/saml/metadata", (Fill("Metadata URL: https://idp.acme.example/saml/metadata"), form[ConnectionSettings.MetadataUrl]).Item2);

    [Fact]
    public void A_value_that_is_edited_says_so_and_one_that_is_emptied_says_nothing()
    {
        Fill("Client ID: 0oa1");

        form.Edit(ConnectionSettings.ClientId, "0oa1");
        Assert.Equal("from line 1 of the paste", form.SourceOf(ConnectionSettings.ClientId));
        form.Edit(ConnectionSettings.ClientId, "0oa2");
        form.Edit(ConnectionSettings.ClientId, "0oa3");
        Assert.Equal("edited; was from line 1 of the paste", form.SourceOf(ConnectionSettings.ClientId));
        form.Edit(ConnectionSettings.ClientId, "");
        Assert.Null(form.SourceOf(ConnectionSettings.ClientId));
    }

    private PasteFillResult Fill(string text) => PasteFormFiller.Fill(form, new PastedContent(Encoding.UTF8.GetBytes(text), null), Now);
}
