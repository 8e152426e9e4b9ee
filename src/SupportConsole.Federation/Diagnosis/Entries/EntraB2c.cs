using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>Azure AD B2C's errors.</summary>
internal static class EntraB2c
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        "Microsoft Learn: Azure Active Directory B2C error codes",
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
            Codes("AADB2C90081", "AADB2C90079")),
        new(
            "b2c.cancelled", User, Settings,
            "The person cancelled the sign-in",
            "The person chose Cancel, or Forgot password, on the page of Azure AD B2C.",
            "Start the sign-in again at InfluxDB.",
            Codes("AADB2C90091", "AADB2C90118")),
        new(
            "b2c.application", Customer, HandOff,
            "The application is not set up for this flow in Azure AD B2C",
            "The application lacks a scope, a permission or the grant, or was registered in another tenant.",
            "Register the application in the B2C tenant as Web, with openid and offline_access, and send us its client ID.",
            Codes("AADB2C90117", "AADB2C90205", "AADB2C90057", "AADB2C90068", "AADB2C90018")));
}
