namespace SupportConsole.App.Changes;

/// <summary>The steps of a change, in order. A crash between any two of them is settled at the next start.</summary>
public enum ChangeStep
{
    /// <summary>The intent and its audit entry are committed; the tenant was not called.</summary>
    IntentCommitted = 1,

    TenantCalled,

    /// <summary>The ID that Auth0 gave a new connection is committed.</summary>
    IdRemembered,

    ApplicationsSet,

    ReadBack,

    /// <summary>Outcome, record and audit entry are committed in one transaction.</summary>
    Committed,
}
