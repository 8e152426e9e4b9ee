using System.Net;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

[Collection(InTheBrowser.Name)]
public sealed class AnswersTests(ConsoleFixture console)
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
    public async Task The_health_says_of_the_record_and_the_tenant_how_they_are()
    {
        using var http = console.CreateClient();

        using var answer = await http.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("\"status\":\"healthy\"", text, StringComparison.Ordinal);
        Assert.Contains("\"record\"", text, StringComparison.Ordinal);
        Assert.Contains("\"tenant\"", text, StringComparison.Ordinal);
    }
}
