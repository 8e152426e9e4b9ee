using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.JSInterop;
using SupportConsole.App.Record;

namespace SupportConsole.App.HandOff;

public sealed partial class HandOffPage(IDbContextFactory<ConsoleDbContext> contexts, HandOffService handOff, IJSRuntime script)
{
    private HandOffSheet? sheet;
    private bool missing;

    [Parameter]
    public Guid Id { get; set; }

    private async Task PrintAsync() => await script.InvokeVoidAsync("print");

    protected override async Task OnParametersSetAsync()
    {
        await using var context = await contexts.CreateDbContextAsync();
        var found = await context.Connections.AsNoTracking().Where(record => record.Id == Id)
            .Select(record => new
            {
                record.Name,
                record.Protocol,
                record.IdentityProvider,
                record.SeenOptions,
                record.Cluster.Customer,
                Cluster = record.Cluster.Name,
            })
            .SingleOrDefaultAsync();
        missing = found is null;
        sheet = found is null
            ? null
            : await handOff.SheetAsync(
                found.Customer.Length > 0 ? found.Customer : found.Cluster, found.Name, found.Protocol, found.IdentityProvider,
                Auth0.OptionsSnapshot.Read(found.SeenOptions, "entityId"), CancellationToken.None);
    }
}
