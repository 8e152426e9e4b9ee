using System.Net;
using Microsoft.Data.Sqlite;
using SupportConsole.App.Record;
using SupportConsole.Tests.Commands.Support;

namespace SupportConsole.Tests.SignIns;

/// <summary>The customers' own address, served by the real program: test links, confirmations of contacts, cutovers, and nothing else.</summary>
#pragma warning disable RS0030 // The test asks the console as any client would.
public sealed class CustomerAddressTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("console-customers-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task Only_links_for_customers_answer_at_their_address()
    {
        using var console = RunningConsole.Start(directory, "Development", "Console:CustomerAddress=https://sso-test.example.com");
        await console.PrintsAsync("Tenant access:");
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        string[] served = ["/t/unknown", "/contact/unknown", "/cutover/unknown", "/_content/SupportConsole.App/cutover.js", "/connection-test/start", "/connection-test/callback", "/_content/SupportConsole.App/sign-in.css"];
        string[] closed =
        [
            "/", "/sign-in", "/connections", "/health", "/metrics", "/_blazor", "/_framework/blazor.web.js", "/t", "/t/", "/t/a/b", "/contact", "/contact/a/b", "/cutover", "/cutover/a/b", "/T/unknown", "/clusters/export.csv",
            "/connection-test", "/connections/t/unknown", "/_content/SupportConsole.App/app.css",
        ];

        var answers = new Dictionary<string, (HttpStatusCode Status, string Body)>();
        foreach (var path in served.Concat(closed))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(console.Address, path));
            request.Headers.Host = "sso-test.example.com";
            using var answer = await http.SendAsync(request, Token);
            answers[path] = (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
        }

        Assert.Contains("Ask InfluxData support for a new one", answers["/t/unknown"].Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, answers["/_content/SupportConsole.App/sign-in.css"].Status);
        Assert.All(served, path => Assert.NotEqual("", answers[path].Body));
        Assert.All(closed, path => Assert.Equal((HttpStatusCode.NotFound, ""), answers[path]));
        Assert.DoesNotContain(answers.Values, answer => answer.Body.Contains("SupportConsole", StringComparison.Ordinal)
            && !answer.Body.Contains("_content/SupportConsole.App", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_contact_who_types_no_time_zone_reads_so_at_the_field_and_keeps_what_was_typed()
    {
        using var console = RunningConsole.Start(directory, "Development", "Console:CustomerAddress=https://sso-test.example.com");
        await console.PrintsAsync("Tenant access:");
        using var http = new HttpClient();
        var token = new string('t', 43);
        AddContact(TokenHash.Of(token));

        var (wrong, page) = await ConfirmAsync(http, console, token, "Middle Earth<");
        var (right, confirmed) = await ConfirmAsync(http, console, token, "Europe/Berlin");
        var (again, _) = await ConfirmAsync(http, console, token, "Europe/Berlin");

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.OK, HttpStatusCode.NotFound], [wrong, right, again]);
        Assert.Contains("“Middle Earth&lt;” is not a time zone.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Middle Earth&lt;\"", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"de\" selected>", page, StringComparison.Ordinal);
        Assert.Contains("Your address is confirmed.", confirmed, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Page)> ConfirmAsync(HttpClient http, RunningConsole console, string token, string zone)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(console.Address, $"/contact/{token}"))
        {
            Content = new FormUrlEncodedContent([new("language", "de"), new("zone", zone)]),
        };
        request.Headers.Host = "sso-test.example.com";
        using var answer = await http.SendAsync(request, Token);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
    }

    private void AddContact(string hash)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(directory, "data", "console.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO ContactAddresses (Email, TokenHash, AskedAt, Language, Zone) VALUES ('priya@acme.example', $hash, $now, 'en', 'Etc/UTC')
            """;
        command.Parameters.AddWithValue("$hash", hash);
        command.Parameters.AddWithValue("$now", TimeProvider.System.GetUtcNow().UtcTicks);
        command.ExecuteNonQuery();
    }
}
