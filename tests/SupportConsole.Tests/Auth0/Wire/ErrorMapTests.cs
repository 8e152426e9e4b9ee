using System.Text.Json;
using SupportConsole.Auth0;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Tests.Auth0.Emulator.Support;
using SupportConsole.Tests.Auth0.Support;
using static SupportConsole.Tests.Auth0.Support.ConnectedTenant;

namespace SupportConsole.Tests.Auth0.Wire;

public sealed class ErrorMapTests
{
    [Theory]
    [InlineData("read:connections")]
    public async Task A_missing_scope_of_a_read_is_named(string scope)
    {
        await using var connected = await StartAsync(new EmulatorOptions { Scopes = EmulatorScopes.Without(scope) });

        var problem = ProblemOf(await connected.Tenant.ListConnectionsAsync(new ConnectionListRequest(), Token));

        Assert.Equal(TenantProblemKind.MissingScope, problem.Kind);
        Assert.Equal([scope], problem.MissingScopes);
        Assert.Contains(scope, problem.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_alternative_scopes_are_named()
    {
        await using var connected = await StartAsync(new EmulatorOptions { Scopes = ["read:connections"] });

        var problem = ProblemOf(await connected.Tenant.ListApplicationsAsync(Token));

        Assert.Equal(["read:clients", "read:client_keys", "read:client_summary"], problem.MissingScopes);
    }

    [Fact]
    public async Task The_scope_for_options_is_read_from_its_own_wording()
    {
        await using var connected = await StartAsync();
        var created = await connected.CreateAsync();
        connected.Emulator.Dashboard.Scopes = EmulatorScopes.Without("update:connections_options");
        await connected.SignInAsync();

        var problem = ProblemOf(await connected.Tenant.ReplaceOptionsAsync(
            await connected.ReadAsync(created.Id), new OptionsEdit().Set("client_secret", "x"), created.Metadata, Token));

        Assert.Equal(TenantProblemKind.MissingScope, problem.Kind);
        Assert.Equal(["update:connections_options"], problem.MissingScopes);
        Assert.Equal(TenantEffect.None, problem.Effect);
    }

    [Fact]
    public async Task Options_that_could_not_be_read_are_never_replaced()
    {
        await using var connected = await StartAsync(new EmulatorOptions { Scopes = EmulatorScopes.Without("read:connections_options") });
        var created = await connected.CreateAsync();
        var read = await connected.ReadAsync(created.Id);
        connected.Emulator.ForgetRequests();

        var problem = ProblemOf(await connected.Tenant.ReplaceOptionsAsync(
            read,
            new OptionsEdit().Set("client_secret", "x"),
            created.Metadata,
            Token));

        Assert.Null(read.Options);
        Assert.Equal(["read:connections_options"], problem.MissingScopes);
        Assert.Empty(connected.Emulator.Requests);
    }

    [Theory]
    [InlineData("You reached the limit of entities of this type for this tenant.", null, TenantProblemKind.EntityLimit)]
    [InlineData("You can only create 1 non-Okta enterprise connection(s) for this tenant.", null, TenantProblemKind.EntityLimit)]
    [InlineData("Not in your plan", "insufficient_entitlement", TenantProblemKind.EntityLimit)]
    [InlineData("Please upgrade your subscription to create enterprise connections", "insufficient_scope", TenantProblemKind.EntityLimit)]
    [InlineData(
        "Please upgrade your subscription to create enterprise connections",
        "insufficient_entitlement",
        TenantProblemKind.EntityLimit)]
    [InlineData("Please upgrade your subscription to use create:connections", "insufficient_scope", TenantProblemKind.EntityLimit)]
    [InlineData("This feature is not enabled for this tenant", "insufficient_scope", TenantProblemKind.EntityLimit)]
    [InlineData("Insufficient scope, expected any of: create:connections", "insufficient_scope", TenantProblemKind.MissingScope)]
    [InlineData("Insufficient scope", "insufficient_scope", TenantProblemKind.Forbidden)]
    [InlineData("Nope", null, TenantProblemKind.Forbidden)]
    public async Task The_kinds_of_403_are_told_apart_in_Auth0s_own_words(string message, string? code, TenantProblemKind kind)
    {
        var problem = await CreateAgainst(Fault.Status(403, message, code));

        Assert.Equal(kind, problem.Kind);
        Assert.Equal(kind == TenantProblemKind.MissingScope ? ["create:connections"] : [], problem.MissingScopes);
        Assert.Contains(kind == TenantProblemKind.MissingScope ? "create:connections" : message, problem.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A connection with the same name already exists", "connection_conflict", TenantProblemKind.NameTaken)]
    [InlineData("whatever it says", "connection_conflict", TenantProblemKind.NameTaken)]
    [InlineData("The name/client_id tuple has already been used for another connection", null, TenantProblemKind.NameTaken)]
    [InlineData("A connection with the same name is being deleted, try again later", "connection_conflict", TenantProblemKind.BeingDeleted)]
    [InlineData(
        "There is already another connection with some realms from \"realms\" parameter",
        "connection_conflict",
        TenantProblemKind.Conflict)]
    [InlineData("There is already a domain connection enabled for strategy", null, TenantProblemKind.Conflict)]
    [InlineData("Something new", null, TenantProblemKind.Conflict)]
    public async Task The_kinds_of_409_are_told_apart(string message, string? code, TenantProblemKind kind)
    {
        var problem = await CreateAgainst(Fault.Status(409, message, code));

        Assert.Equal(kind, problem.Kind);
        Assert.Equal(TenantEffect.None, problem.Effect);
    }

    [Fact]
    public async Task The_tenant_tells_a_taken_name_from_one_that_is_being_deleted()
    {
        await using var connected = await StartAsync(new EmulatorOptions { DeletionTakes = TimeSpan.FromHours(1) });
        var created = await connected.CreateAsync();
        var taken = ProblemOf(await connected.Tenant.CreateConnectionAsync(Oidc(), Token));
        await connected.Tenant.DeleteConnectionAsync(created.Id, Token);

        var deleting = ProblemOf(await connected.Tenant.CreateConnectionAsync(Oidc(), Token));

        Assert.Equal(TenantProblemKind.NameTaken, taken.Kind);
        Assert.Equal(TenantProblemKind.BeingDeleted, deleting.Kind);
    }

    [Fact]
    public async Task An_unknown_application_is_told_apart_from_an_unknown_connection()
    {
        await using var connected = await StartAsync();
        var created = await connected.CreateAsync();

        var problem = ProblemOf(await connected.Tenant.SetEnabledApplicationsAsync(
            created.Id,
            new Dictionary<string, bool> { ["nobody"] = true },
            Token));

        Assert.Equal(TenantProblemKind.NotFound, problem.Kind);
        Assert.Contains("application", problem.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://idp.example/\"quoted\"\\secret")]
    [InlineData("s3cret of-acme+ü&x=1")]
    public async Task A_secret_that_Auth0_quotes_is_removed_from_its_message(string secret)
    {
        var options = Bodies.OidcOptions();
        options["client_secret"] = secret;
        options["signing_key"] = new System.Text.Json.Nodes.JsonObject { ["key"] = "PRIVATE-MARKER" };
        await using var connected = await StartAsync();
        connected.Emulator.Faults.Add(
            "POST",
            "/api",
            Fault.Status(
                400,
                $"Bad value {secret} / {Uri.EscapeDataString(secret)} / {JsonEncodedText.Encode(secret)} / PRIVATE-MARKER"));

        var problem = ProblemOf(await connected.Tenant.CreateConnectionAsync(Oidc(options: options), Token));

        Assert.Equal("Bad value ••• / ••• / ••• / •••", problem.Auth0Message);
        Assert.DoesNotContain(secret, problem.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, connected.Log.Text, StringComparison.Ordinal);
    }

    private static async Task<TenantProblem> CreateAgainst(Fault fault)
    {
        await using var connected = await StartAsync();
        await connected.SignInAsync();
        connected.Emulator.Faults.Add("POST", "/api/v2/connections", fault);
        return ProblemOf(await connected.Tenant.CreateConnectionAsync(Oidc(), Token));
    }
}
