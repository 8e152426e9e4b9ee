using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>Keycloak's errors about the person, the account and the session.</summary>
internal static class KeycloakPeople
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        KeycloakErrors.Source,
        new(
            "keycloak.stale", User, Settings,
            "The page at Keycloak is too old",
            "The sign-in took too long, was opened twice, or cookies are blocked.",
            "Close the tabs, allow cookies, and start the sign-in again at InfluxDB.",
            Says(
                "error_description=authentication_expired", "page has expired", "your login attempt timed out",
                "login timeout. please sign in again", "cookie_not_found", "expired_code", "restart login cookie not found",
                "cookie not found. please make sure cookies are enabled",
                "this page is no longer valid, please go back to your application", "already_logged_in",
                "an error occurred, please login again through your application", "action expired", "you are already logged in.",
                "login_error … session_expired", "we are sorry … session not active")),
        new(
            "keycloak.account", Customer, HandOff,
            "The person's account is disabled in Keycloak",
            "The account was disabled, or locked after failed attempts.",
            "In Keycloak, open the user and switch Enabled on, or unlock the user under Attack detection.",
            Says(
                "account is disabled, contact your administrator", "account is temporarily disabled", "user_disabled",
                "user_temporarily_disabled")),
        new(
            "keycloak.linking", Customer, HandOff,
            "Keycloak can't link the person's account",
            "Keycloak has an account with this email address, and it isn't linked to the identity provider that signed the person in.",
            "In Keycloak, open the user and add the identity provider under Identity provider links, or let the first login flow link "
            + "accounts.",
            Says(
                "already exists. how do you want to continue", "identity_provider_first_login_error",
                "federated_identity_account_exists", "federatedidentityexistsmessage", "federated_identity_existing_account",
                "authenticated with identity provider … does not exist", "already exists. please login to account management",
                "review profile add to existing account", "federated identity returned by … is already linked to another user")),
        new(
            "keycloak.password", User, HandOff,
            "Wrong user name or password",
            "Keycloak rejected the password.",
            "Sign in again. If you forgot the password, reset it with your company.",
            Says(
                "invalid username or password", "invalid_user_credentials", "user_not_found", "ungültiger benutzername oder passwort",
                "nom d'utilisateur ou mot de passe invalide", "usuario o contraseña incorrectos")
                .Near("keycloak", "login_error", "realm", "invalid username", "ungültiger", "invalide", "incorrectos")),
        new(
            "keycloak.other-session", User, Settings,
            "Another session is open at Keycloak",
            "The browser is signed in at Keycloak as another person, or the person has too many sessions open.",
            "Sign out at Keycloak or open a private window, then start the sign-in again at InfluxDB.",
            Says("already authenticated as different user", "different_user_authenticated", "there are too many sessions")),
        new(
            "keycloak.access", Customer, HandOff,
            "Keycloak denies the person access",
            "The realm's login flow has a step that denies access, usually to people without a certain role.",
            "In Keycloak, give the person the role that the flow asks for, or change the step Deny access in the flow.",
            Says("we are sorry … access denied", "login_error … access_denied")));
}
