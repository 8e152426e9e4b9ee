using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>AD FS's errors about a request, on its page and in its event log.</summary>
internal static class AdFsRequests
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        ErrorList.AdFs,
        new(
            "adfs.loop", Support, Settings,
            "The sign-in goes round in a loop",
            "AD FS answered the same browser six times within seconds. Its answer is rejected, or cookies don't survive the "
            + "way back.",
            "Check the tenant log for that minute for the reason why the answer was rejected. Compare the callback's host and "
            + "https with the trust's endpoint.",
            Codes("MSIS7042").OrSays("the same client browser session has made")),
        new(
            "adfs.idp-initiated", User, Settings,
            "AD FS's own sign-on page is switched off",
            "The address of AD FS's sign-on page was opened directly, and AD FS doesn't offer that page.",
            "Start the sign-in at InfluxDB.",
            Says("idpinitiatedsignonpagedisabledexception", "the resource you are trying to access is not available")),
        new(
            "adfs.userinfo", Support, Settings,
            "AD FS rejects the token at its userinfo endpoint",
            "AD FS issued the access token for another resource than its userinfo endpoint.",
            "Remove the userinfo endpoint from the connection, so that Auth0 takes the claims from the ID token. Ask the "
            + "customer to issue email and name in it.",
            Codes("MSIS9921").OrSays("received invalid userinfo request")),
        new(
            "adfs.msis9224", Customer, HandOff,
            "AD FS doesn't know the redirect URI",
            "The redirect URI is not registered with the client.",
            "In the application group, set the client's Redirect URI to the callback from the hand-off.",
            Codes("MSIS9224", "MSIS9384").OrSays("'redirect_uri' parameter is not a valid registered redirect uri")),
        new(
            "adfs.msis9223", Customer, Settings,
            "AD FS doesn't know the client ID",
            "No client with this identifier is registered, or its application group is disabled.",
            "Send us the Client Identifier of the application group, and check that the group is enabled.",
            Codes("MSIS9223").OrSays("no registered client was found with this client identifier")),
        new(
            "adfs.msis9622", Customer, Rotation,
            "AD FS rejected the client secret",
            "The secret in Auth0 is not the one of the application group.",
            "Reset the secret of the server application and send it to us through a secure channel.",
            Codes("MSIS9622", "MSIS9623").OrSays("verify the credential provided for client authentication is valid")),
        new(
            "adfs.msis3127", Customer, HandOff,
            "AD FS doesn't allow this client the resource",
            "The application group doesn't permit the client or the scopes.",
            "In the application group, open the Web API and permit the client with openid, profile and email.",
            Codes("MSIS3127", "MSIS9605", "MSIS9602", "MSIS9321", "MSIS9607", "MSIS9329", "MSIS9368").OrSays(
                "is forbidden to access the resource", "oauthinvalidresourceexception", "oauthunauthorizedclientexception")),
        new(
            "adfs.msis9612", User, Settings,
            "The code was used or has expired",
            "The sign-in took too long, or a page was reloaded.",
            "Start the sign-in again at InfluxDB.",
            Codes("MSIS9612", "MSIS9615", "MSIS9247", "MSIS9613", "MSIS9614")
                .OrSays("oauthaccesstokeninvalidauthorizationcodeexception")),
        new(
            "adfs.cookies", User, Settings,
            "AD FS lost the sign-in",
            "The browser did not send AD FS's cookies back, or the page was left open too long.",
            "Close the tabs, allow cookies, and start the sign-in again at InfluxDB.",
            Codes("MSIS7001", "MSIS7046").OrSays("the passive protocol context was not found or not valid")),
        new(
            "adfs.msis7065", Support, Settings,
            "AD FS got no SAML request",
            "The sign-in URL was opened without a request, or has a wrong path.",
            "Start the sign-in at InfluxDB. Compare the sign-in URL with the metadata; it normally ends in /adfs/ls/.",
            Codes("MSIS7065").OrSays("there are no registered protocol handlers on path")),
        new(
            "adfs.msis0018", Support, Settings,
            "AD FS can't read our SAML request",
            "The request template, the binding or the sign-in URL is wrong.",
            "Reset the connection's request template, and compare binding and sign-in URL with the metadata.",
            Codes("MSIS0018", "MSIS7000", "MSIS7015", "MSIS7075").OrSays(
                "the saml protocol message cannot be read", "the sign in request is not compliant to the ws-federation language",
                "does not contain the expected protocol message")),
        new(
            "adfs.method", Support, Settings,
            "AD FS doesn't offer the authentication method of our request",
            "The request asks for an authentication context that AD FS has not enabled.",
            "Remove the authentication context from the connection's request template.",
            Codes("MSIS7102").OrSays(
                "requested authentication method is not supported on the sts", "invalidauthenticationtypepolicyexception")),
        new(
            "adfs.msis7066", Customer, HandOff,
            "AD FS couldn't authenticate the person",
            "None of the methods that AD FS may use, or that our request asks for, succeeded.",
            "Find the attempt in the AD FS Admin event log by its activity ID, and check which authentication methods are enabled.",
            Codes("MSIS7066").OrSays(
                "authentication attempt failed. select a different sign in option",
                "no valid certificates found in the user's certificate store")),
        new(
            "adfs.msis5007", Customer, HandOff,
            "AD FS denies the person access",
            "The access control policy or an issuance rule doesn't allow the person.",
            "Add the person or a group of theirs to the trust's access control policy.",
            Codes("MSIS5007", "MSIS7068", "MSIS5008")
                .OrSays("could not authorize token issuance for caller", "you are not authorized to access this site")));
}
