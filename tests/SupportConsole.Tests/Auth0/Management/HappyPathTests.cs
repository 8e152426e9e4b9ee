#pragma warning disable RS0030 // The certificate is read as an identity provider reads it.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using SupportConsole.Auth0;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Federation.Names;
using SupportConsole.Tests.Auth0.Emulator.Support;
using SupportConsole.Tests.Auth0.Support;
using static SupportConsole.Tests.Auth0.Support.ConnectedTenant;

namespace SupportConsole.Tests.Auth0.Management;

public sealed class HappyPathTests
{
    [Fact]
    public async Task A_connection_is_created_found_read_changed_enabled_and_deleted()
    {
        await using var connected = await StartAsync();
        var created = await connected.CreateAsync();

        var found = (await connected.Tenant.FindConnectionAsync(created.Name, Token)).Value.Connection;
        var read = await connected.ReadAsync(created.Id);
        var replaced = (await connected.Tenant.ReplaceOptionsAsync(
            read,
            new OptionsEdit().Set("client_secret", "another-secret"),
            new Dictionary<string, string> { ["sc_change"] = "c-2" },
            Token)).Value;
        var client = EmulatedClient.Defaults[0].ClientId;
        var enabled = await connected.Tenant.SetEnabledApplicationsAsync(
            created.Id,
            new Dictionary<string, bool> { [client] = true },
            Token);
        var applications = (await connected.Tenant.ListEnabledApplicationsAsync(created.Id, Token)).Value;
        var deletion = (await connected.Tenant.DeleteConnectionAsync(created.Id, Token)).Value;

        Assert.Equal(created.Id, found?.Id);
        Assert.Null(found?.Options);
        Assert.Equal("Acme", replaced.DisplayName);
        Assert.Equal("another-secret", replaced.Options!.Text("client_secret"));
        Assert.Equal("c-2", replaced.Metadata["sc_change"]);
        Assert.True(enabled.IsOk);
        Assert.Equal([client], applications);
        Assert.False(deletion.IsGone);
        Assert.Null((await connected.Tenant.FindConnectionAsync(created.Name, Token)).Value.Connection);
    }

    [Fact]
    public async Task A_saml_certificate_is_replaced_and_verified_by_its_thumbprint()
    {
        await using var connected = await StartAsync();
        using var old = Bodies.Certificate();
        using var next = Bodies.Certificate("CN=next");
        var created = await connected.CreateAsync(new NewConnection(
            ConnectionName.Parse("acme-saml").Value,
            "samlp",
            null,
            new ConnectionOptions(Bodies.SamlOptions(old)),
            new Dictionary<string, string>()));

        var replaced = (await connected.Tenant.ReplaceOptionsAsync(
            await connected.ReadAsync(created.Id),
            new OptionsEdit().Set("signingCert", Bodies.SigningCert(next)),
            new Dictionary<string, string>(),
            Token)).Value;

        Assert.Equal(Bodies.Sha1(next), (string?)replaced.Options!["thumbprints"]![0]);
        Assert.Equal("v2026-1", (string?)replaced.Options["assertion_decryption_settings"]!["algorithm_profile"]);
    }

