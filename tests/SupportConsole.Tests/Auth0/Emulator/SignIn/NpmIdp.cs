#pragma warning disable RS0030 // It starts the identity provider's process and plays a browser.
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace SupportConsole.Tests.Auth0.Emulator.SignIn;

/// <summary>
/// An identity provider from npm in a process of its own, as <c>tests/run-customer-idps</c> installed it, and a browser that goes through
/// it: with cookies, without scripts.
/// </summary>
internal sealed class NpmIdp : IDisposable
{
    private const int MostRedirects = 10;
    private readonly Process process;
    private readonly HttpClient browser = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly SignInWalk walk;

    private NpmIdp(Process process, SignInWalk walk) => (this.process, this.walk) = (process, walk);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<NpmIdp> StartAsync(
        SignInWalk walk,
        string script,
        string host,
        IReadOnlyDictionary<string, string> environment)
    {
        var folder = Environment.GetEnvironmentVariable("CUSTOMER_IDPS")
            ?? throw new InvalidOperationException("These tests are run by tests/run-customer-idps, which installs the providers.");
        var start = new ProcessStartInfo("node", [script]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        const string listens = "listens ";
        while (await process.StandardOutput.ReadLineAsync(Token) is { } line)
        {
            if (line.StartsWith(listens, StringComparison.Ordinal))
            {
                walk.Tenant.Options.Hosts.Map(host, new Uri(line[listens.Length..]));
                return new NpmIdp(process, walk);
            }
        }

        throw new InvalidOperationException($"{script} did not start.");
    }

    /// <summary>Goes from /authorize wherever it is sent, until it is back at the application or stands on a page.</summary>
    public async Task<HttpResponseMessage> GoAsync(string connection)
    {
        var answer = await walk.AuthorizeAsync(connection);
        for (var hop = 0; hop < MostRedirects; hop++)
        {
            if (answer.Headers.Location is not { } location || location.OriginalString.StartsWith(SignInWalk.Callback, StringComparison.Ordinal))
            {
                return answer;
            }

            var next = location.IsAbsoluteUri ? location : new Uri(answer.RequestMessage!.RequestUri!, location);
            answer.Dispose();
            answer = await browser.GetAsync(walk.Tenant.Options.Hosts.AddressOf(next.AbsoluteUri), Token);
        }

        throw new InvalidOperationException($"More than {MostRedirects} redirects.");
    }

    /// <summary>The form on the identity provider's page.</summary>
    public async Task<SamlForm> FormAsync(string connection)
    {
        using var page = await GoAsync(connection);
        var html = await page.Content.ReadAsStringAsync(Token);
        Assert.True(page.StatusCode == HttpStatusCode.OK, html);
        var action = WebUtility.HtmlDecode(Regex.Match(html, "action=\"([^\"]+)\"").Groups[1].Value);
        return new SamlForm(walk.Tenant.Options.Hosts.AddressOf(action), Field(html, "SAMLResponse"), Field(html, "RelayState"));
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        browser.Dispose();
    }

    private static string Field(string page, string name) =>
        WebUtility.HtmlDecode(Regex.Match(page, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value);
}
