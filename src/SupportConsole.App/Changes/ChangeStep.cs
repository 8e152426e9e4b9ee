namespace SupportConsole.App.Changes;

/// <summary>The steps of a change, in order. A crash between any two of them is settled at the next start.</summary>
public enum ChangeStep
{
    /// <summary>The intent and its audit entry are committed; the tenant was not called.</summary>
    IntentCommitted = 1,

    /// <summary>The tenant answered the call that makes the change.</summary>
    TenantCalled,

    /// <summary>The ID that Auth0 gave a new connection is committed.</summary>
    IdRemembered,

    /// <summary>The connection is enabled (or disabled) for its applications.</summary>
    ApplicationsSet,

    /// <summary>The connection was read back and compared.</summary>
    ReadBack,

    /// <summary>Outcome, record and audit entry are committed in one transaction.</summary>
    Committed,
}
