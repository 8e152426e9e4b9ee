using System.Net;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

[Collection(InTheBrowser.Name)]
public sealed class AnswersTests(BrowserFixture browser, ConsoleFixture console)
{
    [Fact]
    public async Task Pages_are_kept_in_no_cache_and_framed_by_nobody()
    {
        using var http = console.CreateClient();

        using var answer = await http.GetAsync(new Uri("/sign-in", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.All(answer.Headers.GetValues("Content-Security-Policy"), policy => Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_health_endpoints_tell_a_stranger_the_status_alone()
    {
        using var http = console.CreateClient();

        foreach (var path in new[] { "/health", "/health/ready", "/health/live" })
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("""{"status":"healthy"}""", text);
        }
    }

    [Fact]
    public async Task The_health_tells_a_person_who_is_signed_in_how_the_record_and_the_tenant_are()
    {
        await using var visit = await Visit.SignedInAsync(browser, console);

        var answer = await visit.Page.APIRequest.GetAsync(new Uri(console.Address, "/health").ToString());
        var text = await answer.TextAsync();

        Assert.Equal(200, answer.Status);
        Assert.Contains("\"record\"", text, StringComparison.Ordinal);
        Assert.Contains("\"tenant\"", text, StringComparison.Ordinal);
        Assert.Contains("The database can be written.", text, StringComparison.Ordinal);
    }
}
