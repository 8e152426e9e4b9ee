using Microsoft.AspNetCore.Components;
using SupportConsole.App.Changes;
using SupportConsole.App.Intake;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;
using SupportConsole.Federation.Pasting;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Rotation;

/// <summary>
/// The new client secret: typed or pasted, recognised if it was used before, and tested at the identity provider on request.
/// </summary>
public sealed partial class NewSecret(FingerprintKey key, ReadersZone zone, TimeProvider time) : IDisposable
{
    private SecretField? field;
    private FetchedDiscoveryCard? look;
    private OidcSettingsView subject = null!;
    private ClientSecret? offered;
    private PasteReading? reading;
    private Credential? known;
    private Problem? unclear;
    private SecretExpiry? expiry;
    private bool isThere;

    [Parameter, EditorRequired]
    public ConnectionView View { get; set; } = null!;

    /// <summary>What was pasted on the page before.</summary>
    [Parameter]
    public PastedContent? Carried { get; set; }

    /// <summary>Raised for what was pasted.</summary>
    [Parameter]
    public EventCallback<CustomerMessage> OnMessage { get; set; }

    [Parameter]
    public EventCallback OnTyped { get; set; }

    public bool IsThere => isThere;

    /// <summary>Null if nobody told us.</summary>
    public SecretExpiry? Expiry => expiry;

    /// <summary>The secret as it would be sent; the caller's own to dispose. Refused while the IdP's refusal stands.</summary>
    public async Task<Result<ClientSecret>> TakeAsync() => look?.Refusal is { } refused ? refused : await field!.TakeAsync();

    public void Dispose() => offered?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        if (Carried is not null)
        {
            await ReadAsync(Carried);
        }
    }

    protected override void OnParametersSet()
    {
        var record = View.Record;
        subject = new OidcSettingsView(record.Settings)
        {
            Name = record.Name.Value,
            ConnectionId = record.Id,
            ClusterId = record.ClusterId.Value,
        };
    }

    private async Task ReadAsync(PastedContent content)
    {
        offered?.Dispose();
        offered = null;
        reading = null;
        unclear = null;
        if (content.Bytes.Length > 0)
        {
            reading = PasteSources.Read(content, time.GetUtcNow());
            offered = reading.Best(PasteFindingKind.ClientSecret)?.Secret;
            if (reading.Best(PasteFindingKind.SecretExpiry) is { } stated && SecretEnd.Parse(stated.Text).TryGet(out var end, out unclear))
            {
                expiry = new SecretExpiry(new DateTimeOffset(end.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)));
            }

            await OnMessage.InvokeAsync(PastedMessage.Of(reading, content, await zone.GetAsync(), time.GetUtcNow()));
        }
    }

    private void Expire(SecretExpiry? told)
    {
        expiry = told;
        unclear = null;
    }

    private IReadOnlyList<ComparedRow> Compared()
    {
        var current = View.InForce();
        var set = current is null ? "" : $"{TimeWords.Day(current.SetAt)}, by {current.SetBy}";
        return
        [
            new("Client secret", current is null ? "" : $"fingerprint {current.Fingerprint[..16]}", isThere ? "entered" : ""),
            new("Expires", Words(View.Record.CredentialExpiresAt, View.Record.CredentialNeverExpires),
                isThere ? Words(expiry?.At, expiry is { IsNever: true }) : ""),
            new("Set", set, isThere ? "now" : ""),
            new("Client ID", View.Record.Settings[ConnectionSettings.ClientId], Stated(PasteFindingKind.ClientId), IsMono: true),
            new("Issuer", View.Record.Settings[ConnectionSettings.Issuer], Stated(PasteFindingKind.Issuer), IsMono: true),
        ];
    }

    private static string Words(DateTimeOffset? at, bool isNever) => at is { } day ? TimeWords.Day(day) : isNever ? "never" : "not told yet";

    private string Stated(PasteFindingKind kind) => reading?.Best(kind)?.Text ?? "";

    private async Task TypedAsync()
    {
        var taken = await field!.TakeAsync();
        using var secret = taken.IsOk ? taken.Value : null;
        isThere = secret is not null;
        var fingerprint = secret is null ? "" : key.Fingerprint(secret);
        known = View.Credentials.Where(credential => credential.Fingerprint == fingerprint).MaxBy(credential => credential.SetAt);
        await (look?.SecretChangedAsync() ?? Task.CompletedTask);
        await OnTyped.InvokeAsync();
    }

    private IEnumerable<CheckLine> Lines()
    {
        if (isThere)
        {
            yield return known switch
            {
                null => new(CheckState.Good, "Not used on this connection before"),
                { Status: CredentialStatus.Current } => new(
                    CheckState.Warning,
                    "This is the current secret.",
                    "Ask the customer for the new one."),
                _ => new(
                    CheckState.Note,
                    $"Previously used (set by {known.SetBy} on {known.SetAt:d MMM yyyy}, replaced on {known.ReplacedAt:d MMM yyyy})"),
            };
        }

        if (Other(PasteFindingKind.ClientId, View.Record.Settings[ConnectionSettings.ClientId]) is { } client)
        {
            yield return new(
                CheckState.Warning,
                $"What was pasted names the client ID {client}; this connection has {View.Record.Settings[ConnectionSettings.ClientId]}.",
                "A secret belongs to one client ID. Check that it is this one's.");
        }

        if (Other(PasteFindingKind.Issuer, View.Record.Settings[ConnectionSettings.Issuer]) is { } issuer)
        {
            yield return new(
                CheckState.Warning,
                $"What was pasted names the issuer {issuer}; this connection has {View.Record.Settings[ConnectionSettings.Issuer]}.",
                "Check that it is from this customer's identity provider.");
        }
    }

    /// <summary>The pasted value if it differs from the connection's; otherwise null.</summary>
    private string? Other(PasteFindingKind kind, string own)
    {
        var pasted = reading?.Findings.Where(finding => finding.Kind == kind).Select(finding => finding.Text.TrimEnd('/')).ToList();
        return pasted is { Count: > 0 } && own.Length > 0 && !pasted.Contains(own.TrimEnd('/')) ? pasted[0] : null;
    }
}
