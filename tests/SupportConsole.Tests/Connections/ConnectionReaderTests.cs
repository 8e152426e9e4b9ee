using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Inventory;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Federation;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Connections;

public sealed class ConnectionPageServiceTests : ConsolePageTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_application_switched_off_in_Auth0_has_its_name_beside_its_ID_where_names_can_be_read(bool isRefused)
    {
        var record = await Desk.CreatedAsync(Protocol.Oidc);
        Tenant.Dashboard.SetEnabledClients(record.Name.Value);
        if (isRefused)
        {
            Tenant.Faults.Add("GET", "/api/v2/clients", Fault.Status(403, "Insufficient scope", "insufficient_scope"));
        }

        var refreshed = await Services.GetRequiredService<ConnectionReader>().RefreshAsync(record.Id, Token);

        var (id, name) = (Desk.Application, Tenant.Options.Clients[0].Name);
        Assert.Equal(isRefused ? id : $"{name} · {id}", Assert.Single(refreshed.Value.Applications).Label);
    }
}
