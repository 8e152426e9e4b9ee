using System.Text.RegularExpressions;
using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;

namespace SupportConsole.Federation.Diagnosis;

/// <summary>Microsoft Entra ID's AADSTS codes.</summary>
internal static class EntraErrors
{
    public static IReadOnlyList<ErrorEntry> All { get; } =
    [
        Entry(
            "entra.7000215", "AADSTS7000215", "Entra refuses the client secret",
            "The secret in Auth0 is not the secret's Value; often it is the Secret ID.",
            "Make or look up the client secret's Value (shown only when it is made) and send it by a secure channel.",
            Customer, Rotation, "Microsoft Learn: Microsoft Entra authentication and authorization error codes",
            "AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '11111111-2222-3333-4444-555555555555'."),
        Entry(
            "entra.7000222", "AADSTS7000222", "The client secret has expired",
            "Entra's client secret ended on its expiry date.",
            "Make a new client secret and send its Value and expiry date by a secure channel.",
            Customer, Rotation, "Microsoft Learn: Microsoft Entra authentication and authorization error codes",
            "AADSTS7000222: The provided client secret keys for app '11111111-2222-3333-4444-555555555555' are expired."),
        Entry(
            "entra.7000218", "AADSTS7000218", "No client secret was sent",
            "Entra takes the application for a confidential client and got no secret.",
            "See that a secret is in force on the connection and that the redirect URI is of the platform Web.",
            Support, Rotation, "Microsoft Learn: Microsoft Entra authentication and authorization error codes",
            "AADSTS7000218: The request body must contain the following parameter: 'client_assertion' or 'client_secret'."),
        Entry(
            "entra.50011", "AADSTS50011\\b", "The redirect URI or reply URL does not match",
            "The address that Auth0 sends is not registered with the application.",
            "Register the callback URL from the hand-off, character for character.",
            Customer, HandOff, "Microsoft Learn: Microsoft Entra authentication and authorization error codes",
            "AADSTS50011: The redirect URI 'https://auth.example/login/callback' specified in the request does not match the redirect URIs configured for the application."),
        Entry(
            "entra.700016", "AADSTS700016", "The application is not in this directory",
            "The client ID or entity ID is wrong, or belongs to another directory.",
            "Compare the Application (client) ID, or for SAML the Identifier (Entity ID), and the directory (tenant) ID.",
            Customer, Settings, "Microsoft Learn: Microsoft Entra authentication and authorization error codes",
            "AADSTS700016: Application with identifier 'urn:auth0:influx:acme' was not found in the directory 'Acme'."),
        Entry(
            "entra.700054", "AADSTS700054", "Entra does not allow the ID token in the front channel",
            "The connection uses the front channel and the application does not issue ID tokens there.",
            "Use the back channel on the connection.",
            Support, Settings, "Microsoft Learn: Microsoft Entra authentication and authorization error codes",
            "AADSTS700054: response_type 'id_token' is not enabled for the application."),
        Entry(
            "entra.65001", "AADSTS65001", "Consent is missing",
            "Nobody has consented to the permissions that are asked for.",
            "Let an administrator choose Grant admin consent under API permissions.",
            Customer, HandOff, "Microsoft Learn: Microsoft Entra authentication and authorization error codes",
            "AADSTS65001: The user or administrator has not consented to use the application with ID '1' named 'InfluxDB'."),
        Entry(
            "entra.90094", "AADSTS9009[04]|AADSTS900941", "An administrator must consent",
            "The permissions asked for need an administrator's consent.",
            "Let an administrator choose Grant admin consent under API permissions.",
            Customer, HandOff, "Microsoft Learn: Microsoft Entra authentication and authorization error codes",
            "AADSTS90094: The grant requires administrator permission."),
        Entry(
            "entra.50105", "AADSTS50105", "The person is not assigned to the application",
            "The application requires assignment, and this person or group has none.",
            "Assign the person or a group under Enterprise applications > Users and groups.",
            Customer, HandOff, "Microsoft Learn: Microsoft Entra authentication and authorization error codes",
            "AADSTS50105: Your administrator has configured the application InfluxDB to block users unless they are specifically granted access."),
        Entry(
            "entra.50020", "AADSTS50020", "The person is from another directory",
            "The account is not in the customer's directory, and is no guest there.",
            "Sign in with an account of the company, or have the account invited as a guest.",
            User, HandOff, "Microsoft Learn: Microsoft Entra authentication and authorization error codes",
            "AADSTS50020: User account 'a@b.example' from identity provider 'live.com' does not exist in tenant 'Acme'."),
        Entry(
            "entra.50034", "AADSTS50034", "The account does not exist",
            "The name is not in the directory.",
            "Sign in with the account of the company.",
            User, HandOff, "Microsoft Learn: Microsoft Entra authentication and authorization error codes",
            "AADSTS50034: The user account {EmailHidden} does not exist in the directory."),
        Entry(
            "entra.53003", "AADSTS5300[0-4]", "Conditional Access blocks the sign-in",
            "A policy of the customer's refuses this person, device or place.",
            "Look into Entra's sign-in log, tab Conditional Access, and admit the case or the device.",
            Customer, HandOff, "Microsoft Learn: Microsoft Entra authentication and authorization error codes",
            "AADSTS53003: Access has been blocked by Conditional Access policies."),
        Entry(
            "entra.50076", "AADSTS5007[69]", "A second factor is needed",
            "A policy asks for multi-factor authentication.",
            "Sign in again and complete the second factor.",
            User, HandOff, "Microsoft Learn: Microsoft Entra authentication and authorization error codes",
            "AADSTS50076: Due to a configuration change made by your administrator, you must use multi-factor authentication."),
        Entry(
            "entra.90002", "AADSTS90002", "The directory does not exist",
            "The tenant ID in the issuer is wrong.",
            "Compare the directory (tenant) ID with the issuer in Auth0.",
            Support, Settings, "Microsoft Learn: Microsoft Entra authentication and authorization error codes",
            "AADSTS90002: Tenant 'acme' not found. Check to make sure you have the correct tenant ID."),
        Entry(
            "entra.75011", "AADSTS75011", "Entra signed the person in by another method",
            "The request asks for password sign-in and the person used another method.",
            "Do not ask for an authentication context in the request of this connection.",
            Support, Settings, "Microsoft Learn: Microsoft Entra authentication and authorization error codes",
            "AADSTS75011: Authentication method 'X509, MultiFactor' by which the user authenticated with the service doesn't match requested authentication method 'Password, ProtectedTransport'."),
        Entry(
            "entra.750054", "AADSTS750054", "The SAML request is missing",
            "The sign-in URL was opened without a request; often the binding or the start is wrong.",
            "Start the sign-in at InfluxDB, and see that the sign-in URL is the one from the metadata.",
            Support, Settings, "Microsoft Learn: Microsoft Entra authentication and authorization error codes",
            "AADSTS750054: SAMLRequest or SAMLResponse must be present as query string parameters in HTTP request for SAML Redirect binding."),
        Entry(
            "entra.54005", "AADSTS5400[05]|AADSTS70008|AADSTS700082", "The code or token was used or has expired",
            "The sign-in took too long or a page was reloaded.",
            "Start the sign-in afresh.",
            User, Settings, "Microsoft Learn: Microsoft Entra authentication and authorization error codes",
            "AADSTS54005: OAuth2 Authorization code was already redeemed, please retry with a new valid code."),
        Entry(
            "entra.other", "AADSTS[0-9]{4,8}", "An Entra error outside this list",
            "Entra refused the sign-in with a code that is not described here.",
            "Look the code up at login.microsoftonline.com/error and in Entra's sign-in log, by the correlation ID.",
            Customer, HandOff, "Microsoft Learn: Microsoft Entra authentication and authorization error codes",
            "AADSTS99999: Something new."),
    ];

    private static ErrorEntry Entry(string id, string pattern, string title, string cause, string cure, ErrorMove move, ErrorDestination leadsTo, string source, string example) =>
        new(id, new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking), title, cause, cure, move, leadsTo, source, example);
}
