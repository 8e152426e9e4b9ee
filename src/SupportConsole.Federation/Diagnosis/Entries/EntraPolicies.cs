using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>Entra's errors about policies of the customer, and about the directories behind Entra.</summary>
internal static class EntraPolicies
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        ErrorList.Entra,
        new(
            "entra.53003", Customer, HandOff,
            "Conditional Access blocks the sign-in",
            "A policy of the customer rejects this person, device or place.",
            "In Entra's sign-in log, find the attempt and open its tab Conditional Access. Change the policy that failed, or "
            + "use a device that meets it.",
            Codes(
                "AADSTS53000", "AADSTS53001", "AADSTS53002", "AADSTS53003", "AADSTS53010", "AADSTS53011", "AADSTS530032",
                "AADSTS530034", "AADSTS530035", "AADSTS530003", "AADSTS530021", "AADSTS50005", "AADSTS50131", "AADSTS50155",
                "AADSTS50187", "AADSTS50097", "AADSTS50127", "AADSTS50129", "AADSTS53005", "AADSTS53009", "AADSTS53008",
                "AADSTS50077", "AADSTS50081", "AADSTS530001", "AADSTS530002", "AADSTS530004", "AADSTS530011", "AADSTS530022",
                "AADSTS530031", "AADSTS501311", "AADSTS501312", "AADSTS501313", "AADSTS530033").OrSays(
                "requires the device requesting access to be managed", "you cannot access this right now",
                "does not meet the criteria to access this resource", "blocked by conditional access policies",
                "you can't get there from here", "device is not in required device state", "blocked by security defaults",
                "user blocked due to risk on home tenant", "due to account risk", "supported through conditional access policy",
                "not an approved app for conditional access", "your device is required to be managed",
                "your device is required to be compliant", "failed to perform device authentication",
                "access policy does not allow token issuance", "requires the authenticator to be used to provide gps location",
                "requires a compliant device, and the device is not compliant", "workplace join is required to register the device")),
        new(
            "entra.tenant-restriction", Customer, HandOff,
            "The company's network or tenant policy blocks this directory",
            "Tenant restrictions or cross-tenant access settings don't allow this sign-in.",
            "Allow the directory in the proxy's tenant restrictions, or in External Identities > Cross-tenant access settings.",
            Codes(
                "AADSTS50002", "AADSTS500021", "AADSTS500022", "AADSTS500212", "AADSTS500213", "AADSTS500024", "AADSTS500025",
                "AADSTS1000106", "AADSTS1000107", "AADSTS1000108", "AADSTS5000211", "AADSTS90071", "AADSTS5000221").OrSays(
                "outbound access policy that does not allow access", "cross-tenant access policy does not allow",
                "conflicting tenant restrictions signals", "to accept inbound multifactor authentication",
                "access to … tenant is denied")
                .ButNot("deutschland")),
        new(
            "entra.federation", Customer, HandOff,
            "The directory behind Entra failed",
            "Entra passed the sign-in on to the customer's AD FS, Active Directory or other provider, which failed.",
            "In Entra's sign-in log, find the attempt by its correlation ID. Check the federated domain, or the "
            + "authentication agent and Entra Connect.",
            Codes(
                "AADSTS50107", "AADSTS50008", "AADSTS5000819", "AADSTS20001", "AADSTS20012", "AADSTS20033", "AADSTS40008",
                "AADSTS40009", "AADSTS40010", "AADSTS40015", "AADSTS80001", "AADSTS80002", "AADSTS80005", "AADSTS80007",
                "AADSTS80010", "AADSTS80012", "AADSTS80013", "AADSTS80014", "AADSTS81004", "AADSTS81005", "AADSTS81006",
                "AADSTS81007", "AADSTS81009", "AADSTS81010", "AADSTS81011", "AADSTS81012", "AADSTS50180", "AADSTS51006",
                "AADSTS50017", "AADSTS90123", "AADSTS90081", "AADSTS50161", "AADSTS7500514", "AADSTS40002", "AADSTS40003",
                "AADSTS40004", "AADSTS40005", "AADSTS40013", "AADSTS40014", "AADSTS40016", "AADSTS400051", "AADSTS50159",
                "AADSTS501591", "AADSTS501592", "AADSTS501593", "AADSTS500081", "AADSTS500082", "AADSTS500083", "AADSTS500084",
                "AADSTS500085", "AADSTS500086", "AADSTS500087", "AADSTS500088", "AADSTS500089", "AADSTS5000810", "AADSTS5000811",
                "AADSTS5000818", "AADSTS81001", "AADSTS81008", "AADSTS81013", "AADSTS81014", "AADSTS81015", "AADSTS80003",
                "AADSTS80006", "AADSTS80011", "AADSTS80015", "AADSTS80016", "AADSTS80017", "AADSTS90020", "AADSTS90134",
                "AADSTS900611", "AADSTS900612", "AADSTS50169", "AADSTS9002320", "AADSTS70009", "AADSTS70010", "AADSTS70041",
                "AADSTS7500533", "AADSTS20024", "AADSTS500271", "AADSTS500272", "AADSTS500274", "AADSTS500276", "AADSTS500277",
                "AADSTS500278", "AADSTS500279", "AADSTS500126").OrSays(
                "requested federation realm object", "the authentication agent is unable", "response from the authentication agent",
                "running the authentication agent and ad", "user's kerberos ticket", "enable the tenant … for seamless sso",
                "integrated windows authentication is needed", "time restrictions that keep you from signing in",
                "password validation request timed out", "claim issuance provider denied the request",
                "response message does not contain an issued token", "process a ws-federation message",
                "unexpected error from the external identity provider",
                "required token was not emitted by an external identity provider",
                "invalid token received from external identity provider", "federated identity provider is unavailable",
                "unable to complete oauth2 idp's sign in", "presented by external identity provider",
                "email address claim is missing or does not match domain from an external realm",
                "no microsoft azure ad connect authentication agent", "external id token has unexpected issuer",
                "external id token issued to unexpected audience", "external id token from issuer",
                "external id token is not within")),
        new(
            "entra.page", Unknown, Settings,
            "Entra's error page without its code",
            "The page says that the sign-in failed. Its code says why.",
            "Ask for the text that begins with AADSTS, or for the correlation ID and the time.",
            Says("but we're having trouble signing you in", "but we're having trouble with signing you in"))
        { IsGeneric = true });
}
