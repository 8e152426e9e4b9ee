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
            Codes("AADB2C90006", "AADB2C90007").OrSays(
                "microsoft.cpim … invalid redirect uri", "does not have assertion consumer service url")),
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
                "AADB2C90012", "AADB2C90013", "AADB2C90055", "AADB2C90146")),
        new(
            "b2c.policy", Customer, HandOff,
            "A custom policy of Azure AD B2C fails",
            "A step of the customer's own policy failed, or a service that it calls did.",
            "Open the policy's Application Insights log at that minute. It names the step.",
            Codes("AADB2C90051", "AADB2C90085", "AADB2C90022", "AADB2C90233").OrSays(
                "aadb2c: an exception has occurred", "aadb2c: an exception has occured", "web.tpengine",
                "claims exchange … specified in step", "user journey … does not specify first step")),
        new(
            "b2c.provider", Customer, HandOff,
            "The identity provider behind Azure AD B2C failed",
            "B2C passes the sign-in on to another provider, which refused, or whose answer lacks what B2C needs.",
            "Compare the client ID, the secret and the claims of that provider with the policy's technical profile in B2C.",
            Codes("AADB2C90289", "AADB2C90168", "AADB2C90165").OrSays("aadb2c: a claim with id … was not found")));
}
