using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>AD FS's errors about the person, and about the directories that it asks.</summary>
internal static class AdFsPeople
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        ErrorList.AdFs,
        new(
            "adfs.password", User, HandOff,
            "Wrong user name or password",
            "AD FS rejected the password.",
            "Sign in again. If you forgot the password, reset it with your company.",
            Says(
                "the user name or password is incorrect", "incorrect user id or password. type the correct user id and password")),
        new(
            "adfs.directory", Customer, HandOff,
            "AD FS can't look the person up",
            "AD FS didn't reach Active Directory or another store of attributes, or isn't allowed to read the account there.",
            "On the AD FS server, find the event in AD FS > Admin. Check the domain controller, the trusts between the "
            + "domains and the rights of AD FS's service account.",
            Codes("MSIS3173").OrSays(
                "active directory account validation failed", "error during an attempt to connect to an ldap server",
                "failed to find a domain controller")),
        new(
            "adfs.id-token", Customer, HandOff,
            "AD FS can't build the ID token",
            "The claim that identifies the person has no value. It is usually the UPN.",
            "Make the acceptance rules of the claims provider and the issuance rules of the Web API pass on the UPN, and "
            + "check that the person has one.",
            Codes("MSIS9642").OrSays("unable to construct an id token for the current user")),
        new(
            "adfs.claims-provider", Customer, HandOff,
            "The claims provider behind AD FS failed",
            "AD FS passes the sign-in on to another provider, and its trust for that provider lacks the current certificate "
            + "or is missing.",
            "In AD FS, open Claims Provider Trusts and update the trust from the provider's federation metadata.",
            Says(
                "certificate chain for the claims provider trust", "does not identify any known claims provider trust",
                "token signature obtained from claims provider")));
}
