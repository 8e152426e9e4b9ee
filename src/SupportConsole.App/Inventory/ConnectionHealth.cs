using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Inventory;

/// <summary>
/// A connection's health, why, and what to do next. The only place that decides it; <see cref="HealthQuery"/> is the same decision in SQL,
/// and a test holds the two together.
/// </summary>
/// <param name="Reason">One sentence or two, such as "Secret expired 3 days ago. Sign-in fails."</param>
/// <param name="Since">Since when the next step waits, UTC.</param>
public sealed record ConnectionHealth(Health Value, string Reason, NextStep Next, DateTimeOffset Since, Guid ConnectionId)
{
    /// <summary>A credential that expires within this time puts its connection at risk.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    /// <summary>Where the next step is done.</summary>
    public string Href => Next.IsElsewhere ? Next.Place : $"/connections/{ConnectionId}{Next.Place}";

    public static ConnectionHealth Of(HealthFacts facts, DateTimeOffset now) =>
        Ended(facts) ?? Begun(facts) ?? Broken(facts, now) ?? Doubtful(facts, now) ?? Untested(facts) ?? Silent(facts) ?? Due(facts, now)
            ?? Make(facts, Health.Working, $"Live {TimeWords.For(facts.StateSince, now)}.", Resting(facts), facts.PublishedSince);

    private static ConnectionHealth? Ended(HealthFacts facts) => facts switch
    {
        { State: ConnectionState.Retired } => Make(facts, Health.Off, "Deleted from Auth0.", NextStep.None, facts.StateSince),
        { OpenChange: ChangeState.Unknown } => Make(
            facts,
            Health.Unknown,
            "We don't know yet whether Auth0 applied the last change.",
            new NextStep(StepOwner.Nobody, "Checking Auth0 automatically"),
            facts.OpenSince),
        _ => null,
    };

    private static ConnectionHealth? Begun(HealthFacts facts) => facts switch
    {
        { State: ConnectionState.Draft or ConnectionState.WaitingOnCustomer, Attention.Length: > 0 } =>
            Make(facts, Health.SettingUp, facts.Attention, Onboarding(facts, StepOwner.Support, "Fix and create"), null),
        { State: ConnectionState.Draft } => Make(
            facts,
            Health.SettingUp,
            "Draft. Nothing is in Auth0 yet.",
            Onboarding(facts, StepOwner.Support, "Send the hand-off"),
            null),
        { State: ConnectionState.WaitingOnCustomer } => Make(
            facts,
            Health.SettingUp,
            "Hand-off sent. The customer's values haven't arrived.",
            Onboarding(facts, StepOwner.Customer, "Send the IdP's values"),
            null),
        _ => null,
    };

    private static ConnectionHealth? Broken(HealthFacts facts, DateTimeOffset now) => facts switch
    {
        { Difference: FindingKind.Missing } => Make(
            facts, Health.Failing, "Deleted in Auth0. Nobody can sign in.", Reviewing(facts), facts.DifferentSince),
        { State: ConnectionState.Disabled } or { HasApplications: false, IsWaitingForTest: false } => Make(
            facts,
            Health.Off,
            "Not enabled for any application. Nobody can sign in.",
            new NextStep(StepOwner.Support, "Enable an application", "#applications"),
            null),
        { UsesSecret: true, ExpiresAt: { } at } when at <= now => Make(
            facts,
            Health.Failing,
            $"Secret expired {TimeWords.Until(at, now)}. Sign-in fails.",
            Asking(facts),
            at),
        _ => null,
    };

    private static ConnectionHealth? Doubtful(HealthFacts facts, DateTimeOffset now) => facts switch
    {
        { IsCertificateGone: true } => Make(
            facts,
            Health.AtRisk,
            "The IdP no longer publishes the certificate in Auth0. Sign-in may fail.",
            Asking(facts),
            facts.PublishedSince),
        { Difference: FindingKind.Changed } => Make(
            facts,
            Health.AtRisk,
            facts.DifferentFields.Length > 0 ? $"Changed in Auth0: {facts.DifferentFields}." : "Changed in Auth0.",
            Reviewing(facts),
            facts.DifferentSince),
        { Attention.Length: > 0 } => Make(
            facts,
            Health.AtRisk,
            facts.Attention,
            new NextStep(StepOwner.Support, "Review the last change", "?tab=activity"),
            null),
        { ExpiresAt: { } at } when at <= now => Make(
            facts,
            Health.AtRisk,
            $"Certificate expired {TimeWords.Until(at, now)}. The IdP may switch to another at any time.",
            Asking(facts),
            at),
        _ => null,
    };

