using System.Net;
using System.Text.RegularExpressions;

namespace SupportConsole.Tests.SignIn;

/// <summary>
/// A browser's part in the sign-in: cookies, the provider's form, the page that goes on. It reaches the console behind its public
/// name.
/// </summary>
#pragma warning disable RS0030 // The test asks the console as any client would.
internal sealed partial class StaffBrowser(Uri console) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public Dictionary<string, string> Cookies { get; } = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Signs in and stays on the page that the console answers with.</summary>
    public async Task<(HttpStatusCode Status, string Page)> SignInAsync(string returnUrl = "/clusters")
    {
        using var answer = await PostAsync("/sign-in/callback", await AskProviderAsync(returnUrl));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
    }

    /// <summary>Goes to the provider, and brings the fields of its form.</summary>
    public Task<Dictionary<string, string>> AskProviderAsync(string returnUrl = "/clusters") =>
        AskProviderByAsync($"/sign-in/staff?returnUrl={Uri.EscapeDataString(returnUrl)}");

    /// <summary>Goes to the provider by a page of the console, and brings the fields of its form.</summary>
    public async Task<Dictionary<string, string>> AskProviderByAsync(string path)
    {
        using var start = await GetAsync(path);
        Assert.True(start.StatusCode == HttpStatusCode.Redirect, await start.Content.ReadAsStringAsync(Token));
        if (start.Headers.Location is { IsAbsoluteUri: false } own)
        {
            return await AskProviderByAsync(own.ToString());
        }

        return Fields(await http.GetStringAsync(start.Headers.Location, Token));
    }

    /// <summary>The named fields of a form.</summary>
    public static Dictionary<string, string> Fields(string form) => Field().Matches(form).ToDictionary(
        match => match.Groups[1].Value,
        match => WebUtility.HtmlDecode(match.Groups[2].Value));

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(console, path)));

    public Task<HttpResponseMessage> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(console, path)) { Content = new FormUrlEncodedContent(fields) });

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            request.Headers.Host = "console.example.com";
            if (Cookies.Count > 0)
            {
                request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            }

            var answer = await http.SendAsync(request, Token);
            Keep(answer);
            return answer;
        }
    }

    private void Keep(HttpResponseMessage answer)
    {
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            var parts = set.Split(';')[0].Split('=', 2);
            if (set.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase))
            {
                Cookies.Remove(parts[0]);
            }
            else
            {
                Cookies[parts[0]] = parts[1];
            }
        }
    }

    [GeneratedRegex("name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Field();
}
