using SupportConsole.App.HandOff;
using SupportConsole.App.Parts;
using SupportConsole.Auth0;
using SupportConsole.Auth0.HandOff;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Names;

namespace SupportConsole.Tests.HandOff;

public sealed class HandOffDocumentTests
{
    [Fact]
    public void The_ticket_note_has_every_value_and_no_open_placeholder()
    {
        foreach (var provider in Enum.GetValues<IdentityProvider>())
        {
            foreach (var protocol in Enum.GetValues<Protocol>())
            {
                var sheet = Sheet("Acme", provider, protocol);

                var markdown = HandOffDocument.Markdown(sheet);

                Assert.Contains($"`{sheet.Values.CallbackUrl}`", markdown, StringComparison.Ordinal);
                Assert.DoesNotMatch(@"\{[a-zA-Z]+\}", markdown);
                Assert.Contains("secure channel", protocol == Protocol.Oidc ? markdown : "secure channel", StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Every_sheet_for_every_provider_is_free_of_placeholders_and_of_words_for_us_alone()
    {
        foreach (var provider in Enum.GetValues<IdentityProvider>())
        {
            foreach (var protocol in Enum.GetValues<Protocol>())
            {
                foreach (var kind in Enum.GetValues<SheetKind>())
                {
                    var markdown = HandOffDocument.Markdown(CustomerSheets.Of(kind, Sheet("Acme", provider, protocol), SheetContext.None));

                    Assert.DoesNotMatch(@"\{[a-zA-Z]+\}", markdown);
                    Assert.DoesNotContain("record the expiry", markdown, StringComparison.OrdinalIgnoreCase);
                    Assert.Contains("InfluxData Support", markdown, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void A_secret_is_asked_for_by_a_secure_channel_and_that_is_said_once()
    {
        var markdown = HandOffDocument.Markdown(Sheet("Acme", IdentityProvider.EntraId, Protocol.Oidc));

        var line = Assert.Single(markdown.Split('\n'), line => line.Contains("Client secret Value", StringComparison.Ordinal) && line.StartsWith("- ", StringComparison.Ordinal));
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(line, "secure channel", System.Text.RegularExpressions.RegexOptions.IgnoreCase));
    }

    [Fact]
    public void What_the_customer_sent_already_is_not_asked_for_again()
    {
        var context = new SheetContext { HasIssuer = true, HasClientId = true, Domains = ["acme.example"] };

        var sheet = CustomerSheets.Of(SheetKind.SetUp, Sheet("Acme", IdentityProvider.Okta, Protocol.Oidc), context);

        var asked = sheet.Sections.Single(section => section.Title == "What to send back").Points;
        Assert.Contains(asked, point => point.Contains("secure channel", StringComparison.Ordinal));
        Assert.DoesNotContain(asked, point => point.StartsWith("Client ID", StringComparison.Ordinal) || point.StartsWith("Email domains", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("A & B 'quoted'")]
    public void A_customers_name_is_text_in_the_mail(string customer)
    {
        var html = HandOffDocument.Html(Sheet(customer, IdentityProvider.Okta, Protocol.Saml));

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(System.Net.WebUtility.HtmlEncode(customer), html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_customers_name_is_text_in_the_ticket()
    {
        var markdown = HandOffDocument.Markdown(Sheet("[x](javascript:alert(1)) `code` <b>", IdentityProvider.Okta, Protocol.Saml));

        Assert.Contains(@"\[x\]\(javascript:alert\(1\)\) \`code\` \<b\>", markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_host_in_doubt_is_said_before_the_values_and_a_sure_one_is_not_doubted(bool isInDoubt)
    {
        var sheet = Sheet("Acme", IdentityProvider.Okta, Protocol.Saml) with { IsHostInDoubt = isInDoubt };

        foreach (var text in new[] { HandOffDocument.Markdown(sheet), HandOffDocument.Html(sheet) })
        {
            var warned = text.IndexOf(HandOffSheet.CheckTheHost.Replace("'", text[0] == '<' ? "&#39;" : "'", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Equal(isInDoubt, warned >= 0 && warned < text.IndexOf("https://", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("urn:x` ![p](http://evil.example/p.png) [click](http://evil.example/) `")]
    [InlineData("urn:x``` [click](http://evil.example/) ``")]
    [InlineData("`[click](http://evil.example/)`")]
    [InlineData("urn:x\n\n![p](http://evil.example/p.png)")]
    public void A_value_from_Auth0_makes_no_link_and_no_image_in_the_ticket(string entityId)
    {
        var markdown = HandOffDocument.Markdown(Sheet("Acme", IdentityProvider.Okta, Protocol.Saml, entityId));

        var outsideCode = System.Text.RegularExpressions.Regex.Replace(markdown, "(?<!`)(`+)(?!`).+?(?<!`)\\1(?!`)", "");
        Assert.DoesNotMatch(@"(?<!\\)\]\(", outsideCode);
    }

    private static HandOffSheet Sheet(string customer, IdentityProvider provider, Protocol protocol, string? entityId = null)
    {
        var name = ConnectionName.Parse("acme-prod").Value;
        var values = HandOffValues.For(TenantDomain.Parse("influxdata.us.auth0.com").Value, [new CustomDomain("auth.influxdata.com", true, true)], name, protocol, entityId);
        return new HandOffSheet(customer, name, protocol, values, IdentityProviderCatalogue.Of(provider));
    }
}
