using System.Globalization;
using SupportConsole.Auth0;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Tests.Auth0.Support;
using static SupportConsole.Tests.Auth0.Support.ConnectedTenant;

namespace SupportConsole.Tests.Auth0.Wire;

/// <summary>Every way in which a call fails, for each kind of call: its kind, its effect, and how often it was sent.</summary>
public sealed class FailureTests
{
    private const int Once = 1;
    private const int ThreeTries = 3;
    private static readonly string[] Operations = ["read", "replace", "create", "delete"];

    private static readonly Dictionary<string, (Func<Fault> Fault, TenantProblemKind Kind, bool IsRefusal, int Tries)> Ways = new()
    {
        ["400"] = (() => Fault.Status(400, "Payload validation error", "invalid_body"), TenantProblemKind.Invalid, true, Once),
        ["401"] = (() => Fault.Status(401, "Invalid token"), TenantProblemKind.Unauthorized, true, 2),
        ["403"] = (() => Fault.Status(403, "Forbidden"), TenantProblemKind.Forbidden, true, Once),
        ["404"] = (
            () => Fault.Status(404, "The connection does not exist", "inexistent_connection"),
            TenantProblemKind.NotFound,
            true,
            Once),
        ["409"] = (() => Fault.Status(409, "Conflict"), TenantProblemKind.Conflict, true, Once),
        ["413"] = (() => Fault.Status(413, "Payload Too Large"), TenantProblemKind.TooLarge, true, Once),
        ["500"] = (() => Fault.Status(500), TenantProblemKind.Unavailable, false, ThreeTries),
        ["502"] = (() => Fault.Status(502), TenantProblemKind.Unavailable, false, ThreeTries),
        ["503"] = (() => Fault.Status(503), TenantProblemKind.Unavailable, false, ThreeTries),
        ["504"] = (() => Fault.Status(504), TenantProblemKind.Unavailable, false, ThreeTries),
        ["reset before"] = (Fault.DropBeforeWork, TenantProblemKind.NoNetwork, false, ThreeTries),
        ["reset after"] = (Fault.DropAfterWork, TenantProblemKind.NoNetwork, false, ThreeTries),
        ["broken off"] = (Fault.BrokenOffAnswer, TenantProblemKind.NoNetwork, false, ThreeTries),
        ["stall before"] = (Fault.Stall, TenantProblemKind.Timeout, false, ThreeTries),
        ["stall after"] = (Fault.StallAfterWork, TenantProblemKind.Timeout, false, ThreeTries),
        ["truncated"] = (Fault.TruncatedJson, TenantProblemKind.Unreadable, false, ThreeTries),
        ["HTML"] = (() => Fault.Html(200), TenantProblemKind.Unreadable, false, ThreeTries),
        ["HTML 403"] = (() => Fault.Html(403), TenantProblemKind.Unreadable, false, ThreeTries),
        ["HTML 502"] = (() => Fault.Html(502), TenantProblemKind.Unavailable, false, ThreeTries),
        ["wrong JSON"] = (() => Fault.Body(200, "application/json", "[42]"), TenantProblemKind.Unreadable, false, Once),
    };

