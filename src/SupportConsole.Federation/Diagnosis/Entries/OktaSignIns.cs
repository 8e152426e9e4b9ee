using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>Okta's errors about the person and its policies, on its pages and in its System Log.</summary>
internal static class OktaSignIns
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        OktaErrors.Source,
        new(
            "okta.not-assigned", Customer, HandOff,
            "The person is not assigned to the application in Okta",
            "Neither the person nor a group of theirs is assigned.",
            "In Okta, open the application's Assignments tab and assign the person or a group.",
            Says(
                "user is not assigned to the client application", "user is not assigned to this application",
                "user is not assigned to the client", "user attempted unauthorized access to app",
                "you are not allowed to access this app", "not assigned to the client application", "unauth_app_access_attempt")),
        new(
            "okta.policy", Customer, HandOff,
            "Okta's policy rejects the request",
            "No access policy of the authorization server admits this client and these scopes.",
            "In Okta, open Security > API > Authorization Servers > Access Policies. Add a policy and a rule for this "
            + "application and the authorization code.",
            Says("policy evaluation failed for this request", "no_matching_policy")),
        new(
            "okta.sign-on-policy", Customer, HandOff,
            "Okta's sign-on policy blocks the person",
            "The application's authentication policy rejects this person, network or device.",
            "In Okta's System Log, find the attempt and the rule that denied it. Change the application's authentication policy.",
            Codes("E0000057", "E0000085", "E0000092").OrSays(
                "access to this application is not allowed at this time due to a policy", "app access locked",
                "assurance requirements are not met", "access to this application is denied due to a policy",
                "access was blocked by a network policy", "sign-on policy evaluation resulted in deny")),
        new(
            "okta.no-session", User, Settings,
            "There is no session at Okta",
            "The sign-in was asked to go on without a question, and the person is not signed in.",
            "Start the sign-in again at InfluxDB.",
            Says("client specified not to prompt, but the user is not logged in")),
        new(
            "okta.inbound", Customer, HandOff,
            "Okta rejected the response of another identity provider",
            "Okta passes the sign-in on to another provider, whose response has a wrong issuer, audience, certificate or user "
            + "name.",
            "In Okta's System Log, find \"Authenticate user via IDP\" and its reason. Fix the identity provider under "
            + "Security > Identity Providers.",
            Says(
                "general_nonsuccess", "unable to validate incoming saml assertion", "unable to transform email to username",
                "unable to match the transformed username", "was rejected by the username filter", "unable to resolve idp endpoint",
                "has already been processed by okta for a previous request", "unable to match transformed username",
                "problem signing you into your identity provider")),
        new(
            "okta.app", Support, Settings,
            "Okta doesn't know the sign-in URL",
            "The application was deleted in Okta, or the sign-in URL on the connection is mistyped.",
            "Compare the sign-in URL with the metadata of the application in Okta. If it is right, ask the customer whether "
            + "the application still exists and is active.",
            Codes("E0000008").OrSays("resource not found … appinstance")));
}
