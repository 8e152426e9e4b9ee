using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>Entra's own failures, and its code that says little beside another one.</summary>
internal static class EntraService
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        ErrorList.Entra,
        new(
            "entra.70002", Customer, Rotation,
            "Entra rejected the credentials of the request",
            "The client secret is wrong or has expired, or the code was used. Entra's log has the more specific code.",
            "In Entra, open App registrations > Certificates & secrets and check the client secret's expiry date. If it has "
            + "expired, create one and send us its Value through a secure channel.",
            Codes("AADSTS70002").OrSays("credentials used to authenticate the client could not be understood")),
        new(
            "entra.busy", User, Settings,
            "Entra is busy or has failed for a moment",
            "Microsoft's service reported an error of its own.",
            "Try again in a few minutes. If it goes on, check https://status.cloud.microsoft.",
            Codes(
                "AADSTS90033", "AADSTS90006", "AADSTS90024", "AADSTS90012", "AADSTS50033", "AADSTS50087", "AADSTS50086",
                "AADSTS90055", "AADSTS90036", "AADSTS90090", "AADSTS90091", "AADSTS90092", "AADSTS50000", "AADSTS70012",
                "AADSTS50166", "AADSTS50004", "AADSTS90030", "AADSTS90031", "AADSTS90032", "AADSTS90035", "AADSTS90039",
                "AADSTS90041", "AADSTS90045", "AADSTS90057", "AADSTS90058", "AADSTS90202", "AADSTS100017", "AADSTS1001006",
                "AADSTS1003030", "AADSTS131001", "AADSTS90025").OrSays("due to excessive request rate")));
}
