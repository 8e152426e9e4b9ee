using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>Auth0's page without a cause.</summary>
internal static class Auth0Pages
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        "Auth0 documentation: custom error pages",
        new ErrorEntry(
            "auth0.page", Support, Settings,
            "Auth0 shows an error without its cause",
            "The page gives a tracking ID only. The tenant log has the cause.",
            "Search the tenant log for the tracking ID or the minute. It may lag by a minute.",
            Says(
                "there could be a misconfiguration in the system or a service outage", "oops!, something went wrong",
                "oops! something went wrong").ButNot("report this error to your it support team"))
        {
            IsGeneric = true,
        });
}