    public static TheoryData<string, string> Cases => [.. Ways.Keys.SelectMany(way => Operations.Select(operation => (way, operation)))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_lasting_failure_is_reported_with_its_kind_its_effect_and_a_cure(string way, string operation)
    {
        var (fault, kind, isRefusal, tries) = Ways[way];
        kind = (way, operation) == ("wrong JSON", "replace") ? TenantProblemKind.ReadBackDiffers : kind;
        await using var connected = await StartAsync();
        var current = await Prepare(connected);
        connected.Emulator.Faults.Add(MethodOf(operation), "/api", fault(), int.MaxValue);

        var problem = await RunAsync(connected, operation, current);

        if (IsDoneAllTheSame(operation, way))
        {
            Assert.Null(problem);
            return;
        }

        Assert.Equal(kind, problem?.Kind);
        Assert.Equal(isRefusal || operation == "read" ? TenantEffect.None : TenantEffect.Unknown, problem!.Effect);
        Assert.Equal("tenant." + kind, problem.Code);
        Assert.NotEmpty(problem.Cure);
        Assert.Equal(
            TriesOf(operation, way, tries),
            connected.Emulator.Requests.Count(
                request => request.Method == MethodOf(operation) && request.Path.StartsWith("/api", StringComparison.Ordinal)));
    }

    public static TheoryData<string, string> Transient =>
    [
        .. Ways.Keys.Except(["400", "403", "404", "409", "413", "wrong JSON"])
            .SelectMany(way => Operations.Except(["create"]).Select(operation => (way, operation))),
    ];

    [Theory]
    [MemberData(nameof(Transient))]
    public async Task A_transient_failure_is_retried_if_repeating_is_safe(string way, string operation)
    {
        await using var connected = await StartAsync();
        var current = await Prepare(connected);
        connected.Emulator.Faults.Add(MethodOf(operation), "/api", Ways[way].Fault());

        var problem = await RunAsync(connected, operation, current);

        Assert.Null(problem);
    }

    public static TheoryData<string> Doubtful => [.. Ways.Where(way => !way.Value.IsRefusal).Select(way => way.Key)];

    [Theory]
    [MemberData(nameof(Doubtful))]
    public async Task A_create_in_doubt_is_sent_once(string way)
    {
        await using var connected = await StartAsync();
        await connected.SignInAsync();
        connected.Clock.RealTimeout = TimeSpan.FromMilliseconds(300);
        connected.Emulator.Faults.Add("POST", "/api/v2/connections", Ways[way].Fault());

        var problem = ProblemOf(await connected.Tenant.CreateConnectionAsync(Oidc(), Token));

        Assert.Equal(TenantEffect.Unknown, problem.Effect);
        Assert.Equal(["POST /api/v2/connections"], connected.Calls);
        Assert.InRange(connected.Emulator.Dashboard.Count, 0, 1);
    }

    [Theory]
    [InlineData("read")]
    [InlineData("replace")]
    [InlineData("create")]
    [InlineData("delete")]
    public async Task Without_a_network_connection_there_is_no_effect(string operation)
    {
        await using var gone = await StartAsync();
        await using var connected = await StartAsync(configure: options => options.BaseAddress = gone.Emulator.BaseAddress);
        var current = new TenantConnection
        {
            Id = new ConnectionId("con_0123456789abcdef"),
            Name = Oidc().Name,
            Strategy = "oidc",
            Options = Oidc().Options,
        };
        await gone.DisposeAsync();

        var problem = await RunAsync(connected, operation, current);

        Assert.Equal(TenantProblemKind.NoNetwork, problem?.Kind);
        Assert.Equal(TenantEffect.None, problem!.Effect);
    }

    [Fact]
    public async Task A_rejection_after_a_doubtful_try_leaves_the_effect_in_doubt()
    {
        await using var connected = await StartAsync();
        var current = await Prepare(connected);
        connected.Emulator.Faults.Add("PATCH", "/api", Fault.DropAfterWork());
        connected.Emulator.Faults.Add("PATCH", "/api", Fault.Status(400, "No", "invalid_body"));

        var problem = await RunAsync(connected, "replace", current);

        Assert.Equal(TenantProblemKind.Invalid, problem?.Kind);
        Assert.Equal(TenantEffect.Unknown, problem!.Effect);
    }

    [Fact]
    public async Task A_change_that_cannot_be_read_back_was_accepted_but_is_in_doubt()
    {
        await using var connected = await StartAsync();
        var current = await Prepare(connected);
        connected.Emulator.Faults.Add("GET", "/api", Fault.Status(500), int.MaxValue);

        var problem = await RunAsync(connected, "replace", current);

        Assert.Equal(TenantProblemKind.Unavailable, problem?.Kind);
        Assert.Equal(TenantEffect.Unknown, problem!.Effect);
        Assert.StartsWith("Auth0 accepted the change, but", problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejection_keeps_status_code_message_and_request_id()
    {
        await using var connected = await StartAsync();
        await connected.SignInAsync();

        var problem = ProblemOf(await connected.Tenant.GetConnectionAsync(new ConnectionId("con_0123456789abcdef"), Token));

        Assert.Equal(TenantProblemKind.NotFound, problem.Kind);
        Assert.Equal(404, problem.Status);
        Assert.Equal("inexistent_connection", problem.ErrorCode);
        Assert.Equal("The connection does not exist", problem.Auth0Message);
        Assert.Equal(connected.Emulator.Requests[^1].RequestId, problem.RequestId);
    }

    private static async Task<TenantConnection> Prepare(ConnectedTenant connected)
    {
        var created = await connected.CreateAsync();
        var current = await connected.ReadAsync(created.Id);
        connected.Emulator.ForgetRequests();
        connected.Clock.RealTimeout = TimeSpan.FromMilliseconds(300);
        return current;
    }

    private static async Task<TenantProblem?> RunAsync(
        ConnectedTenant connected,
        string operation,
        TenantConnection current) => (TenantProblem?)(operation switch
        {
            "read" => (await connected.Tenant.GetConnectionAsync(current.Id, Token)).Problem,
            "replace" => (await connected.Tenant.ReplaceOptionsAsync(current, NextSecret, current.Metadata, Token)).Problem,
            "create" => (await connected.Tenant.CreateConnectionAsync(Oidc("another"), Token)).Problem,
            "delete" => (await connected.Tenant.DeleteConnectionAsync(current.Id, Token)).Problem,
            _ => throw new ArgumentOutOfRangeException(operation.ToString(CultureInfo.InvariantCulture)),
        });

    private static OptionsEdit NextSecret => new OptionsEdit().Set("client_secret", "next");

    private static string MethodOf(string operation) =>
        operation switch { "read" => "GET", "replace" => "PATCH", "create" => "POST", _ => "DELETE" };

    /// <summary>A connection that is gone is deleted; the second of two deletes has an answer without a body.</summary>
    private static bool IsDoneAllTheSame(string operation, string way) =>
        (operation, way) is ("delete", "404" or "truncated" or "broken off" or "wrong JSON");

    private static int TriesOf(string operation, string way, int tries) => operation == "create" && way != "401" ? Once : tries;
}
