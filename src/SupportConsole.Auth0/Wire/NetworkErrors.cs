namespace SupportConsole.Auth0.Wire;

/// <summary>What to say where there is no answer.</summary>
internal static class NetworkErrors
{
    private const string CheckNetwork = "Check the console's network, its proxy and Auth0:Domain; try again.";

    /// <summary>The problem; null where there is an answer.</summary>
    /// <param name="reply">What came back.</param>
    /// <param name="doing">Such as “creating the connection acme”.</param>
    /// <param name="mayHaveActed">Whether the call changes anything, so that a lost answer leaves its effect in doubt.</param>
    public static TenantProblem? Of(Reply reply, string doing, bool mayHaveActed)
    {
        var lost = mayHaveActed ? TenantEffect.Unknown : TenantEffect.None;
        return reply.Breakage switch
        {
            Breakage.None => null,
            Breakage.NoSuchHost => ErrorMap.Problem(TenantProblemKind.NoNetwork, $"Auth0's host name was not found while {doing}.", CheckNetwork, TenantEffect.None),
            Breakage.NotConnected => ErrorMap.Problem(TenantProblemKind.NoNetwork, $"Auth0 could not be reached while {doing}: no connection.", CheckNetwork, TenantEffect.None),
            Breakage.NotConnectedInTime => ErrorMap.Problem(TenantProblemKind.NoNetwork, $"Auth0 could not be reached in time while {doing}.", CheckNetwork, TenantEffect.None),
            Breakage.NotTrusted => ErrorMap.Problem(
                TenantProblemKind.NoNetwork, $"No trusted (TLS) connection to Auth0 while {doing}.", "Check for a proxy that opens TLS, the machine's root certificates and its clock.", TenantEffect.None),
            Breakage.NoAnswerInTime => ErrorMap.Problem(
                TenantProblemKind.Timeout, $"Auth0 did not answer in time while {doing}.", ErrorMap.AfterDoubt(mayHaveActed, "Try again in a minute; see https://status.auth0.com if it stays so."), lost),
            Breakage.TooLarge => ErrorMap.Problem(
                TenantProblemKind.Unreadable, $"The answer was too large to be Auth0's while {doing}.", ErrorMap.AfterDoubt(mayHaveActed, "Check for a proxy that answers in Auth0's place."), lost),
            _ => ErrorMap.Problem(
                TenantProblemKind.NoNetwork, $"The connection to Auth0 broke off while {doing}.", ErrorMap.AfterDoubt(mayHaveActed, CheckNetwork), lost),
        };
    }
}
