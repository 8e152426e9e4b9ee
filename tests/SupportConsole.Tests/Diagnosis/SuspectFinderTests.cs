using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Diagnosis;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Federation.Diagnosis;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Names;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Diagnosis;

/// <summary>What a paste names is looked up, whether or not its error is known.</summary>
public sealed class SuspectFinderTests : IAsyncLifetime
{
    private const string Directory = "8b0c6b1e-1d2f-4b07-8f37-0f6de9a41200";
    private readonly CommandCounter counter = new();
    private RecordFile record = null!;
    private ConnectionRecord granite = null!;
    private Cluster cluster = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        record = await RecordFile.CreateAsync(configure: services =>
        {
            services.AddSingleton<ILoggerProvider>(counter);
            services.AddDiagnosis();
        });
        cluster = await AddClusterAsync("Granite Mining");
        granite = await AddAsync(cluster, "granite-prod");
        await AddAsync(await AddClusterAsync("Umbra Optics"), "umbra-prod");
    }

    public ValueTask DisposeAsync() => record.DisposeAsync();

    [Theory]
    [InlineData("The odd error is 42. Log: con_aB3dE6gH9jK2mN5p", SuspectKind.Auth0Id)]
    [InlineData("Nobody of granite-prod gets in", SuspectKind.Name)]
    [InlineData("app 5d0c1f4e-7a41-4c55-9b7e-2f1f0a9d6c31 is odd", SuspectKind.ClientId)]
    [InlineData("AADSTS7000215: Invalid client secret provided for a secret added to app 5d0c1f4e-7a41-4c55-9b7e-2f1f0a9d6c31.", SuspectKind.ClientId)]
    [InlineData("AADSTS50105: the application InfluxDB ('5d0c1f4e-7a41-4c55-9b7e-2f1f0a9d6c31') blocks users", SuspectKind.ClientId)]
    [InlineData("odd error [5d0c1f4e-7a41-4c55-9b7e-2f1f0a9d6c31]", SuspectKind.ClientId)]
    [InlineData("odd error {5D0C1F4E-7A41-4C55-9B7E-2F1F0A9D6C31}", SuspectKind.ClientId)]
    [InlineData("odd error (appid=\"5d0c1f4e-7a41-4c55-9b7e-2f1f0a9d6c31\")", SuspectKind.ClientId)]
    [InlineData("users of [granite.example] are locked out", SuspectKind.Domain)]
    [InlineData("users of 'granite.example' are locked out", SuspectKind.Domain)]
    [InlineData("We are Granite Mining.", SuspectKind.Customer)]
    [InlineData("We are \"Granite Mining\" and it fails", SuspectKind.Customer)]
    [InlineData("https://login.microsoftonline.com/8b0c6b1e-1d2f-4b07-8f37-0f6de9a41200/oauth2/v2.0/authorize shows a blank page", SuspectKind.Tenant)]
    [InlineData("the page at https://sso.granite.example/adfs/ls/ is blank", SuspectKind.Domain)]
    [InlineData("lena@eu.granite.example can't get in", SuspectKind.Domain)]
    [InlineData("Granite Mining can't sign in", SuspectKind.Customer)]
    [InlineData("hello from granite mining, sign-in is dead", SuspectKind.Customer)]
    [InlineData("https://idp.granite-entity.example/saml says no", SuspectKind.EntityId)]
    [InlineData("token endpoint https://tokens.elsewhere.example/oauth answers 500", SuspectKind.Host)]
    public async Task A_connection_is_found_by_what_the_text_names(string text, SuspectKind kind)
    {
        var found = Assert.Single((await FindAsync(text)).Connections);

        Assert.Equal((granite.Id, kind), (found.Connection.Id, found.Reasons[0].Kind));
    }

    [Fact]
    public async Task A_connection_is_found_by_its_cluster_and_its_account()
    {
        Assert.Equal(SuspectKind.ClusterId, Assert.Single((await FindAsync($"cluster {cluster.Id} refuses")).Connections).Reasons[0].Kind);
        Assert.Equal(SuspectKind.AccountId, Assert.Single((await FindAsync($"account {cluster.AccountId} refuses")).Connections).Reasons[0].Kind);
        Assert.Equal(SuspectKind.ClusterUrl, Assert.Single((await FindAsync($"https://{cluster.Url}/login is blank")).Connections).Reasons[0].Kind);
    }

    [Fact]
    public async Task A_cluster_without_a_connection_is_named()
    {
        var bare = await AddClusterAsync("Cobalt Freight");

        var found = await FindAsync("Cobalt Freight can't sign in");

        Assert.Empty(found.Connections);
        Assert.Equal((bare.Id, "the customer's name"), (Assert.Single(found.Clusters).Id, found.Clusters[0].Why));
    }

    [Theory]
    [InlineData("https://login.microsoftonline.com/common/oauth2/v2.0/authorize")]
    [InlineData("0oa is odd")]
    [InlineData("ranite.example")]
    [InlineData("Granite")]
    [InlineData("")]
    public async Task What_many_share_or_a_part_of_a_value_finds_nothing(string text) => Assert.Empty((await FindAsync(text)).Connections);

    [Fact]
    public async Task A_sure_clue_leaves_the_others_of_that_customer_out()
    {
        await AddAsync(cluster, "granite-test", "con_zB3dE6gH9jK2mN5p");

        var found = await FindAsync("error=access_denied&connection=granite-test for lena@granite.example of Granite Mining");

        Assert.Equal("granite-test", Assert.Single(found.Connections).Connection.Name);
    }

    [Fact]
    public async Task Four_megabytes_of_clues_are_a_dozen_questions()
    {
        var text = string.Join('\n', Enumerable.Range(0, 40_000).Select(number =>
            $"{new Guid(number, 1, 1, new byte[8])} host{number}.granite.example user@mail{number}.example id-{number} https://a{number}.example/x"));
        counter.Commands = 0;

        var found = await FindAsync(text + "\nconnection=granite-prod");

        Assert.Equal(granite.Id, Assert.Single(found.Connections).Connection.Id);
        Assert.InRange(counter.Commands, 1, 12);
    }

    private async Task<Suspects> FindAsync(string text)
    {
        var error = SignInErrorReader.Read(text);
        return await record.Services.GetRequiredService<SuspectFinder>().FindAsync(error, ErrorClueReader.Read(text, error), Token);
    }

    private async Task<Cluster> AddClusterAsync(string customer)
    {
        var added = await record.AddClusterAsync(customer);
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        var row = await context.Clusters.SingleAsync(each => each.Id == added.Id, Token);
        row.Url = $"{row.Id}.a.influxdb.io";
        await context.SaveChangesAsync(Token);
        return row;
    }

    private async Task<ConnectionRecord> AddAsync(Cluster of, string name, string auth0Id = "con_aB3dE6gH9jK2mN5p")
    {
        var isGranite = of.Customer == "Granite Mining";
        var added = new ConnectionRecord
        {
            Id = Guid.NewGuid(),
            ClusterId = of.Id,
            Name = ConnectionName.Parse(name).Value,
            Protocol = Protocol.Oidc,
            IdentityProvider = IdentityProvider.EntraId,
            State = ConnectionState.Live,
            StateSince = DateTimeOffset.UnixEpoch,
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
            Auth0Id = new ConnectionId(isGranite ? auth0Id : "con_other0other0othe"),
        };
        added.Settings[ConnectionSettings.Domains] = isGranite ? "granite.example" : "umbra.example";
        if (isGranite)
        {
            added.Settings[ConnectionSettings.ClientId] = name == "granite-prod" ? "5d0c1f4e-7a41-4c55-9b7e-2f1f0a9d6c31" : "0oaOther";
            added.Settings[ConnectionSettings.Issuer] = $"https://login.microsoftonline.com/{Directory}/v2.0";
            added.Settings[ConnectionSettings.IdpEntityId] = "https://idp.granite-entity.example/saml";
            added.Settings[ConnectionSettings.TokenEndpoint] = "https://tokens.elsewhere.example/oauth";
        }

        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        context.Connections.Add(added);
        await context.SaveChangesAsync(Token);
        return added;
    }

    private sealed class CommandCounter : ILoggerProvider, ILogger
    {
        public int Commands { get; set; }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Commands += eventId.Id == RelationalEventId.CommandExecuted.Id ? 1 : 0;

        public void Dispose()
        {
        }
    }
}
