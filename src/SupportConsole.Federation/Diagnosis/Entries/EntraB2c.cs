using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>Azure AD B2C's errors about the application.</summary>
internal static class EntraB2c
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        ErrorList.EntraB2c,
        new(
            "b2c.redirect", Customer, HandOff,
            "The redirect URI is not registered in Azure AD B2C",
            "The address that Auth0 sends is not registered with the application.",
            "Register the callback from the hand-off under Authentication > Web.",
            Codes("AADB2C90006", "AADB2C90007")),
        new(
            "b2c.secret", Customer, Rotation,
            "Azure AD B2C rejected the client secret",
            "The secret in Auth0 is wrong or has expired.",
            "Create a client secret in the B2C tenant and send us its Value through a secure channel.",
            Codes("AADB2C90081", "AADB2C90079", "AADB2C90017")),
        new(
            "b2c.application", Customer, HandOff,
            "The application is not set up for this flow in Azure AD B2C",
            "The application lacks a scope, a permission or the grant, or was registered in another tenant.",
            "Register the application in the B2C tenant as Web, with openid and offline_access, and send us its client ID.",
            Codes(
                "AADB2C90117", "AADB2C90205", "AADB2C90057", "AADB2C90068", "AADB2C90018", "AADB2C90008", "AADB2C90010", "AADB2C90011",
                "AADB2C90012", "AADB2C90013", "AADB2C90055", "AADB2C90146")));
}
