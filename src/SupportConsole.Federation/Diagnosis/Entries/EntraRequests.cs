using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>Entra's errors about the request that Auth0 sends.</summary>
internal static class EntraRequests
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        ErrorList.Entra,
        new(
            "entra.50194", Support, Settings,
            "The connection uses Entra's common endpoint",
            "Our issuer or sign-in URL ends in /common, and the application is for one directory only.",
            "Change the connection to the customer's directory: https://login.microsoftonline.com/<directory ID>/v2.0.",
            Codes(
                "AADSTS50194", "AADSTS9001023", "AADSTS90124", "AADSTS90130", "AADSTS90133", "AADSTS9002331", "AADSTS9002332",
                "AADSTS9002346", "AADSTS90129", "AADSTS9002337", "AADSTS500209", "AADSTS501941").OrSays(
                "is not configured as a multi-tenant application", "usage of the /common endpoint is not supported",
                "is not supported over the /common", "use the /consumers endpoint", "under /common or /consumers endpoint")),
        new(
            "entra.90002", Support, Settings,
            "The directory doesn't exist",
            "The directory (tenant) ID in the issuer is wrong.",
            "Compare the connection's issuer with the Directory (tenant) ID in Entra's overview of the application.",
            Codes(
                "AADSTS90002", "AADSTS900023", "AADSTS90019", "AADSTS50059", "AADSTS50128", "AADSTS50049", "AADSTS700005",
                "AADSTS900021", "AADSTS900022", "AADSTS900192", "AADSTS900194", "AADSTS900195", "AADSTS7000012", "AADSTS7000015",
                "AADSTS500210").OrSays(
                "check to make sure you have the correct tenant id", "is neither a valid dns name, nor a valid external domain",
                "no tenant-identifying information found", "unable to determine the tenant identifier from the request",
                "intended to use against other tenant")),
        new(
            "entra.cloud", Support, Settings,
            "The directory is in another Microsoft cloud",
            "The connection uses the public cloud's address, and the directory is in a national cloud.",
            "Use the issuer of that cloud, such as login.microsoftonline.us for the US government.",
            Codes(
                "AADSTS90038", "AADSTS90043", "AADSTS90051", "AADSTS900432", "AADSTS900382", "AADSTS1000104", "AADSTS900381",
                "AADSTS900383", "AADSTS900431", "AADSTS900439", "AADSTS900440", "AADSTS900441", "AADSTS900442", "AADSTS1000202",
                "AADSTS1000401", "AADSTS90501", "AADSTS5000222").OrSays(
                "belongs to the national cloud", "redirected to the national cloud", "not supported in cross cloud request",
                "not supported on usgov endpoints", "tenants in the azure government cloud")),
        new(
            "entra.700054", Support, Settings,
            "Entra doesn't allow the ID token in the front channel",
            "The connection uses the front channel, and the application issues no ID tokens there.",
            "Switch the connection to the back channel.",
            Codes("AADSTS700054", "AADSTS700051", "AADSTS70005")
                .OrSays("response_type 'id_token' is not enabled", "response_type 'token' is not enabled")),
        new(
            "entra.75011", Support, Settings,
            "Entra signed the person in by another method",
            "Our request asks for a password sign-in, and the person used another method.",
            "Remove the authentication context from the connection's request template.",
            Codes("AADSTS75011", "AADSTS900235", "AADSTS900232").OrSays(
                "by which the user authenticated with the service doesn't match requested authentication method",
                "requestedauthenticationcontext comparison value must be")),
        new(
            "entra.750054", Support, Settings,
            "The SAML request is missing",
            "The sign-in URL was opened without a request. Often it was opened directly, or it is not a SAML address.",
            "Start the sign-in at InfluxDB. Check that the sign-in URL is the one in the metadata and ends in /saml2.",
            Codes("AADSTS750054", "AADSTS750014", "AADSTS750052").OrSays(
                "samlrequest or samlresponse must be present as query string parameters",
                "samlrequest or samlresponse must be present in body",
                "could not find a samlrequest or samlresponse in the message")),
        new(
            "entra.75005", Support, Settings,
            "Entra doesn't accept our SAML request",
            "The request template or the sign-in URL is wrong: an ID, a binding, a NameID policy or a destination that Entra "
            + "doesn't know.",
            "Reset the connection's request template, and compare the sign-in URL with the metadata.",
            Codes(
                "AADSTS75005", "AADSTS7500529", "AADSTS75008", "AADSTS75016", "AADSTS75001", "AADSTS75003", "AADSTS900236",
                "AADSTS90107", "AADSTS7500525", "AADSTS750015", "AADSTS750016", "AADSTS750017", "AADSTS750031", "AADSTS750032",
                "AADSTS750051", "AADSTS750053", "AADSTS750055", "AADSTS750056", "AADSTS750057", "AADSTS750058", "AADSTS750059",
                "AADSTS750161", "AADSTS7500510", "AADSTS7500511", "AADSTS7500512", "AADSTS7500513", "AADSTS7500515",
                "AADSTS7500516", "AADSTS7500517", "AADSTS7500518", "AADSTS7500519", "AADSTS7500520", "AADSTS7500524",
                "AADSTS7500528", "AADSTS900233", "AADSTS900234", "AADSTS900237", "AADSTS900238", "AADSTS900239", "AADSTS75019")
                .OrSays(
                "the request is not a valid saml2 protocol message", "is not a valid saml id",
                "the request is not a valid saml 2.0 protocol message", "received saml request with an unexpected destination",
                "saml authentication request property", "there was an xml error in the saml message",
                "saml message was not properly", "must specify the default issuer format",
                "the saml authnrequest or logoutrequest must specify an issuer")),
        new(
            "entra.malformed", Support, Settings,
            "Entra can't read our request",
            "A parameter is missing or wrong, or a page was reloaded.",
            "Start the sign-in again. If it fails again, compare the connection's endpoints with the discovery document.",
            Codes(
                "AADSTS900144", "AADSTS90014", "AADSTS90100", "AADSTS9002313", "AADSTS90015", "AADSTS90023", "AADSTS90004",
                "AADSTS90013", "AADSTS900561", "AADSTS90056", "AADSTS70007", "AADSTS70003", "AADSTS90102", "AADSTS90117",
                "AADSTS90121", "AADSTS901002", "AADSTS50010", "AADSTS90005", "AADSTS50050", "AADSTS50080", "AADSTS50091",
                "AADSTS90017", "AADSTS90116", "AADSTS900143", "AADSTS901001", "AADSTS901003", "AADSTS901004", "AADSTS901005",
                "AADSTS901006", "AADSTS9002338", "AADSTS900048", "AADSTS900049").OrSays(
                "must include a 'client_id' input parameter", "the request body must contain the following parameter",
                "the endpoint only accepts … requests",
                "is missing from the credential. ensure that you have all the necessary parameters")),
        new(
            "entra.loop", Support, Settings,
            "The sign-in goes round in a loop",
            "Entra answered the same request many times in a short while.",
            "Check the tenant log for that minute: each answer of Entra stands there with the reason why the sign-in started "
            + "again.",
            Codes("AADSTS50196", "AADSTS700172", "AADSTS800181").OrSays("encountered a client request loop")));
}
