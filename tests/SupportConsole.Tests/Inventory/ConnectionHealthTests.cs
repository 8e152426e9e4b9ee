using SupportConsole.App.Inventory;
using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.Tests.Inventory;

public sealed class ConnectionHealthTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, HealthFacts, Health, string, string> Table => new()
    {
        { "live", Live(Protocol.Saml), Health.Working, "Live for 38 days.", "" },
        { "oidc with a date", Live(Protocol.Oidc) with { CredentialExpiresAt = In(200) }, Health.Working, "Live for 38 days.", "" },
        { "oidc, expiry not told", Live(Protocol.Oidc), Health.Working, "Live for 38 days.", "Ask when the secret expires" },
        { "oidc that never expires", Live(Protocol.Oidc) with { CredentialNeverExpires = true }, Health.Working, "Live for 38 days.", "" },
        {
            "expired secret", Live(Protocol.Oidc) with { CredentialExpiresAt = In(-3) },
            Health.Failing, "Secret expired 3 days ago. Sign-in fails.", "Ask for a new secret"
        },
        {
            "expired certificate", Live(Protocol.Saml) with { CredentialExpiresAt = In(-40) },
            Health.AtRisk, "Certificate expired 40 days ago. The IdP may switch to another at any time.", "Ask for the new certificate"
        },
        {
            "secret that expires soon", Live(Protocol.Oidc) with { CredentialExpiresAt = In(6) },
            Health.AtRisk, "Secret expires in 6 days.", "Ask for a new secret"
        },
        {
            "certificate that expires soon", Live(Protocol.Saml) with { CredentialExpiresAt = In(30) },
            Health.AtRisk, "Certificate expires in 30 days.", "Ask for the new certificate"
        },
        {
            "front channel with an expired secret",
            Live(Protocol.Oidc) with { CredentialExpiresAt = In(-3), IsFrontChannel = true },
            Health.Working, "Live for 38 days.", ""
        },
        {
            "no application", Live(Protocol.Oidc) with { HasApplications = false, CredentialExpiresAt = In(-3) },
            Health.Off, "Not enabled for any application. Nobody can sign in.", "Enable an application"
        },
        {
            "disabled", Live(Protocol.Saml) with { State = ConnectionState.Disabled },
            Health.Off, "Not enabled for any application. Nobody can sign in.", "Enable an application"
        },
        {
            "deleted in Auth0", Live(Protocol.Saml) with { Difference = FindingKind.Missing },
            Health.Failing, "Deleted in Auth0. Nobody can sign in.", "Review the difference"
        },
        {
            "changed in Auth0", Live(Protocol.Saml) with { Difference = FindingKind.Changed, DifferentFields = "Scopes" },
            Health.AtRisk, "Changed in Auth0: Scopes.", "Review the difference"
        },
        {
            "unknown outcome", Live(Protocol.Oidc) with { OpenChange = ChangeState.Unknown, CredentialExpiresAt = In(-3) },
            Health.Unknown, "We don't know yet whether Auth0 applied the last change.", "Checking Auth0 automatically"
        },
        {
            "someone else's value", Live(Protocol.Saml) with { Attention = "Auth0 has another certificate." },
            Health.AtRisk, "Auth0 has another certificate.", "Review the last change"
        },
        {
            "draft", Live(Protocol.Saml) with { State = ConnectionState.Draft, HasApplications = false },
            Health.SettingUp, "Draft. Nothing is in Auth0 yet.", "Send the hand-off"
        },
        {
            "waiting", Live(Protocol.Saml) with { State = ConnectionState.WaitingOnCustomer, HasApplications = false },
            Health.SettingUp, "Hand-off sent. The customer's values haven't arrived.", "Send the IdP's values"
        },
        {
            "refused draft", Live(Protocol.Saml) with { State = ConnectionState.Draft, Attention = "Auth0 rejected this." },
            Health.SettingUp, "Auth0 rejected this.", "Fix and create"
        },
        {
            "ready to test", Live(Protocol.Saml) with { State = ConnectionState.ReadyToTest, CredentialExpiresAt = In(6) },
            Health.SettingUp, "In Auth0. No test sign-in has passed with its current settings and credential.", "Test sign-in"
        },
        {
            "tested", Live(Protocol.Saml) with { State = ConnectionState.Tested },
            Health.SettingUp, "Test sign-in succeeded.", "Tell the customer they're live"
        },
        {
            "waiting for a test", Live(Protocol.Saml) with { State = ConnectionState.ReadyToTest, HasApplications = false, IsWaitingForTest = true },
            Health.SettingUp, "In Auth0. Its applications wait for a test sign-in that passes: until then, nobody can sign in to them.", "Test sign-in"
        },
        {
            "tested and waiting", Live(Protocol.Saml) with { State = ConnectionState.Tested, HasApplications = false, IsWaitingForTest = true },
            Health.SettingUp, "Test sign-in succeeded. Its applications aren't enabled yet.", "Enable its applications"
        },
        {
            "ready to test with an expired secret",
            Live(Protocol.Oidc) with { State = ConnectionState.ReadyToTest, CredentialExpiresAt = In(-1) },
            Health.Failing, "Secret expired yesterday. Sign-in fails.", "Ask for a new secret"
        },
        { "retired", Live(Protocol.Oidc) with { State = ConnectionState.Retired }, Health.Off, "Deleted from Auth0.", "" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Health_comes_with_its_reason_and_the_next_step(string when, HealthFacts facts, Health health, string reason, string next)
    {
        var found = ConnectionHealth.Of(facts, Now);

        Assert.True(found.Value == health, $"{when}: {found.Value}");
        Assert.Equal(reason, found.Reason);
        Assert.Equal(next, found.Next.Words);
    }

    [Fact]
    public void A_next_step_waits_since_its_cause_began()
    {
        var expired = ConnectionHealth.Of(Live(Protocol.Oidc) with { CredentialExpiresAt = In(-3) }, Now);
        var soon = ConnectionHealth.Of(Live(Protocol.Saml) with { CredentialExpiresAt = In(28) }, Now);
        var changed = ConnectionHealth.Of(
            Live(Protocol.Saml) with { Difference = FindingKind.Changed, DifferentSince = In(-5) },
            Now);

        Assert.Equal([In(-3), In(-2), In(-5)], new[] { expired.Since, soon.Since, changed.Since });
    }

    [Fact]
    public void A_next_step_leads_to_where_it_is_done()
    {
        var rotate = ConnectionHealth.Of(Live(Protocol.Oidc) with { CredentialExpiresAt = In(-3) }, Now);
        var finding = Guid.NewGuid();
        var review = ConnectionHealth.Of(
            Live(Protocol.Saml) with { Difference = FindingKind.Changed, DifferenceId = finding },
            Now);

        Assert.Equal($"/connections/{rotate.ConnectionId}/rotate", rotate.Href);
        Assert.Equal($"/sync/{finding}", review.Href);
    }

    private static DateTimeOffset In(int days) => Now.AddDays(days);

    private static HealthFacts Live(Protocol protocol) => new()
    {
        ConnectionId = Guid.NewGuid(),
        State = ConnectionState.Live,
        StateSince = In(-38),
        Protocol = protocol,
        HasApplications = true,
    };
}
