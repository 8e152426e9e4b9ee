#pragma warning disable RS0030 // The test starts the provider's process and asks it as any client would.
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace SupportConsole.Tests.SignIn;

/// <summary>npm's oidc-provider in a process of its own, as <c>tests/run-oidc-provider</c> installed it, with one browser at it.</summary>
internal sealed partial class OidcProvider : IDisposable
{
    private readonly Process process;
    private readonly HttpClient browser = new();

    private OidcProvider(Process process, string issuer) => (this.process, Issuer) = (process, issuer);

    public string Issuer { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="keys">The client's public keys as JSON, for private_key_jwt; null for the secret.</param>
    public static async Task<OidcProvider> StartAsync(string? keys = null)
    {
        var folder = Environment.GetEnvironmentVariable("OIDC_PROVIDER")
            ?? throw new InvalidOperationException("These tests are run by tests/run-oidc-provider, which installs the provider.");
        var start = new ProcessStartInfo("node", ["provider.mjs"]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["CLIENT_SECRET"] = StaffIdp.Secret;
        start.Environment["CLIENT_JWKS"] = keys;
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync(Token) is { } line)
        {
            if (line.StartsWith("issuer ", StringComparison.Ordinal))
            {
                return new OidcProvider(process, line["issuer ".Length..]);
            }
        }

        throw new InvalidOperationException("The provider did not start.");
    }

    public async Task SetPersonAsync(string subject, string name, params string[] groups) =>
        await TellAsync(new { person = new { sub = subject, name, email = $"{subject}@example.com", groups } });

    public async Task SetConsoleAsync(Uri address) => await TellAsync(new { console = address.ToString() });

    /// <summary>Signs in at the provider, and brings the fields of its form for the console.</summary>
    public async Task<Dictionary<string, string>> SignInAsync(Uri address) => StaffBrowser.Fields(await browser.GetStringAsync(address, Token));

    /// <summary>Signs out at the provider itself, as from another application of the company.</summary>
    public async Task SignOutAsync()
    {
        var form = StaffBrowser.Fields(await browser.GetStringAsync(new Uri($"{Issuer}/session/end"), Token));
        using var content = new FormUrlEncodedContent([.. form, new("logout", "yes")]);
        using var answer = await browser.PostAsync(new Uri($"{Issuer}/session/end/confirm"), content, Token);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        browser.Dispose();
    }

    private async Task TellAsync(object what)
    {
        using var answer = await browser.PostAsJsonAsync(new Uri($"{Issuer}/test"), what, Token);
        answer.EnsureSuccessStatusCode();
    }
}
