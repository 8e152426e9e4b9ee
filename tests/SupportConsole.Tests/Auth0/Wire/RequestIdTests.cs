using SupportConsole.Auth0;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Tests.Auth0.Support;
using static SupportConsole.Tests.Auth0.Support.ConnectedTenant;

namespace SupportConsole.Tests.Auth0.Wire;

/// <summary>The header with the request ID differs between Auth0's APIs; recordings of the Management API have the first three.</summary>
public sealed class RequestIdTests
{
    private const string Baggage = "ot-baggage-auth0-request-id";
    private const string Trace = "tracestate";
    private const string Cloudflare = "cf-ray";
    private const string Authentication = "x-auth0-requestid";

    private static readonly string[] All = [Baggage, Trace, Cloudflare, Authentication];

    public static TheoryData<string, string> Headers => new()
    {
        { $"{Baggage}: b | {Trace}: auth0-request-id=t | {Cloudflare}: c | {Authentication}: a", "b" },
        { $"{Trace}: other=1, auth0-request-id=t,auth0=x | {Cloudflare}: c | {Authentication}: a", "t" },
        { $"{Trace}: other=1 | {Cloudflare}: c | {Authentication}: a", "c" },
        { $"{Authentication}: a", "a" },
        { $"{Baggage}: {new string('x', 101)} | {Cloudflare}: c | {Authentication}: a", "c" },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task A_problem_has_the_request_id_that_Auth0s_support_asks_for(string headers, string expected)
    {
        var given = headers.Split(" | ").Select(header => header.Split(": ")).ToDictionary(pair => pair[0], pair => pair[1]);
        var answered = All.ToDictionary(name => name, name => given.GetValueOrDefault(name, ""));
        await using var connected = await StartAsync();
        await connected.SignInAsync();
        connected.Emulator.Faults.Add("GET", "/api", Fault.Status(404, "Not found", headers: answered));

        var problem = ProblemOf(await connected.Tenant.GetConnectionAsync(new ConnectionId("con_0123456789abcdef"), Token));

        Assert.Equal(expected, problem.RequestId);
    }
}
