using SupportConsole.App.Parts;
using SupportConsole.App.Settings;

namespace SupportConsole.Tests.Onboarding;

public sealed class OnboardingFormTests
{
    [Fact]
    public void With_another_issuer_the_endpoints_of_the_former_one_go_and_what_was_typed_stays()
    {
        var form = new OnboardingForm();
        form.Take(nameof(form.Issuer), "https://one.example", "from the mail");
        form.Take(nameof(form.AuthorizationEndpoint), "https://one.example/authorize", "seen at the IdP");
        form.Take(nameof(form.TokenEndpoint), "https://one.example/token", "seen at the IdP");
        form.Edit(nameof(form.JwksUri), "https://keys.example");

        form.Edit(nameof(form.Issuer), "https://two.example");

        Assert.Equal(("", "", "https://keys.example"), (form.AuthorizationEndpoint, form.TokenEndpoint, form.JwksUri));
        Assert.Null(form.MarkOf(nameof(form.TokenEndpoint)));
    }

    [Fact]
    public void The_same_issuer_found_once_more_takes_nothing_away()
    {
        var form = new OnboardingForm();
        form.Take(nameof(form.Issuer), "https://one.example", "from the mail");
        form.Take(nameof(form.TokenEndpoint), "https://one.example/token", "seen at the IdP");

        form.Take(nameof(form.Issuer), " https://one.example ", "from another mail");

        Assert.Equal("https://one.example/token", form.TokenEndpoint);
    }

    [Fact]
    public void An_endpoint_that_was_found_and_then_edited_is_a_persons_own()
    {
        var form = new OnboardingForm();
        form.Take(nameof(form.Issuer), "https://one.example", "from the mail");
        form.Take(nameof(form.TokenEndpoint), "https://one.example/token", "seen at the IdP");
        form.Edit(nameof(form.TokenEndpoint), "https://proxy.example/token");

        form.Take(nameof(form.Issuer), "https://two.example", "from another mail");

        Assert.Equal("https://proxy.example/token", form.TokenEndpoint);
    }
}
