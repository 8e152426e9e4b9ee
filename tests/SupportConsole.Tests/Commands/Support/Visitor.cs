#pragma warning disable RS0030 // It asks the console as any client would.
using System.Net;
using System.Net.WebSockets;
using System.Text.RegularExpressions;

namespace SupportConsole.Tests.Commands.Support;

/// <summary>Somebody who signed in as a development persona and speaks HTTP without a browser.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly Uri address;

    private Visitor(Uri address)
    {
        this.address = address;
        Http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };
    }

    public HttpClient Http { get; }

    /// <summary>What the session's cookie holds.</summary>
    public string SessionToken => cookies.GetCookies(address)["console"]!.Value;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Visitor> SignInAsync(RunningConsole console, string persona)
    {
        var visitor = new Visitor(console.Address);
        var form = Field().Match(await visitor.Http.GetStringAsync("/sign-in", Token));
        using var content = new FormUrlEncodedContent([new("persona", persona), new(form.Groups[1].Value, form.Groups[2].Value)]);
        using var answer = await visitor.Http.PostAsync("/sign-in", content, Token);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return visitor;
    }

    public async Task<HttpStatusCode> NegotiateAsync()
    {
        using var answer = await Http.PostAsync("/_blazor/negotiate?negotiateVersion=1", null, Token);
        return answer.StatusCode;
    }

    /// <summary>Connects without negotiating; null if the console refuses.</summary>
    public async Task<ClientWebSocket?> ConnectAsync(string path = "/_blazor")
    {
        var socket = new ClientWebSocket { Options = { Cookies = cookies } };
        try
        {
            await socket.ConnectAsync(new UriBuilder(new Uri(address, path)) { Scheme = "ws" }.Uri, Token);
            return socket;
        }
        catch (WebSocketException)
        {
            socket.Dispose();
            return null;
        }
    }

    public void Dispose() => Http.Dispose();

    [GeneratedRegex("<input type=\"hidden\" name=\"(__[^\"]+)\" value=\"([^\"]+)\"")]
    private static partial Regex Field();
}
