#pragma warning disable RS0030 // The test asks the console as any client would.
using System.Net;
using SupportConsole.Tests.Commands.Support;

namespace SupportConsole.Tests.Commands;

/// <summary>What a persona's session is worth once the personas are gone.</summary>
public sealed class PersonaAttackTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("console-persona-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task A_personas_session_does_not_reach_a_real_tenant(string environment)
    {
        string cookie;
        using (var emulated = RunningConsole.Start(directory, "Development"))
        {
            await emulated.PrintsAsync("Tenant access:");
            using var ingrid = await Visitor.SignInAsync(emulated, "Ingrid Solberg");
            cookie = ingrid.SessionToken;
            Assert.Equal(0, await emulated.StopAsync());
        }

        string[] tenant = ["Auth0:Domain=acme.us.auth0.com", "Auth0:ClientId=client", "Auth0:ClientSecret=secret", "Auth0:BaseAddress=http://127.0.0.1:1/"];
        using var console = RunningConsole.Start(directory, environment, tenant);
        await console.PrintsAsync("SupportConsole listens");
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = console.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/audit/export.csv");
        request.Headers.Add("Cookie", $"__Host-console={cookie}; console={cookie}");

        using var answer = await http.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Contains("/sign-in", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
    }
}
