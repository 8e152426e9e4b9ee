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
                "AADSTS530034", "AADSTS530035",
                "AADSTS530003", "AADSTS530021", "AADSTS50005", "AADSTS50131", "AADSTS50155", "AADSTS50187", "AADSTS50097",
                "AADSTS50127", "AADSTS50129")
                .OrSays(
                    "requires the device requesting access to be managed",
                    "you cannot access this right now", "does not meet the criteria to access this resource",
                    "blocked by conditional access policies", "you can't get there from here")),
        new(
            "entra.tenant-restriction", Customer, HandOff,
            "The company's network or tenant policy blocks this directory",
            "Tenant restrictions or cross-tenant access settings don't allow this sign-in.",
            "Allow the directory in the proxy's tenant restrictions, or in External Identities > Cross-tenant access settings.",
            Codes("AADSTS50002", "AADSTS500021", "AADSTS500022", "AADSTS500212", "AADSTS500213")),
        new(
            "entra.federation", Customer, HandOff,
            "The directory behind Entra failed",
            "Entra passed the sign-in on to the customer's AD FS, Active Directory or other provider, which failed.",
            "In Entra's sign-in log, find the attempt by its correlation ID. Check the federated domain, or the "
            + "authentication agent and Entra Connect.",
            Codes(
                "AADSTS50107", "AADSTS50008", "AADSTS5000819", "AADSTS20001", "AADSTS20012", "AADSTS20033", "AADSTS40008",
                "AADSTS40009", "AADSTS40010",
                "AADSTS40015", "AADSTS80001", "AADSTS80002", "AADSTS80005", "AADSTS80007", "AADSTS80010", "AADSTS80012",
                "AADSTS80013", "AADSTS80014",
                "AADSTS81004", "AADSTS81005", "AADSTS81006", "AADSTS81007", "AADSTS81009", "AADSTS81010", "AADSTS81011",
                "AADSTS81012", "AADSTS50180",
                "AADSTS51006", "AADSTS50017", "AADSTS90123", "AADSTS90081", "AADSTS50161", "AADSTS7500514")),
        new(
            "entra.page", Unknown, Settings,
            "Entra's error page without its code",
            "The page says that the sign-in failed. Its code says why.",
            "Ask for the text that begins with AADSTS, or for the correlation ID and the time.",
            Says("but we're having trouble signing you in", "but we're having trouble with signing you in"))
        { IsGeneric = true });
}
