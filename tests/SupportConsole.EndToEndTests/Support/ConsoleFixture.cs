using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Auth0.Emulator;

namespace SupportConsole.EndToEndTests.Support;

/// <summary>The whole console on a real loopback port, with a data directory and an emulated tenant of its own.</summary>
public sealed class ConsoleFixture : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("console-e2e-");

    public ConsoleFixture()
    {
        UseKestrel(0);
        StartServer();
        Address = new Uri(Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The data directory.</summary>
    public string DataDirectory => data.FullName;

    /// <summary>The tenant in the console's process: faults, requests, the dashboard.</summary>
    public EmulatedTenant Tenant => Services.GetRequiredService<EmulatedTenant>();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        data.Delete(recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Console:DataDirectory", data.FullName);
        builder.UseSetting("Emulator:Enabled", "true");
        builder.UseSetting("Emulator:Port", "0");
    }
}
