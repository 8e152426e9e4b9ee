using SupportConsole.Federation.Pasting;

namespace SupportConsole.Tests.Federation.Pasting;

/// <summary>What stands where a value is to come is no value; brackets around a value are not part of it.</summary>
public sealed class PlaceholderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Client secret: <client-secret>")]
    [InlineData("Client secret: <your client secret>")]
    [InlineData("client_secret: YOUR_CLIENT_SECRET")]
    [InlineData("client_secret: YOUR_CLIENT_SECRET_HERE")]
    [InlineData("Client secret: see 1Password")]
    [InlineData("Client secret: siehe KeePass2")]
    [InlineData("Client secret: in 1Password")]
    [InlineData("Client secret: (in separate mail)")]
    [InlineData("Client secret: ${CLIENT_SECRET}")]
    [InlineData("Client secret: $CLIENT_SECRET")]
    [InlineData("Client secret: %CLIENT_SECRET%")]
    [InlineData("Client secret: {{ vault.secret }}")]
    [InlineData("Client secret: {{.Values.clientSecret}}")]
    [InlineData("client_secret = var.client_secret")]
    [InlineData("clientSecret: process.env.CLIENT_SECRET")]
    [InlineData("client_secret=os.environ['CLIENT_SECRET']")]
    [InlineData("Client secret: [REDACTED]")]
    [InlineData("Client secret: Hidden")]
    [InlineData("Client secret: xxxxxxxxxxxx")]
    [InlineData("Client secret: ************")]
    [InlineData("Client secret: ●●●●●●●●●")]
    [InlineData("Client secret: ••••••")]
    [InlineData("Client secret: n/a")]
    [InlineData("Client Secret: k.A.")]
    [InlineData("client_secret: null")]
    [InlineData("Client secret: folgt")]
    [InlineData("Client secret: copied")]
    [InlineData("The client secret is expired.")]
    [InlineData("The secret is wrong!")]
    [InlineData("Das Client Secret ist abgelaufen.")]
    [InlineData("Das Client Secret ist abgelaufen seit 2026.")]
    [InlineData("Le secret est expiré.")]
    [InlineData("El secreto es confidencial.")]
    public void A_placeholder_is_no_secret(string paste) =>
        Assert.DoesNotContain(PasteReader.Read(paste, Now).Findings, finding => finding.Kind == PasteFindingKind.ClientSecret);

    [Theory]
    [InlineData("Entity ID: <your-entity-id>")]
    [InlineData("entityId: {{ .Values.entityId }}")]
    [InlineData("Client ID: <client-id>")]
    [InlineData("Client ID: xxxxx")]
    [InlineData("Client ID: YOUR_CLIENT_ID")]
    [InlineData("Client ID: Ihre-Client-ID")]
    [InlineData("clientId: settings.CLIENT_ID")]
    public void A_placeholder_is_no_name(string paste) =>
        Assert.DoesNotContain(PasteReader.Read(paste, Now).Findings, finding => finding.Kind is PasteFindingKind.ClientId or PasteFindingKind.EntityId);

    [Theory]
    [InlineData("*Client Secret:* {{q1w2e3r4t5y6}}", "q1w2e3r4t5y6")]
    [InlineData("Client Secret: <q1w2e3r4t5y6>", "q1w2e3r4t5y6")]
    [InlineData("Client Secret: [q1w2e3r4t5y6]", "q1w2e3r4t5y6")]
    [InlineData("Client secret: example-Secret-99", "example-Secret-99")]
    [InlineData("Client secret: $aB9x!kLm2", "$aB9x!kLm2")]
    [InlineData("Client secret: %aB9x!kLm2%", "%aB9x!kLm2%")]
    [InlineData("Client secret: {aB9x!kLm2", "{aB9x!kLm2")]
    [InlineData("Client Secret: 'it's4secret99'", "it's4secret99")]
    public void A_secret_is_taken_without_its_brackets_and_with_its_own_marks(string paste, string secret)
    {
        var reading = PasteReader.Read(paste, Now);

        Assert.Equal(secret, reading.Best(PasteFindingKind.ClientSecret)?.Secret?.Reveal());
        Assert.DoesNotContain(secret, reading.Redacted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*Client ID:* {{0oa77abc}}", "0oa77abc")]
    [InlineData("Client ID: {A0B1C2D3-E4F5-4678-9ABC-DEF012345678}", "A0B1C2D3-E4F5-4678-9ABC-DEF012345678")]
    [InlineData("Client ID: influx-client", "influx-client")]
    [InlineData("Client ID: my-app", "my-app")]
    public void A_client_ID_is_taken_without_its_brackets(string paste, string id) =>
        Assert.Equal(id, PasteReader.Read(paste, Now).Best(PasteFindingKind.ClientId)?.Text);

    [Theory]
    [InlineData("Tenant ID: {7d1c2f4e-90ab-4c3d-8e5f-112233445566}", "7d1c2f4e-90ab-4c3d-8e5f-112233445566")]
    [InlineData("Tenant: login.microsoftonline.com/7d1c2f4e-90ab-4c3d-8e5f-112233445566", "7d1c2f4e-90ab-4c3d-8e5f-112233445566")]
    [InlineData("tenantId=7d1c2f4e-90ab-4c3d-8e5f-112233445566&x=y", "7d1c2f4e-90ab-4c3d-8e5f-112233445566")]
    [InlineData("Azure AD Tenant: https://portal.azure.com/#@acme.example/", null)]
    [InlineData("Tenant: https://acme.sharepoint.com/", null)]
    public void A_tenant_is_taken_by_its_ID_and_no_portal_is_one(string paste, string? tenant) =>
        Assert.Equal(tenant, PasteReader.Read(paste, Now).Best(PasteFindingKind.TenantId)?.Text);
}