    [Fact]
    public async Task Connections_are_listed_page_by_page_without_their_options()
    {
        await using var connected = await StartAsync();
        connected.Emulator.Dashboard.Seed(Enumerable.Range(1, 250).Select(n => Bodies.Oidc($"acme-{n}")));
        var names = new List<string>();
        string? from = null;

        do
        {
            var page = (await connected.Tenant.ListConnectionsAsync(new ConnectionListRequest(from, 100), Token)).Value;
            names.AddRange(page.Connections.Select(connection => connection.Name.Value));
            Assert.All(page.Connections, connection => Assert.Null(connection.Options));
            from = page.Next;
        }
        while (from is not null);

        Assert.Equal(250, names.Distinct().Count());
        var lists = connected.Emulator.Requests.Where(request => request.Path == "/api/v2/connections").ToList();
        Assert.Equal(3, lists.Count);
        Assert.DoesNotContain("from=", lists[0].Query, StringComparison.Ordinal);
        Assert.All(lists, list => Assert.DoesNotContain("options", list.Query, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Options_are_listed_on_request_and_only_for_the_requested_strategies()
    {
        await using var connected = await StartAsync();
        using var certificate = Bodies.Certificate();
        connected.Emulator.Dashboard.Create(Bodies.Oidc());
        connected.Emulator.Dashboard.Create(Bodies.Saml(certificate));

        var page = (await connected.Tenant.ListConnectionsAsync(
            new ConnectionListRequest(WithOptions: true, Strategies: ["samlp"]),
            Token)).Value;

        var only = Assert.Single(page.Connections);
        Assert.Equal("samlp", only.Strategy);
        Assert.Equal(Bodies.SigningCert(certificate), only.Options?.Text("signingCert"));
    }

    [Fact]
    public async Task Applications_are_listed_without_the_global_one_and_custom_domains_with_their_status()
    {
        await using var connected = await StartAsync(
            new EmulatorOptions { CustomDomains = [new("auth.acme.test"), new("new.acme.test", "pending_verification", false)] });

        var applications = (await connected.Tenant.ListApplicationsAsync(Token)).Value;
        var domains = (await connected.Tenant.ListCustomDomainsAsync(Token)).Value;

        Assert.Equal(
            EmulatedClient.Defaults.Select(client => new TenantApplication(client.ClientId, client.Name, client.AppType)),
            applications);
        Assert.Equal([new CustomDomain("auth.acme.test", true, true), new CustomDomain("new.acme.test", false, false)], domains);
    }

    [Fact]
    public async Task Labels_change_without_options_being_sent()
    {
        await using var connected = await StartAsync();
        var created = await connected.CreateAsync();

        var labelled = await connected.Tenant.UpdateLabelsAsync(
            created.Called("Acme Corp"),
            new Dictionary<string, string> { ["ticket"] = "T-1" },
            Token);

        Assert.Equal("Acme Corp", labelled.Value.DisplayName);
        Assert.Equal(["ticket"], labelled.Value.Metadata.Keys);
        Assert.DoesNotContain(
            "options",
            connected.Emulator.Requests.Single(request => request.Method == "PATCH").Body,
            StringComparison.Ordinal);
        Assert.Equal("s3cret-of-acme", (string?)connected.Emulator.Dashboard.Options(created.Id.Value)["client_secret"]);
    }

    [Fact]
    public async Task A_label_that_somebody_changes_at_the_same_moment_is_named()
    {
        await using var connected = await StartAsync();
        var created = await connected.CreateAsync();
        connected.Emulator.OnRequest = (request, _) =>
        {
            if (request.Method == "GET")
            {
                connected.Emulator.Dashboard.Edit(created.Id.Value, new JsonObject { ["display_name"] = "Other" });
            }

            return Task.CompletedTask;
        };

        var problem = ProblemOf(await connected.Tenant.UpdateLabelsAsync(created.Called("Acme Corp"), created.Metadata, Token));

        Assert.Equal(TenantProblemKind.ReadBackDiffers, problem.Kind);
        Assert.Contains("display_name", problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tenants_name_is_read()
    {
        await using var connected = await StartAsync(new EmulatorOptions { Domain = "acme-corp.eu.auth0.com" });

        var name = await connected.Tenant.ReadTenantNameAsync(Token);

        Assert.Equal("acme-corp", name.Value);
    }

    [Fact]
    public async Task The_certificate_that_the_tenant_signs_with_is_read()
    {
        await using var connected = await StartAsync();
#pragma warning disable RS0030 // The test asks the tenant as any client would.
        using var http = new HttpClient();
#pragma warning restore RS0030
        var pem = await http.GetStringAsync(new Uri(connected.Emulator.BaseAddress, "pem?cert=connection"), Token);
        using var published = X509Certificate2.CreateFromPem(pem);

        var certificate = await connected.Tenant.ReadSigningCertificateAsync(Token);

        Assert.Equal(published.NotAfter.ToUniversalTime(), certificate.Value.ExpiresAt.UtcDateTime);
        Assert.Equal(published.GetCertHashString(HashAlgorithmName.SHA256), certificate.Value.Sha256, ignoreCase: true);
        Assert.Equal(ServiceProviderCertificateUse.RequestSigning, certificate.Value.Use);
    }

    [Fact]
    public async Task Deleting_a_connection_that_is_gone_succeeds()
    {
        await using var connected = await StartAsync();
        var created = await connected.CreateAsync();
        connected.Emulator.Dashboard.Delete(created.Id.Value);

        var deletion = await connected.Tenant.DeleteConnectionAsync(created.Id, Token);

        Assert.True(deletion.Value.IsGone);
    }

    [Fact]
    public async Task More_applications_than_one_call_takes_are_sent_in_several()
    {
        var clients = Enumerable.Range(1, 120).Select(n => new EmulatedClient($"App{n:D29}", $"App {n}", "spa")).ToList();
        await using var connected = await StartAsync(new EmulatorOptions { Clients = clients });
        var created = await connected.CreateAsync();

        var enabled = await connected.Tenant.SetEnabledApplicationsAsync(
            created.Id,
            clients.ToDictionary(client => client.ClientId, _ => true),
            Token);

        Assert.True(enabled.IsOk);
        Assert.Equal(120, (await connected.Tenant.ListEnabledApplicationsAsync(created.Id, Token)).Value.Count);
        Assert.Equal(3, connected.Calls.Count(call => call.StartsWith("PATCH", StringComparison.Ordinal)));
    }
}
