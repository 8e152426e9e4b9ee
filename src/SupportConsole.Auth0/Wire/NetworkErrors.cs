namespace SupportConsole.Auth0.Wire;

/// <summary>Translates the ways in which there is no answer.</summary>
internal static class NetworkErrors
{
    private const string CheckNetwork = "Check the console's network, its proxy and Auth0:Domain, then try again.";

    /// <returns>Null if there is an answer.</returns>
    /// <param name="reply">What came back.</param>
    /// <param name="doing">Such as “creating the connection acme”.</param>
    /// <param name="mayHaveActed">Whether the call changes anything, so that a lost answer leaves its effect in doubt.</param>
    public static TenantProblem? Of(Reply reply, string doing, bool mayHaveActed) => reply.Breakage switch
    {
        Breakage.None => null,
        Breakage.NoSuchHost => NotSent($"Couldn't find Auth0's host while {doing}."),
        Breakage.NotConnected => NotSent($"Auth0 could not be reached while {doing}: no connection."),
        Breakage.NotConnectedInTime => NotSent($"Auth0 could not be reached in time while {doing}."),
        Breakage.NotTrusted => NotSent(
            $"No trusted (TLS) connection to Auth0 while {doing}.",
            "Check for a proxy that intercepts TLS, and check the machine's root certificates and its clock."),
        Breakage.NoAnswerInTime => Lost(
            TenantProblemKind.Timeout,
            $"Auth0 did not answer in time while {doing}.",
            "Try again in a minute. If Auth0 keeps failing, see https://status.auth0.com.",
            mayHaveActed),
        Breakage.TooLarge => Lost(
            TenantProblemKind.Unreadable,
            $"The answer while {doing} was too large to be Auth0's.",
            "Check for a proxy that answers instead of Auth0.",
            mayHaveActed),
        _ => Lost(TenantProblemKind.NoNetwork, $"The connection to Auth0 broke while {doing}.", CheckNetwork, mayHaveActed),
    };

    private static TenantProblem NotSent(string what, string cure = CheckNetwork) =>
        ErrorMap.Problem(TenantProblemKind.NoNetwork, what, cure, TenantEffect.None);

    private static TenantProblem Lost(TenantProblemKind kind, string what, string cure, bool mayHaveActed) => ErrorMap.Problem(
        kind,
        what,
        ErrorMap.AfterDoubt(mayHaveActed, cure),
        mayHaveActed ? TenantEffect.Unknown : TenantEffect.None);
}
