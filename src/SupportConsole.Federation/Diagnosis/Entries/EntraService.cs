using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>Entra's own failures.</summary>
internal static class EntraService
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        ErrorList.Entra,
        new ErrorEntry(
            "entra.busy", User, Settings,
            "Entra is busy or has failed for a moment",
            "Microsoft's service reported an error of its own.",
            "Try again in a few minutes. If it goes on, check https://status.cloud.microsoft.",
            Codes(
                "AADSTS90033", "AADSTS90006", "AADSTS90024", "AADSTS90012", "AADSTS50033", "AADSTS50087", "AADSTS50086",
                "AADSTS90055", "AADSTS90036",
                "AADSTS90090", "AADSTS90091", "AADSTS90092", "AADSTS50000", "AADSTS70012", "AADSTS50166")));
}
