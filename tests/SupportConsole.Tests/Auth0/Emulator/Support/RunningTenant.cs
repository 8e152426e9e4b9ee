using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SupportConsole.Auth0.Emulator;

namespace SupportConsole.Tests.Auth0.Emulator.Support;

/// <summary>An emulated tenant and a caller with a token, over real HTTP.</summary>
public sealed class RunningTenant : IAsyncDisposable
{
    private static readonly ServiceProvider Clients = new ServiceCollection().AddHttpClient().BuildServiceProvider();
    private readonly HttpClient http = Clients.GetRequiredService<IHttpClientFactory>().CreateClient();

    private RunningTenant(EmulatedTenant tenant, FakeTimeProvider clock) => (Tenant, Clock) = (tenant, clock);

    public EmulatedTenant Tenant { get; }

    public FakeTimeProvider Clock { get; }

    public static async Task<RunningTenant> StartAsync(EmulatorOptions? options = null)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
        var tenant = await EmulatedTenant.StartAsync(options ?? new EmulatorOptions(), clock, TestContext.Current.CancellationToken);
        var running = new RunningTenant(tenant, clock) { http = { BaseAddress = tenant.BaseAddress } };
        if (tenant.Options.ClientPublicKeyPem is null)
        {
            await running.SignInAsync();
        }

        return running;
    }

    public static Task<RunningTenant> StartWithoutAsync(params string[] scopes) =>
        StartAsync(new EmulatorOptions { Scopes = EmulatorScopes.Without(scopes) });

    public async Task SignInAsync()
    {
        var reply = await TokenAsync(new { grant_type = "client_credentials", client_id = Tenant.Options.ClientId, client_secret = Tenant.Options.ClientSecret, audience = Audience });
        Assert.Equal(200, reply.Status);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)reply.Json["access_token"]!);
    }

    public string Audience => $"https://{Tenant.Options.Domain}/api/v2/";

    public void UseToken(string? token) =>
        http.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);

    public Task<Reply> TokenAsync(object body) => SendAsync(HttpMethod.Post, "oauth/token", JsonContent.Create(body));

    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, "api/v2/" + path, null);

    public Task<Reply> PostAsync(string path, JsonNode body) => SendAsync(HttpMethod.Post, "api/v2/" + path, Content(body.ToJsonString()));

    public Task<Reply> PatchAsync(string path, JsonNode body) => SendAsync(HttpMethod.Patch, "api/v2/" + path, Content(body.ToJsonString()));

    public Task<Reply> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, "api/v2/" + path, null);

    public async Task<JsonObject> CreateAsync(JsonObject body)
    {
        var reply = await PostAsync("connections", body);
        Assert.True(reply.Status == 201, reply.Text);
        return reply.Json.AsObject();
    }

    public async Task<Reply> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return new Reply((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Tenant.DisposeAsync();
    }

    public static StringContent Content(string text) => new(text, Encoding.UTF8, "application/json");
}
