using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using SupportConsole.Auth0;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Tests.Auth0.Support;
using static SupportConsole.Tests.Auth0.Support.ConnectedTenant;

namespace SupportConsole.Tests.Auth0.Access;

public sealed class TokenTests
{
    private static readonly ConnectionListRequest FirstPage = new();

    [Fact]
    public async Task One_token_serves_all_calls_until_shortly_before_it_expires()
    {
        await using var connected = await StartAsync();
        for (var n = 0; n < 5; n++)
        {
            await connected.Tenant.ListConnectionsAsync(FirstPage, Token);
        }

        var beforeItExpires = TokensFetched(connected);
        connected.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(4));
        await connected.Tenant.ListConnectionsAsync(FirstPage, Token);

        Assert.Equal(1, beforeItExpires);
        Assert.Equal(2, TokensFetched(connected));
        Assert.DoesNotContain(connected.Emulator.Requests, request => request.Status == 401);
    }

    [Fact]
    public async Task Many_calls_at_once_fetch_one_token()
    {
        await using var connected = await StartAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => connected.Tenant.ListConnectionsAsync(FirstPage, Token)));

        Assert.All(results, result => Assert.True(result.IsOk));
        Assert.Equal(1, TokensFetched(connected));
    }

    [Fact]
    public async Task A_cancelled_caller_does_not_cancel_the_fetch_for_the_others()
    {
        await using var connected = await StartAsync();
        using var impatient = new CancellationTokenSource();
        var arrived = new TaskCompletionSource();
        var held = new TaskCompletionSource();
        connected.Emulator.OnRequest = async (request, _) =>
        {
            if (request.Path == "/oauth/token")
            {
                arrived.TrySetResult();
                await held.Task;
            }
        };
        var first = connected.Tenant.ListConnectionsAsync(FirstPage, impatient.Token);
        await arrived.Task;
        var second = connected.Tenant.ListConnectionsAsync(FirstPage, Token);

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        held.SetResult();

        Assert.True((await second).IsOk);
        Assert.Equal(1, TokensFetched(connected));
    }

    [Fact]
    public async Task A_rejected_token_is_renewed_once_and_the_call_repeated_even_a_create()
    {
        await using var connected = await StartAsync();
        await connected.SignInAsync();
        connected.Emulator.Dashboard.RevokeTokens();

        var created = await connected.Tenant.CreateConnectionAsync(Oidc(), Token);

        Assert.True(created.IsOk);
        Assert.Equal(["POST /api/v2/connections", "POST /oauth/token", "POST /api/v2/connections"], connected.Calls);
    }

    [Fact]
    public async Task A_new_token_that_is_rejected_too_is_a_problem()
    {
        await using var connected = await StartAsync();
        await connected.SignInAsync();
        connected.Emulator.Faults.Add("GET", "/api", Fault.Status(401, "Invalid token"), int.MaxValue);

        var problem = ProblemOf(await connected.Tenant.ListConnectionsAsync(FirstPage, Token));

        Assert.Equal(TenantProblemKind.Unauthorized, problem.Kind);
        Assert.Equal(["GET /api/v2/connections", "POST /oauth/token", "GET /api/v2/connections"], connected.Calls);
    }

    [Fact]
    public async Task A_wrong_secret_names_the_setting_and_nothing_is_called()
    {
        await using var connected = await StartAsync(configure: options => options.ClientSecret = "wrong");

        var problem = ProblemOf(await connected.Tenant.CreateConnectionAsync(Oidc(), Token));

        Assert.Equal(TenantProblemKind.Unauthorized, problem.Kind);
        Assert.Contains("Auth0:ClientSecret", problem.Cure, StringComparison.Ordinal);
        Assert.Equal(TenantEffect.None, problem.Effect);
        Assert.Equal(401, problem.Status);
        Assert.Equal("access_denied", problem.ErrorCode);
        Assert.Equal(["POST /oauth/token"], connected.Calls);
    }

    [Theory]
    [InlineData(
        403,
        """{"error":"access_denied","error_description":"Client is not authorized to access"}""",
        TenantProblemKind.Unauthorized,
        "authorize it for the Auth0 Management API")]
    [InlineData(
        403,
        """{"error":"unauthorized_client","error_description":"Grant type 'client_credentials' not allowed"}""",
        TenantProblemKind.Unauthorized,
        "Client Credentials")]
    [InlineData(404, "Unknown host", TenantProblemKind.Unauthorized, "Auth0:Domain")]
    [InlineData(400, """{"error":"invalid_request"}""", TenantProblemKind.Unauthorized, "Auth0:ClientId")]
    [InlineData(500, "oops", TenantProblemKind.Unavailable, "status.auth0.com")]
    [InlineData(200, "<html></html>", TenantProblemKind.Unreadable, "proxy")]
    [InlineData(200, "{}", TenantProblemKind.Unreadable, "Auth0:Domain")]
    [InlineData(200, """{"access_token":"two\nlines"}""", TenantProblemKind.Unreadable, "Auth0:Domain")]
    public async Task Each_token_error_says_what_to_correct(int status, string body, TenantProblemKind kind, string cure)
    {
        await using var connected = await StartAsync();
        connected.Emulator.Faults.Add("POST", "/oauth/token", Fault.Body(status, "application/json", body), int.MaxValue);

        var problem = ProblemOf(await connected.Tenant.CheckAccessAsync(Token));

        Assert.Equal(kind, problem.Kind);
        Assert.Contains(cure, problem.Cure, StringComparison.Ordinal);
        Assert.Equal(TenantEffect.None, problem.Effect);
    }

    [Fact]
    public async Task A_transient_failure_of_the_token_endpoint_is_retried()
    {
        await using var connected = await StartAsync();
        connected.Emulator.Faults.Add("POST", "/oauth/token", Fault.DropBeforeWork());
        connected.Emulator.Faults.Add("POST", "/oauth/token", Fault.Status(503));

        Assert.True((await connected.Tenant.CheckAccessAsync(Token)).IsOk);
        Assert.Equal(3, TokensFetched(connected));
    }

    [Fact]
    public async Task The_granted_scopes_are_listed_and_each_missing_one_with_its_consequence()
    {
        await using var connected = await StartAsync();
        var all = (await connected.Tenant.CheckAccessAsync(Token)).Value;
        connected.Emulator.Dashboard.Scopes = EmulatorScopes.Without("update:connections_options", "read:clients", "read:client_summary");

        var fewer = (await connected.Tenant.CheckAccessAsync(Token)).Value;

        Assert.Empty(all.Missing);
        Assert.Equal(["update:connections_options", "read:clients"], fewer.Missing.Select(missing => missing.Scope));
        Assert.All(fewer.Missing, missing => Assert.NotEmpty(missing.Consequence));
        Assert.DoesNotContain("update:connections_options", fewer.Granted);
    }

    [Fact]
    public async Task The_summary_scope_for_applications_is_enough()
    {
        await using var connected = await StartAsync(new EmulatorOptions { Scopes = EmulatorScopes.Without("read:clients") });

        Assert.Empty((await connected.Tenant.CheckAccessAsync(Token)).Value.Missing);
        Assert.True((await connected.Tenant.ListApplicationsAsync(Token)).IsOk);
    }

    [Fact]
    public async Task The_application_signs_an_assertion_if_it_has_a_key()
    {
        using var key = RSA.Create(2048);
        await using var connected = await StartAsync(
            new EmulatorOptions { ClientPublicKeyPem = key.ExportSubjectPublicKeyInfoPem(), RecordBodies = true },
            options =>
            {
                options.ClientSecret = null;
                options.PrivateKeyPem = key.ExportPkcs8PrivateKeyPem();
                options.KeyId = "key-1";
            });

        Assert.True((await connected.Tenant.CheckAccessAsync(Token)).IsOk);
        Assert.True((await connected.Tenant.CheckAccessAsync(Token)).IsOk);

        var assertions = connected.Emulator.Requests
            .Select(request => (string)JsonNode.Parse(request.Body!)!["client_assertion"]!)
            .ToList();
        Assert.All(assertions, assertion => Assert.InRange(assertion.Length, 1, 2048));
        var claims = assertions.Select(assertion => Part(assertion, 1)).ToList();
        Assert.NotEqual((string?)claims[0]["jti"], (string?)claims[1]["jti"]);
        Assert.Equal($"https://{connected.Emulator.Options.Domain}/", (string?)claims[0]["aud"]);
        Assert.Equal(60, (long)claims[0]["exp"]! - connected.Clock.GetUtcNow().ToUnixTimeSeconds());
        Assert.Equal("key-1", (string?)Part(assertions[0], 0)["kid"]);
        Assert.All(connected.Emulator.Requests, request => Assert.DoesNotContain("client_secret", request.Body!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_key_of_another_application_is_rejected_and_the_setting_named()
    {
        using var registered = RSA.Create(2048);
        using var ours = RSA.Create(2048);
        await using var connected = await StartAsync(
            new EmulatorOptions { ClientPublicKeyPem = registered.ExportSubjectPublicKeyInfoPem() },
            options => (options.ClientSecret, options.PrivateKeyPem) = (null, ours.ExportPkcs8PrivateKeyPem()));

        var problem = ProblemOf(await connected.Tenant.CheckAccessAsync(Token));

        Assert.Contains("Auth0:PrivateKey", problem.Cure, StringComparison.Ordinal);
        Assert.Equal("invalid_client", problem.ErrorCode);
    }

    [Fact]
    public async Task The_audience_is_the_tenants_whatever_the_address()
    {
        await using var connected = await StartAsync();

        await connected.Tenant.CheckAccessAsync(Token);

        Assert.Equal(
            $"https://{connected.Emulator.Options.Domain}/api/v2/",
            (string?)JsonNode.Parse(connected.Emulator.Requests[0].Body!)!["audience"]);
    }

    private static int TokensFetched(ConnectedTenant connected) => connected.Calls.Count(call => call == "POST /oauth/token");

    private static JsonNode Part(string token, int index) => JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[index]))!;
}
