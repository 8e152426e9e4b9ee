using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>Azure AD B2C's errors about the person who signs in, and about the sign-in's state.</summary>
internal static class EntraB2cPeople
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        ErrorList.EntraB2c,
        new(
            "b2c.cancelled", User, Settings,
            "The person cancelled the sign-in",
            "The person chose Cancel, or Forgot password, on the page of Azure AD B2C.",
            "Start the sign-in again at InfluxDB.",
            Codes("AADB2C90091", "AADB2C90118")),
        new(
            "b2c.password", User, HandOff,
            "Wrong user name or password",
            "Azure AD B2C rejected the password, or doesn't know the person.",
            "Sign in again. If you forgot the password, reset it with your company.",
            Codes("AADB2C90052", "AADB2C90053", "AADB2C90054", "AADB2C90225")),
        new(
            "b2c.grant", User, Settings,
            "The code was used or has expired",
            "The sign-in took too long, or a page was reloaded.",
            "Start the sign-in again at InfluxDB.",
            Codes("AADB2C90080", "AADB2C90088", "AADB2C90129")),
        new(
            "b2c.session", User, Settings,
            "There is no session at Azure AD B2C",
            "The sign-in was asked to go on without a question, and the person is not signed in.",
            "Start the sign-in again at InfluxDB.",
            Codes("AADB2C90077")));
}
