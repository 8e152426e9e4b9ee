using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace SupportConsole.Tests.Auth0.Emulator.SignIn;

/// <summary>A browser's way through the demo identity provider: it chooses the first person and goes back to the tenant.</summary>
public sealed partial class IdpVisit(HttpClient browser)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="start">The tenant's answer to /authorize.</param>
    /// <returns>The tenant's answer to the browser that comes back.</returns>
    public async Task<HttpResponseMessage> SignInAsync(HttpResponseMessage start)
    {
        using var back = await ChooseAsync(start);
        return back.StatusCode == HttpStatusCode.OK
            ? await PostAsync(await FormOfAsync(back))
            : await browser.GetAsync(back.Headers.Location, Token);
    }

    /// <summary>The SAML form that the identity provider would have the browser post to the tenant.</summary>
    public async Task<SamlForm> FormAsync(HttpResponseMessage start)
    {
        using var page = await ChooseAsync(start);
        return await FormOfAsync(page);
    }

    public Task<HttpResponseMessage> PostAsync(SamlForm form) => browser.PostAsync(
        form.Action,
        new FormUrlEncodedContent(new Dictionary<string, string> { ["SAMLResponse"] = form.Response, ["RelayState"] = form.RelayState }),
        Token);

    private async Task<HttpResponseMessage> ChooseAsync(HttpResponseMessage start)
    {
        using var choice = await GoAsync(start);
        var page = await choice.Content.ReadAsStringAsync(Token);
        var link = WebUtility.HtmlDecode(Person().Match(page).Groups[1].Value);
        return await browser.GetAsync(new Uri(choice.RequestMessage!.RequestUri!, link), Token);
    }

    private async Task<HttpResponseMessage> GoAsync(HttpResponseMessage start)
    {
        if (start.StatusCode == HttpStatusCode.Redirect)
        {
            return await browser.GetAsync(start.Headers.Location, Token);
        }

        var page = await start.Content.ReadAsStringAsync(Token);
        var request = new Dictionary<string, string> { ["SAMLRequest"] = Field(page, "SAMLRequest"), ["RelayState"] = Field(page, "RelayState") };
        return await browser.PostAsync(ActionOf(page), new FormUrlEncodedContent(request), Token);
    }

    private static async Task<SamlForm> FormOfAsync(HttpResponseMessage page)
    {
        var html = await page.Content.ReadAsStringAsync(Token);
        return new SamlForm(ActionOf(html), Field(html, "SAMLResponse"), Field(html, "RelayState"));
    }

    private static string ActionOf(string page) => WebUtility.HtmlDecode(Action().Match(page).Groups[1].Value);

    private static string Field(string page, string name) =>
        WebUtility.HtmlDecode(Regex.Match(page, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value);

    [GeneratedRegex("class=\"person\" href=\"([^\"]+)\"")]
    private static partial Regex Person();

    [GeneratedRegex("action=\"([^\"]+)\"")]
    private static partial Regex Action();
}

/// <summary>What a browser posts from the identity provider's page.</summary>
public sealed record SamlForm(string Action, string Response, string RelayState)
{
    /// <summary>The same form with another response.</summary>
    public SamlForm With(Func<string, string> edit) =>
        this with { Response = Convert.ToBase64String(Encoding.UTF8.GetBytes(edit(Encoding.UTF8.GetString(Convert.FromBase64String(Response))))) };
}
