using SupportConsole.App.Parts;
using SupportConsole.App.Settings;

namespace SupportConsole.Tests.Onboarding;

public sealed class OnboardingFormTests
{
    [Fact]
    public void With_another_issuer_the_endpoints_of_the_former_one_go_and_what_was_typed_stays()
    {
        var form = new OnboardingForm();
        form.Take(ConnectionSettings.Issuer, "https://one.example", "from the mail");
        form.Take(ConnectionSettings.AuthorizationEndpoint, "https://one.example/authorize", "seen at the IdP");
        form.Take(ConnectionSettings.TokenEndpoint, "https://one.example/token", "seen at the IdP");
        form.Edit(ConnectionSettings.JwksUri, "https://keys.example");

        form.Edit(ConnectionSettings.Issuer, "https://two.example");

        Assert.Equal(("", "", "https://keys.example"), (form[ConnectionSettings.AuthorizationEndpoint], form[ConnectionSettings.TokenEndpoint], form[ConnectionSettings.JwksUri]));
        Assert.Null(form.SourceOf(ConnectionSettings.TokenEndpoint));
    }

    [Fact]
    public void The_same_issuer_found_once_more_takes_nothing_away()
    {
        var form = new OnboardingForm();
        form.Take(ConnectionSettings.Issuer, "https://one.example", "from the mail");
        form.Take(ConnectionSettings.TokenEndpoint, "https://one.example/token", "seen at the IdP");

        form.Take(ConnectionSettings.Issuer, " https://one.example ", "from another mail");

        Assert.Equal("https://one.example/token", form[ConnectionSettings.TokenEndpoint]);
    }

    [Fact]
    public void An_endpoint_that_was_found_and_then_edited_is_a_persons_own()
    {
        var form = new OnboardingForm();
        form.Take(ConnectionSettings.Issuer, "https://one.example", "from the mail");
        form.Take(ConnectionSettings.TokenEndpoint, "https://one.example/token", "seen at the IdP");
        form.Edit(ConnectionSettings.TokenEndpoint, "https://proxy.example/token");

        form.Take(ConnectionSettings.Issuer, "https://two.example", "from another mail");

        Assert.Equal("https://proxy.example/token", form[ConnectionSettings.TokenEndpoint]);
    }
}