    private static ConnectionHealth? Untested(HealthFacts facts) => facts switch
    {
        { State: ConnectionState.ReadyToTest, IsWaitingForTest: true } => Make(
            facts,
            Health.SettingUp,
            "In Auth0. Its applications wait for a test sign-in that passes: until then, nobody can sign in to them.",
            new NextStep(StepOwner.Support, "Test sign-in"),
            null),
        { State: ConnectionState.Tested, IsWaitingForTest: true } => Make(
            facts,
            Health.SettingUp,
            "Test sign-in succeeded. Its applications aren't enabled yet.",
            new NextStep(StepOwner.Support, "Enable its applications", "#applications"),
            null),
        { State: ConnectionState.ReadyToTest } => Make(
            facts,
            Health.SettingUp,
            "In Auth0. No test sign-in has passed with its current settings and credential.",
            new NextStep(StepOwner.Customer, "Test sign-in"),
            null),
        { State: ConnectionState.Tested } => Make(
            facts,
            Health.SettingUp,
            "Test sign-in succeeded.",
            new NextStep(StepOwner.Support, "Tell the customer they're live"),
            null),
        _ => null,
    };

    private static ConnectionHealth? Silent(HealthFacts facts) => facts.SilentSince is { } since
        ? Make(
            facts,
            Health.AtRisk,
            SilenceWords.Of(facts.PerDay, TimeWords.Day(since)),
            new NextStep(StepOwner.Support, "Run a test sign-in", "#sign-ins"),
            since)
        : null;

    private static ConnectionHealth? Due(HealthFacts facts, DateTimeOffset now) => facts.ExpiresAt is { } at && at <= now + Soon
        ? Make(
            facts,
            Health.AtRisk,
            $"{(facts.Protocol == Protocol.Oidc ? "Secret" : "Certificate")} expires {TimeWords.Until(at, now)}.",
            Asking(facts),
            at - Soon)
        : null;

    /// <summary>Support asks for it; the customer makes it.</summary>
    private static NextStep Asking(HealthFacts facts) => facts switch
    {
        { HasNewCertificate: true } => Rotating(facts),
        { Protocol: Protocol.Oidc } => new NextStep(StepOwner.Support, "Ask for a new secret", "/rotate"),
        _ => new NextStep(StepOwner.Support, "Ask for the new certificate", "/rotate"),
    };

    /// <summary>A working connection needs nothing, unless its IdP published a change or nobody told us when its secret expires.</summary>
    private static NextStep Resting(HealthFacts facts) => facts switch
    {
        { HasNewCertificate: true } => Rotating(facts),
        { PublishedId: not null } => new NextStep(StepOwner.Support, "Review the IdP's change", "#published"),
        { UsesSecret: true, CredentialExpiresAt: null, CredentialNeverExpires: false } =>
            new NextStep(StepOwner.Support, "Ask when the secret expires", "#credential"),
        _ => NextStep.None,
    };

    private static NextStep Rotating(HealthFacts facts) =>
        new(StepOwner.Support, "Rotate to the new certificate", $"/rotate?found={facts.PublishedId}");

    private static NextStep Reviewing(HealthFacts facts) =>
        new(StepOwner.Support, "Review the difference", facts.DifferenceId is { } id ? $"/sync/{id}" : "/sync") { IsElsewhere = true };

    private static NextStep Onboarding(HealthFacts facts, StepOwner owner, string words) =>
        new(owner, words, $"/onboard/{facts.ConnectionId}") { IsElsewhere = true };

    private static ConnectionHealth Make(HealthFacts facts, Health value, string reason, NextStep next, DateTimeOffset? since) =>
        new(value, reason, next, since ?? facts.StateSince, facts.ConnectionId);
}
