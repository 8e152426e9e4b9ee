using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>Entra's errors about the person who signs in.</summary>
internal static class EntraPeople
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        ErrorList.Entra,
        new(
            "entra.50105", Customer, HandOff,
            "The person is not assigned to the application",
            "The application requires assignment, and this person is in none of the assigned groups.",
            "In Entra, open Enterprise applications, choose the application, and assign the person or a group under Users and "
            + "groups. Nested groups don't count.",
            Codes("AADSTS50105").OrSays(
                "the signed in user … is not assigned to a role for the application",
                "to block users unless they are specifically granted ('assigned') access",
                "is not assigned to a role for the signed in app")),
        new(
            "entra.50020", User, HandOff,
            "The account belongs to another directory",
            "The browser is signed in with an account that is not in the customer's directory, and no guest there.",
            "Open a private window and sign in with your work account. If you have none there, ask your administrator to "
            + "invite you as a guest.",
            Codes(
                "AADSTS50020", "AADSTS50014", "AADSTS51004", "AADSTS16000", "AADSTS16003", "AADSTS90072", "AADSTS90027",
                "AADSTS500208", "AADSTS90084", "AADSTS50177", "AADSTS50178", "AADSTS9002339", "AADSTS700056", "AADSTS500200",
                "AADSTS500201", "AADSTS500202", "AADSTS500204", "AADSTS500205", "AADSTS500206", "AADSTS500207", "AADSTS500211",
                "AADSTS1003034", "AADSTS50202").OrSays(
                "selected user account does not exist in tenant", "from identity provider … does not exist in tenant",
                "the user's redemption is in a pending state", "multiple user identities are available for the current request",
                "needs to be added as an external user in the tenant", "is not a valid login domain for the account type",
                "microsoft account … can't be used to log in to application", "guest accounts are not allowed for this site",
                "hasn't been explicitly added to the tenant")),
        new(
            "entra.50034", User, HandOff,
            "The account doesn't exist",
            "The name is not in the directory. It may be mistyped.",
            "Check the spelling and sign in with your work account.",
            Codes("AADSTS50034", "AADSTS50197", "AADSTS90125", "AADSTS500341").OrSays(
                "we couldn't find an account with that username", "this username may be incorrect",
                "does not exist in the … directory. to sign into this application",
                "we could not find the user, please sign-in again")),
        new(
            "entra.50126", User, HandOff,
            "Wrong user name or password",
            "Entra rejected the password.",
            "Sign in again. If you forgot the password, reset it with your company.",
            Codes("AADSTS50126", "AADSTS50056", "AADSTS50064", "AADSTS50054", "AADSTS50052").OrSays(
                "your account or password is incorrect", "error validating credentials due to invalid username or password",
                "password does not exist in the directory for this user")),
        new(
            "entra.50055", User, HandOff,
            "The password has expired",
            "The person has to set a new password first.",
            "Change your password with your company, then sign in again.",
            Codes("AADSTS50055", "AADSTS50144", "AADSTS50125", "AADSTS50135", "AADSTS50137", "AADSTS50142").OrSays(
                "the password is expired", "user's active directory password has expired", "password change is required due to",
                "interrupted due to a password reset")),
        new(
            "entra.50053", Customer, HandOff,
            "The account is locked",
            "There were too many failed attempts, or the attempt came from an address that Entra considers malicious.",
            "In Entra's sign-in log, find the attempt with error 50053 and its reason. Unlock the account or reset its password.",
            Codes("AADSTS50053").OrSays("tried to sign in too many times with an incorrect user id or password")),
        new(
            "entra.50057", Customer, HandOff,
            "The account is disabled",
            "The person's account was disabled in the directory.",
            "Enable the account in Entra or in Active Directory.",
            Codes("AADSTS50057", "AADSTS500571").OrSays("the guest user account is disabled")),
        new(
            "entra.50076", User, HandOff,
            "A second factor is needed",
            "A policy asks for multi-factor authentication, and it was not completed.",
            "Sign in again and complete the second factor. If you have none yet, set one up at https://aka.ms/mfasetup.",
            Codes(
                "AADSTS50076", "AADSTS50079", "AADSTS50072", "AADSTS50074", "AADSTS50078", "AADSTS500121", "AADSTS50088",
                "AADSTS50158", "AADSTS53004", "AADSTS50203", "AADSTS500881", "AADSTS500882", "AADSTS500883").OrSays(
                "you must use multi-factor authentication", "your organization needs more information to keep your account secure",
                "must enroll in multi-factor authentication", "presented multi-factor authentication has expired",
                "external security challenge not satisfied", "authentication failed during strong authentication request",
                "limit on telecom mfa calls reached")),
        new(
            "entra.50058", User, Settings,
            "There is no session at Entra",
            "The sign-in was asked to go on without a question, and the person is not signed in.",
            "Start the sign-in again at InfluxDB.",
            Codes(
                "AADSTS50058", "AADSTS50132", "AADSTS50133", "AADSTS50173", "AADSTS50089", "AADSTS70043", "AADSTS50085",
                "AADSTS16002", "AADSTS160021", "AADSTS26000", "AADSTS70044", "AADSTS70046", "AADSTS50139", "AADSTS50143",
                "AADSTS501431", "AADSTS399218", "AADSTS500582").OrSays(
                "session information is not sufficient for single-sign-on", "the session is not valid due",
                "has expired due to it being revoked", "authentication failed due to flow token expired",
                "sign-in frequency checks by conditional access", "access grant requires interaction")),
        new(
            "entra.50140", User, Settings,
            "Entra asked a question during the sign-in",
            "Entra showed a page such as \"Stay signed in?\". On its own this is not a failure.",
            "Answer the question and go on. If it comes again and again, sign in in a private window.",
            Codes(
                "AADSTS50140", "AADSTS50199", "AADSTS16001", "AADSTS50019", "AADSTS50201", "AADSTS50204", "AADSTS50207",
                "AADSTS50209", "AADSTS500581", "AADSTS500583")
                .OrSays("'keep me signed in' interrupt", "user confirmation is required for this request")),
        new(
            "entra.54005", User, Settings,
            "The code or token was used or has expired",
            "The sign-in took too long, or a page was reloaded.",
            "Start the sign-in again at InfluxDB.",
            Codes(
                "AADSTS54005", "AADSTS76026", "AADSTS70000", "AADSTS70008", "AADSTS700082", "AADSTS700084", "AADSTS50013",
                "AADSTS500133", "AADSTS700081", "AADSTS700083")
                .OrSays("refresh token has expired due to inactivity", "oauth2 authorization code was already redeemed")));
}
