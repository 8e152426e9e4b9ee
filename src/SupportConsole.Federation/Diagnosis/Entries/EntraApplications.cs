using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>Entra's errors about the application, its reply URLs and its permissions.</summary>
internal static class EntraApplications
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        ErrorList.Entra,
        new(
            "entra.500113", Customer, HandOff,
            "No redirect URI is registered for the application",
            "Entra has no reply URL for the application, or doesn't know the entity ID in our request.",
            "For OIDC, open App registrations > Authentication and add the callback from the hand-off under Web. For SAML, set "
            + "Identifier and Reply URL "
            + "to the values in the hand-off.",
            Codes("AADSTS500113", "AADSTS900971")
                .OrSays(
                    "no reply address is registered", "no reply address provided", "reply address '' specified by the request")),
        new(
            "entra.500112", Support, Settings,
            "Two callback addresses were used in one sign-in",
            "The sign-in began on one of our hosts and the code was redeemed from another.",
            "Use one host for the connection: either the tenant's domain or the custom domain. Then start the sign-in again.",
            Codes("AADSTS500112", "AADSTS700044", "AADSTS700009").OrSays(
                "does not match the reply address … provided when requesting authorization code",
                "corresponding to this authorization code does not match")),
        new(
            "entra.50011", Customer, HandOff,
            "The redirect URI or reply URL doesn't match",
            "The address that Auth0 sends is not registered with the application.",
            "Register the callback URL from the hand-off, character for character: under Authentication > Web for OIDC, as "
            + "Reply URL for SAML.",
            Codes(
                "AADSTS50011", "AADSTS70004", "AADSTS500117", "AADSTS700042", "AADSTS700043", "AADSTS700045", "AADSTS500111",
                "AADSTS500115", "AADSTS500116", "AADSTS500118", "AADSTS50029").OrSays(
                "input parameter 'redirect_uri' is not valid", "the redirect uri … does not match the redirect uris configured",
                "the reply url specified in the request does not match", "the reply url … does not match the reply urls configured",
                "the reply address … does not match the reply addresses configured",
                "the reply uri specified in the request is not a valid url", "the reply uri specified in the request",
                "the app requested an invalid redirect uri", "does not match the redirect addresses configured",
                "does not match any configured addresses")),
        new(
            "entra.7000112", Customer, HandOff,
            "The application is disabled in Entra",
            "Sign-in was switched off for the application, or for an API that it uses.",
            "In Entra, open Enterprise applications, choose the application, and set Properties > Enabled for users to sign "
            + "in to Yes.",
            Codes("AADSTS7000112", "AADSTS1000031", "AADSTS7000116", "AADSTS7000117", "AADSTS500014").OrSays(
                "application … is disabled … unauthorized_client", "cannot be accessed at this time. contact your administrator",
                "is disabled in tenant", "service principal for resource … is disabled")),
        new(
            "entra.700016", Customer, Settings,
            "The application is not in this directory",
            "The client ID or entity ID is wrong, or the application belongs to another directory.",
            "Send us the Application (client) ID and the Directory (tenant) ID from the application's overview. For SAML, "
            + "check that Identifier (Entity ID) "
            + "is the value in the hand-off.",
            Codes(
                "AADSTS700016", "AADSTS700011", "AADSTS70001", "AADSTS7000217", "AADSTS700038", "AADSTS90112", "AADSTS90049",
                "AADSTS900491", "AADSTS700019").OrSays(
                "application with identifier … was not found in the directory",
                "the service principal named … was not found in the tenant")),
        new(
            "entra.unmanaged", Customer, HandOff,
            "The person's directory has no administrator",
            "The person's email domain belongs to a directory that nobody manages. Entra refuses its people.",
            "Take over the directory: sign in to the Microsoft 365 admin center as a person of that domain and choose Become "
            + "the admin.",
            Says("because it is in an unmanaged state", "in an unmanaged state")),
        new(
            "entra.650056", Customer, HandOff,
            "The application is misconfigured in Entra",
            "It lacks the permission User.Read or an administrator's consent. For SAML, its Identifier is not our entity ID.",
            "For OIDC, open API permissions, add Microsoft Graph > User.Read and choose Grant admin consent. For SAML, set "
            + "Identifier (Entity ID) "
            + "to the value in the hand-off.",
            Codes(
                "AADSTS650056", "AADSTS65005", "AADSTS90008", "AADSTS65006", "AADSTS650055", "AADSTS650058", "AADSTS1003031",
                "AADSTS650061").OrSays(
                "misconfigured application. this could be due to", "required resource access list does not contain",
                "not specified in its required resource access list", "this happened because application is misconfigured")),
        new(
            "entra.90094", Customer, HandOff,
            "An administrator has to consent",
            "The permissions of the application need an administrator's consent.",
            "In Entra, open Enterprise applications, choose the application, and choose Permissions > Grant admin consent.",
            Codes(
                "AADSTS90094", "AADSTS90095", "AADSTS900941", "AADSTS90093", "AADSTS90099", "AADSTS650052", "AADSTS650051",
                "AADSTS90096", "AADSTS90097", "AADSTS900942", "AADSTS900981").OrSays(
                "that only an admin can grant", "this app requires your admin's approval", "need admin approval",
                "requires administrator permission", "the app needs access to a service … that your organization",
                "admin consent is required for the permissions", "admin consent is required in order to",
                "administrator consent is required. app")),
        new(
            "entra.65001", Customer, HandOff,
            "Consent is missing",
            "Nobody has consented to the permissions that the application asks for.",
            "In Entra, open App registrations > API permissions and choose Grant admin consent.",
            Codes("AADSTS65001", "AADSTS650011").OrSays("user or administrator has not consented to use the application")),
        new(
            "entra.65004", User, Settings,
            "The consent was declined",
            "The person chose not to give the application access.",
            "Sign in again and accept the permissions that the application asks for.",
            Codes("AADSTS65004", "AADSTS700171", "AADSTS90137", "AADSTS650041", "AADSTS90135")
                .OrSays("user declined to consent", "user declined consent", "end-user declined to authorize the request")),
        new(
            "entra.scope", Support, Settings,
            "Entra doesn't accept a scope of the request",
            "The connection asks for a scope that the application is not allowed.",
            "Set the connection's scopes to openid, profile and email. Then start the sign-in again.",
            Codes(
                "AADSTS70011", "AADSTS650053", "AADSTS650057", "AADSTS500011", "AADSTS50001", "AADSTS28002", "AADSTS28003",
                "AADSTS650054", "AADSTS28000", "AADSTS28001", "AADSTS28004", "AADSTS700053", "AADSTS500012").OrSays(
                "asked for scope … that doesn't exist", "the resource principal named … was not found",
                "not listed in the requested permissions in the client's application registration", "requires the 'openid' scope")));
}
