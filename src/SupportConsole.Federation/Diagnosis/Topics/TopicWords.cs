namespace SupportConsole.Federation.Diagnosis.Topics;

/// <summary>Groups of words that several topics share.</summary>
internal static class TopicWords
{
    public static readonly WordGroup Wrong = WordGroup.Of(
        "invalid", "not valid", "not a valid", "no valid", "not contain valid", "wrong", "incorrect", "bad ", "not correspond",
        "fail", "could not", "cannot", "unable", "mismatch", "not match", "no match", "not be ", "reject", "unexpected",
        "not verif", "not validat", "untrusted", "not trusted", "not accept", "not correct", "different", "differs", "not equal",
        "not recogni", "malformed", "unknown");

    /// <summary>For values that are compared. It lacks the verbs of people who "cannot" do something.</summary>
    public static readonly WordGroup Differs = WordGroup.Of(
        "invalid", "not valid", "not a valid", "wrong", "incorrect", "fail", "mismatch", "not match", "unexpected", "expected",
        "reject", "not for ", "not intended", "differ", "not correspond", "not one of", "not trust", "untrusted", "not issued for",
        "not issued to", "not present in", "not known", "not equal", "not accept", "not recogni", "unknown", "instead", "should be",
        "not the ", "but got", "but was", "not contain", "not our ");

    public static readonly WordGroup Missing = WordGroup.Of(
        "missing", "not found", "no ", "not present", "absent", "empty", "not exist", "not contain", "not have", "not provided",
        "not suppl", "not sent", "not send", "not include", "not set ", "could not find", "cannot find", "unable to find",
        "failed to find", "lacks", "undefined", "not returned", "not receive", "not return", "to return", "not get ",
        "not available", "be null", "is null", "was null", "not determine", "unable to determine");

    public static readonly WordGroup Unsupported = WordGroup.Of(
        "unsupported", "not supported", "not support", "not allowed", "not enabled", "not permitted", "disallowed", "not accepted",
        "unknown", "not configured");

    public static readonly WordGroup OfSaml = WordGroup.Of(
        "saml", "assertion", "lasso", "shibboleth", "mellon", "sp ", "name id ", "nameid", "wsfed", "ws federation",
        "audience restriction", "subject confirmation", "inresponseto", "notonorafter", "authnrequest", "authn request",
        "authn context", "xmldsig", "xmlsec", "protocol message", "in response to field", "attribute statement", "relaystate",
        "relay state", "acs ");

    public static readonly WordGroup SamlRequest = WordGroup.Of(
        "authn request", "authnrequest", "authentication request", "saml request", "samlrequest", "signed request", "request signature");

    public static readonly WordGroup IdToken = WordGroup.Of(
        "id token", "idtoken", "jwt", "jws ", "jwk", "kid ", "openid", "oidc", "oauth");

    public static readonly WordGroup OfOidc = IdToken.And(
        "open id", "discovery", "jose", "claim", "sso ", "identity provider", "idp ", "provider", "token", "login");

    public static readonly WordGroup Logout = WordGroup.Of(
        "logout", "log out", "logging out", "slo ", "sls ", "sign out", "signout", "signed out", "logged out");
}
