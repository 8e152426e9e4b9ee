using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.JSInterop;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.HandOff;

/// <summary>A connection's sheets for the customer, ready to be printed or copied.</summary>
public sealed partial class HandOffPage(
    IDbContextFactory<ConsoleDbContext> contexts,
    HandOffService handOff,
    IJSRuntime script,
    TimeProvider time)
{
    private CustomerSheet? sheet;
    private SheetKind kind = SheetKind.SetUp;
    private Protocol protocol;
    private bool missing;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "sheet")]
    private string? Asked { get; set; }

    private async Task PrintAsync() => await script.InvokeVoidAsync("print");

    protected override async Task OnParametersSetAsync()
    {
        await using var context = await contexts.CreateDbContextAsync();
        var record = await context.Connections.AsNoTracking().Include(row => row.Cluster).SingleOrDefaultAsync(row => row.Id == Id);
        missing = record is null;
        if (record is null)
        {
            sheet = null;
            return;
        }

        protocol = record.Protocol;
        kind = Enum.TryParse<SheetKind>(Asked, ignoreCase: true, out var asked) && Enum.IsDefined(asked) ? asked
            : record.State is ConnectionState.Tested or ConnectionState.Live ? SheetKind.Live
            : SheetKind.SetUp;
        var values = await handOff.SheetAsync(
            record.Cluster.Customer.Length > 0 ? record.Cluster.Customer : record.Cluster.Name, record.Name, record.Protocol,
            record.IdentityProvider, Auth0.OptionsSnapshot.Read(record.SeenOptions, "entityId"), CancellationToken.None);
        sheet = CustomerSheets.Of(kind, values, await AboutAsync(context, record));
    }

    private async Task<SheetContext> AboutAsync(ConsoleDbContext context, ConnectionRecord record)
    {
        var draft = await context.Drafts.AsNoTracking().Where(row => row.ConnectionId == Id).Select(row => row.Form).SingleOrDefaultAsync();
        var form = draft is null ? null : JsonSerializer.Deserialize<OnboardingForm>(draft);
        var ticket = form?.Ticket is { Length: > 0 } typed ? typed
            : await context.Changes.AsNoTracking().Where(change => change.ConnectionId == Id).OrderByDescending(change => change.PlannedAt)
                .Select(change => change.Ticket).FirstOrDefaultAsync();
        var isDrafted = record.Auth0Id is null;
        return new SheetContext
        {
            Contact = form?.ContactName is { Length: > 0 } contact ? contact : record.Cluster.ContactName,
            Ticket = ticket ?? "",
            Date = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime),
            SignInAt = record.Cluster.Url.Length > 0 ? $"https://{record.Cluster.Url.Replace("https://", "", StringComparison.Ordinal)}" : "",
            Domains = (ConnectionSettings.Domains.Show(record.Settings[ConnectionSettings.Domains]) ?? "")
                .Split([',', ' '], StringSplitOptions.RemoveEmptyEntries),
            ExpiresAt = record.CredentialExpiresAt,
            HasIssuer = record.Settings[ConnectionSettings.Issuer].Length > 0,
            HasClientId = record.Settings[ConnectionSettings.ClientId].Length > 0,
            HasCredential = !isDrafted || form is { Protocol: Protocol.Saml, CertificatePem.Length: > 0 },
            HasSignInUrl = record.Settings[ConnectionSettings.SignInUrl].Length > 0,
        };
    }
}
