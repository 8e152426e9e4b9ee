using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>What Auth0, or an application behind it, says about a person's account.</summary>
internal static class Auth0Accounts
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        "Auth0 documentation: troubleshooting; the applications' messages",
        new(
            "auth0.no-account", Support, Applications,
            "The person has no account here yet",
            "The identity provider signed the person in, but no account has their email address, and sign-in doesn't create accounts.",
            "Invite the person with the email address that the identity provider sends, or let sign-in create accounts.",
            Says(
                "your account is not provided", "token for this user does not contain a valid user id", "saml2: access denied",
                "auto-provisioning is disabled", "auto provisioning is disabled", "jit provisioning is disabled",
                "just-in-time provisioning is disabled",
                "auto provisioning not allowed", "user has not been provisioned", "signup disabled", "signups disabled",
                "sign up is disabled", "signups are disabled", "without a pre-existing account", "konto nicht bereitgestellt")),
        new(
            "auth0.account-exists", Support, Applications,
            "Another account has the same email address",
            "The person has an account from another connection or a password, and the two are not linked.",
            "Link the two accounts, then start the sign-in again.",
            Says(
                "an account with the given email already exists", "link your account with the sso provider",
                "account_not_linked", "account not linked", "emailalreadyexists", "emailalreadyexistsredirectionexception",
                "multiple accounts matching", "more than one account matches",
                "oauthaccountnotlinked", "email has already been taken", "extern uid has already been taken")),
        new(
            "auth0.email-domain", Support, Applications,
            "The person's email domain is not allowed",
            "The application or a rule of the tenant admits certain email domains only.",
            "Add the domain to the allowed ones, or have the identity provider send the person's work email address.",
            Says(
                "email address domain is not allowed", "email's domain is not allowed",
                "email domain is not allowed", "email domain not allowed", "domain is not in the list of allowed domains")),
        new(
            "auth0.unknown-domain", Support, Settings,
            "No connection has the person's email domain",
            "Sign-in by email address finds a connection by its domains, and none has this one.",
            "Add the domain to the connection's email domains.",
            Says(
                "sso is not configured for", "sso is not enabled for", "no sso provider configured for", "no sso connection for",
                "domain is not configured for sso", "no connection … for this domain")),
        new(
            "auth0.blocked", Support, Settings,
            "The person is blocked in Auth0",
            "The user or the address was blocked.",
            "Unblock the user in the tenant.",
            Says("user is blocked", "account has been blocked", "too many failed login attempts", "too_many_attempts")),
        new(
            "auth0.email-verify", User, Settings,
            "The email address is not verified",
            "A rule of the tenant requires a verified email address.",
            "Open the link in the verification email, then sign in again.",
            Says("verify your email before logging in", "email is not verified", "email is not confirmed", "email not confirmed",
                "email not verified", "email_not_verified")));
}
