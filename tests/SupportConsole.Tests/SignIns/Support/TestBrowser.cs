using System.Net;
using SupportConsole.Tests.Auth0.Emulator.SignIn;

namespace SupportConsole.Tests.SignIns.Support;

/// <summary>A browser that keeps the console's cookie and walks a test sign-in to its end.</summary>
#pragma warning disable RS0030 // It plays a browser.
internal sealed class TestBrowser(Uri console) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(new Uri(console, path), Token);

    public Task<HttpResponseMessage> PostAsync(string path) => http.PostAsync(new Uri(console, path), null, Token);

    /// <summary>Starts the prepared test and goes to the identity provider and back, up to the console's callback.</summary>
    public async Task<Uri> WalkAsync(string key)
    {
        using var left = await GetAsync($"/connection-test/start?key={key}");
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
        using var start = await http.GetAsync(left.Headers.Location, Token);
        if (start.Headers.Location?.AbsolutePath == "/connection-test/callback")
        {
            return start.Headers.Location;
        }

        using var back = await new IdpVisit(http).SignInAsync(start);
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        return back.Headers.Location!;
    }

    /// <summary>The whole test; its verdict page.</summary>
    public async Task<string> TestAsync(string key)
    {
        using var verdict = await GetAsync((await WalkAsync(key)).PathAndQuery);
        return await verdict.Content.ReadAsStringAsync(Token);
    }

    public void Dispose() => http.Dispose();
}
#pragma warning restore RS0030
