using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SupportConsole.App.Fetching;
using SupportConsole.App.Intake;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Federation.Secrets;
using SupportConsole.Tests.Auth0.Support;
using SupportConsole.Tests.Fetching.Support;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Fetching;

/// <summary>The check of a secret: against a real OpenID provider, and against answers as known providers give them.</summary>
public sealed class SecretCheckTests : IAsyncLifetime
{
    private static readonly Actor Engineer = new("kim", StaffRole.Engineer);
    private readonly HeardLog log = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
    private RecordFile record = null!;

    public async ValueTask InitializeAsync() => record = await RecordFile.CreateAsync(clock, services => services
        .AddSingleton<NameResolver>((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]))
        .AddLogging(logging => logging.AddProvider(log))
        .AddFetching(settings => settings.AllowLoopback = true).AddIntake());

    public ValueTask DisposeAsync() => record.DisposeAsync();

    [Theory]
    [InlineData(true, SecretAuthMethod.Post, OpenIdProvider.Secret, SecretVerdict.Right)]
    [InlineData(true, SecretAuthMethod.Post, "wrong-secret-of-the-customer", SecretVerdict.Wrong)]
    [InlineData(true, SecretAuthMethod.Basic, OpenIdProvider.Secret, SecretVerdict.Right)]
    [InlineData(true, SecretAuthMethod.Basic, "wrong-secret-of-the-customer", SecretVerdict.Wrong)]
    [InlineData(true, SecretAuthMethod.PostThenBasic, OpenIdProvider.Secret, SecretVerdict.Right)]
    [InlineData(true, SecretAuthMethod.PostThenBasic, "wrong-secret-of-the-customer", SecretVerdict.Wrong)]
    [InlineData(false, SecretAuthMethod.PostThenBasic, OpenIdProvider.Secret, SecretVerdict.RightInHeaderOnly)]
    public async Task A_real_provider_is_understood_and_the_secret_stands_nowhere(bool takesPost, SecretAuthMethod method, string secret, SecretVerdict verdict)
    {
        await using var provider = await OpenIdProvider.StartAsync(takesPost);

        var answer = (await AskAsync(provider.TokenEndpoint, secret, method)).Value;

        Assert.True(verdict == answer.Verdict, answer.ToString());
        var entry = Assert.Single(await EntriesAsync());
        Assert.Equal(("kim", SecretCheck.AuditAction, "done"), (entry.Actor, entry.Action, entry.Outcome));
        foreach (var form in new[] { secret, Uri.EscapeDataString(secret), WebUtility.UrlEncode(secret), Convert.ToBase64String(Encoding.UTF8.GetBytes($"{OpenIdProvider.ClientId}:{Uri.EscapeDataString(secret)}")) })
        {
            Assert.DoesNotContain(form, log.Text + entry.Summary + entry.Before + entry.After + answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_wrong_client_id_is_wrong_at_a_real_provider()
    {
        await using var provider = await OpenIdProvider.StartAsync();

        Assert.Equal(SecretVerdict.Wrong, (await AskAsync(provider.TokenEndpoint, OpenIdProvider.Secret, SecretAuthMethod.Post, "another-client")).Value.Verdict);
    }

    [Theory]
    [InlineData(401, """{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided. Ensure the secret being sent is the value."}""", SecretVerdict.Wrong, "Secret ID")]
    [InlineData(401, """{"error":"invalid_client","error_description":"AADSTS7000222: The provided client secret keys are expired."}""", SecretVerdict.Wrong, "expired")]
    [InlineData(400, """{"error":"unauthorized_client","error_description":"AADSTS700016: Application with identifier 'x' was not found."}""", SecretVerdict.Wrong, "directory")]
    [InlineData(400, """{"error":"invalid_grant","error_description":"AADSTS9002313: Invalid request. Request is malformed or invalid."}""", SecretVerdict.Unclear, "did not say")]
    [InlineData(400, """{"error":"invalid_grant","error_description":"AADSTS70000: Provided grant is invalid or malformed."}""", SecretVerdict.Unclear, "does not say")]
    [InlineData(400, """{"error":"invalid_grant","error_description":"Malformed auth code."}""", SecretVerdict.Unclear, "does not say")]
    [InlineData(401, """{"error":"invalid_client","error_description":"The client secret supplied for a confidential client is invalid."}""", SecretVerdict.Wrong, "Okta")]
    [InlineData(401, """{"errorCode":"invalid_client","errorSummary":"Invalid value for 'client_id' parameter."}""", SecretVerdict.Wrong, "Okta")]
    [InlineData(400, """{"error":"invalid_grant","error_description":"The authorization code is invalid or has expired."}""", SecretVerdict.Right, "right")]
    [InlineData(401, """{"error":"invalid_client","error_description":"The OAuth client was not found."}""", SecretVerdict.Wrong, "Google")]
    [InlineData(401, """{"error":"invalid_client","error_description":"The provided client secret is invalid."}""", SecretVerdict.Wrong, "GOCSPX")]
    [InlineData(401, """{"error":"invalid_client","error_description":"Request denied: Unsupported authentication method (Correlation ID: 1)"}""", SecretVerdict.Unclear, "Client Secret Post")]
    [InlineData(401, """{"error":"invalid_client","error_description":"Invalid client or client credentials."}""", SecretVerdict.Wrong, "PingFederate")]
    [InlineData(401, """{"error":"unauthorized_client","error_description":"Invalid client or Invalid client credentials"}""", SecretVerdict.Wrong, "Keycloak")]
    [InlineData(400, """{"error":"unauthorized_client"}""", SecretVerdict.Unclear, "grant")]
    [InlineData(400, """{"error":"invalid_request"}""", SecretVerdict.Unclear, "invalid_request")]
    [InlineData(200, """{"access_token":"canary"}""", SecretVerdict.Unclear, "not a token endpoint")]
    [InlineData(401, "<html>canary</html>", SecretVerdict.Unclear, "HTTP 401")]
    [InlineData(404, "canary", SecretVerdict.Unclear, "no token endpoint")]
    [InlineData(429, "", SecretVerdict.Unclear, "too often")]
    [InlineData(503, "[]", SecretVerdict.Unclear, "cannot answer")]
    public async Task A_providers_answer_is_explained(int status, string body, SecretVerdict verdict, string words)
    {
        await using var server = await RunningServer.StartAsync(http =>
        {
            http.Response.StatusCode = status;
            return http.Response.WriteAsync(body);
        });

        var answer = (await AskAsync(server.Uri, "s3cret", SecretAuthMethod.Post)).Value;

        Assert.Equal(verdict, answer.Verdict);
        Assert.Contains(words, answer.What + answer.Cure, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", answer + log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_the_answer_repeats_is_taken_out()
    {
        await using var server = await RunningServer.StartAsync(async http =>
        {
            var form = await http.Request.ReadFormAsync();
            http.Response.StatusCode = 400;
            await http.Response.WriteAsJsonAsync(new { error = "invalid_request", error_description = $"odd: {form["client_secret"]} and {Uri.EscapeDataString(form["client_secret"]!)}" });
        });

        var answer = (await AskAsync(server.Uri, "canary secret/1", SecretAuthMethod.Post)).Value;

        Assert.DoesNotContain("canary", answer + log.Text + (await EntriesAsync())[0].Summary, StringComparison.Ordinal);
        Assert.Contains("[removed]", answer.ProviderSays, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_is_checked_five_times_in_five_minutes_and_the_sixth_is_refused_unasked()
    {
        var requests = 0;
        await using var server = await RunningServer.StartAsync(http =>
        {
            requests++;
            http.Response.StatusCode = 400;
            return http.Response.WriteAsync("""{"error":"invalid_grant"}""");
        });

        for (var time = 0; time < SecretCheckRate.MostForOne; time++)
        {
            Assert.True((await AskAsync(server.Uri, $"s{time}", SecretAuthMethod.Post)).IsOk);
        }

        var refused = await AskAsync(server.Uri, "s6", SecretAuthMethod.Post);
        var other = await AskAsync(server.Uri, "s6", SecretAuthMethod.Post, "other-client");
        clock.Advance(SecretCheckRate.Window);
        var later = await AskAsync(server.Uri, "s6", SecretAuthMethod.Post);

        Assert.Equal("secret-check.rate", refused.Problem?.Code);
        Assert.True(other.IsOk && later.IsOk);
        Assert.Equal(7, requests);
    }

    [Fact]
    public void All_clients_together_are_checked_thirty_times_in_the_window()
    {
        var rate = new SecretCheckRate(clock);

        var refusals = Enumerable.Range(0, 40).Count(client => rate.Take($"client {client}") is not null);

        Assert.Equal(10, refusals);
    }

    [Fact]
    public async Task An_inner_token_endpoint_is_refused_and_recorded_and_a_manager_may_not_ask()
    {
        var refused = await AskAsync(new Uri("https://10.0.0.1/token"), "s3cret", SecretAuthMethod.Post);
        var manager = await AskAsync(new Uri("https://idp.example.com/token"), "s3cret", SecretAuthMethod.Post, actor: new Actor("lee", StaffRole.Manager));

        Assert.Equal("fetch.address", refused.Problem?.Code);
        Assert.Equal(Rights.RefusalCode, manager.Problem?.Code);
        Assert.Equal("refused", Assert.Single(await EntriesAsync()).Outcome);
    }

    private async Task<Result<SecretAnswer>> AskAsync(Uri endpoint, string secret, SecretAuthMethod method, string clientId = OpenIdProvider.ClientId, Actor? actor = null)
    {
        using var kept = new ClientSecret(secret);
        return await record.Services.GetRequiredService<SecretCheck>()
            .AskAsync(new SecretQuestion(endpoint, clientId, kept) { AuthMethod = method }, actor ?? Engineer, RunningFetcher.Token);
    }

    private async Task<List<AuditEntry>> EntriesAsync()
    {
        await using var context = await record.Contexts.CreateDbContextAsync(RunningFetcher.Token);
        return await context.AuditEntries.Where(entry => entry.Action == SecretCheck.AuditAction).ToListAsync(RunningFetcher.Token);
    }
}
