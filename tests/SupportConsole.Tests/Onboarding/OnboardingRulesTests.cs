using SupportConsole.App.Onboarding;
using SupportConsole.App.Parts;
using SupportConsole.App.Settings;
using SupportConsole.Federation;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Onboarding;

public sealed class OnboardingRulesTests
{
    [Fact]
    public void A_whole_form_has_nothing_in_its_way()
    {
        Assert.Empty(OnboardingRules.Check(Oidc()));
        Assert.Empty(OnboardingRules.Check(Saml()));
    }

    [Theory]
    [InlineData("", "needs a name")]
    [InlineData("acme prod", "a space")]
    [InlineData("acme_prod", "an underscore")]
    [InlineData("acme.prod", "a dot")]
    [InlineData("acme--prod", "two hyphens")]
    [InlineData("-acme", "begins with a hyphen")]
    [InlineData("acme-", "ends with a hyphen")]
    [InlineData("acmé", "é")]
    [InlineData("acme\tprod", "a tab")]
    [InlineData("acme/prod", "/")]
    [InlineData("acme\u200bprod", "U+200B")]
    [InlineData("аcme", "а")]
    public void A_name_that_Auth0_would_refuse_is_named_with_its_cause(string name, string words)
    {
        var form = Saml();
        form.Name = name;

        var problem = OnboardingRules.Check(form)[nameof(form.Name)];

        Assert.Contains(words, problem.What, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Cure);
        Assert.Equal(name, form.Name);
    }

    [Theory]
    [InlineData("https://influxdata-dev.us.auth0.com/login/callback?connection=acme-saml")]
    [InlineData("https://login.influx.example/samlp/abc")]
    [InlineData("https://acme.a.influxdb.io/login")]
    public void An_address_of_ours_is_refused_as_the_IdPs(string address)
    {
        var form = Saml();
        form[ConnectionSettings.SignInUrl] = address;

        var problem = OnboardingRules.Check(form, OwnAddresses.Of("influxdata-dev", ["influxdata-dev.us.auth0.com", "login.influx.example"]))[ConnectionSettings.SignInUrl.Key];

        Assert.StartsWith("This sign-in URL is ours", problem.What, StringComparison.Ordinal);
        Assert.Empty(OnboardingRules.Check(form));
    }

    [Fact]
    public void A_name_of_129_characters_is_refused_with_both_figures()
    {
        var form = Saml();
        form.Name = new string('a', 129);

        Assert.Contains("129", OnboardingRules.Check(form)[nameof(form.Name)].What, StringComparison.Ordinal);
        form.Name = new string('a', 128);
        Assert.Empty(OnboardingRules.Check(form));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("acme.okta.com", "does not begin with https://")]
    [InlineData("http://acme.okta.com", "http, not https")]
    [InlineData("ftp://acme.okta.com", "ftp://")]
    [InlineData("https://acme.okta.com /x", "a space")]
    [InlineData("https://user@acme.okta.com", "user name")]
    [InlineData("https://acme.okta.com#x", "fragment")]
    [InlineData("https://acme.okta.com?x=1", "query")]
    [InlineData("Issuer: https://acme.okta.com", "a space")]
    [InlineData("https://login.microsoftonline.com/{tenantid}/v2.0", "placeholder")]
    [InlineData("https://login.microsoftonline.com/common/v2.0", "shared endpoint")]
    public void An_issuer_that_cannot_work_is_named_with_its_cause(string issuer, string words)
    {
        var form = Oidc();
        form[ConnectionSettings.Issuer] = issuer;

        var problem = OnboardingRules.Check(form)[ConnectionSettings.Issuer.Key];

        Assert.Contains(words, problem.What, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Cure);
        Assert.Equal(issuer, form[ConnectionSettings.Issuer]);
    }

    [Theory]
    [InlineData("", "missing")]
    [InlineData("0oa 123", "a space")]
    [InlineData("0oa\n123", "a line break")]
    public void A_client_ID_that_cannot_work_is_named_with_its_cause(string clientId, string words)
    {
        var form = Oidc();
        form[ConnectionSettings.ClientId] = clientId;

        Assert.Contains(words, OnboardingRules.Check(form)[ConnectionSettings.ClientId.Key].What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openid,profile", "commas")]
    [InlineData("profile email", "openid is missing")]
    [InlineData("", "No scope")]
    [InlineData("OPENID", "written OPENID")]
    [InlineData("openid openid", "more than once")]
    public void Scopes_that_cannot_work_are_named_with_their_cause(string scopes, string words)
    {
        var form = Oidc();
        form[ConnectionSettings.Scopes] = scopes;

        Assert.Contains(words, OnboardingRules.Check(form)[ConnectionSettings.Scopes.Key].What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acme")]
    [InlineData("https://acme.example")]
    [InlineData("acme..example")]
    [InlineData("ana@acme.example@x")]
    [InlineData("-acme.example")]
    [InlineData("<script>")]
    public void A_domain_that_is_none_is_named(string domain)
    {
        var form = Saml();
        form[ConnectionSettings.Domains] = $"good.example, {domain}";

        var problem = OnboardingRules.Check(form)[ConnectionSettings.Domains.Key];

        Assert.Contains("is not a domain", problem.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "missing")]
    [InlineData("http://idp.acme.example/sso", "http")]
    [InlineData("idp.acme.example/sso", "idp.acme.example")]
    public void A_sign_in_URL_that_cannot_work_is_named_with_its_cause(string url, string words)
    {
        var form = Saml();
        form[ConnectionSettings.SignInUrl] = url;

        Assert.Contains(words, OnboardingRules.Check(form)[ConnectionSettings.SignInUrl.Key].What, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_missing_certificate_and_a_missing_ticket_are_named()
    {
        var form = Saml();
        (form.CertificatePem, form.Ticket) = ("", " ");

        var problems = OnboardingRules.Check(form);

        Assert.Contains("signing certificate is missing", problems[nameof(form.CertificatePem)].What, StringComparison.Ordinal);
        Assert.Contains("ticket", problems[nameof(form.Ticket)].What, StringComparison.Ordinal);
    }

    internal static OnboardingForm Oidc() => new()
    {
        Protocol = Protocol.Oidc,
        Name = "acme-prod-oidc",
        [ConnectionSettings.Issuer] = "https://acme.okta.com",
        [ConnectionSettings.ClientId] = "0oa1",
        Ticket = "T-1",
        [ConnectionSettings.AuthorizationEndpoint] = "https://acme.okta.com/authorize",
        [ConnectionSettings.TokenEndpoint] = "https://acme.okta.com/token",
        [ConnectionSettings.JwksUri] = "https://acme.okta.com/keys",
    };

    internal static OnboardingForm Saml() => new()
    {
        Protocol = Protocol.Saml,
        Name = "acme-prod-saml",
        [ConnectionSettings.SignInUrl] = "https://idp.acme.example/sso",
        CertificatePem = MadeCertificates.One.ToPem(),
        Ticket = "T-1",
    };
}
