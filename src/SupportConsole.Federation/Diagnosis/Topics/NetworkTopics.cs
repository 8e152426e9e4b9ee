using static SupportConsole.Federation.Diagnosis.Topics.TopicWords;

namespace SupportConsole.Federation.Diagnosis.Topics;

/// <summary>What may be wrong on the way to the identity provider. It comes before what could not be read on that account.</summary>
internal static class NetworkTopics
{
    public static IReadOnlyList<ErrorTopic> All { get; } =
    [
        new(
            "auth0.discovery",
            WordGroup.Of(
                "record layer failure", "wrong version number", "packet length too long", "first record does not look like",
                "http request to https", "http response to https", "plain http request", "unrecognized ssl message", "not an ssl",
                "unknown protocol ssl")),
        new ErrorTopic(
            "auth0.tls",
            WordGroup.Of(
                "tls ", "ssl", "x509", "handshake", "pkix", "cipher", "self signed", "certificate chain", "trust anchor",
                "trust store", "certification path", "server certificate", "certificate verif", "peer certificate",
                "peers certificate", "certificate issuer"),
            WordGroup.Of(
                "fail", "error", "unknown", "not trusted", "untrusted", "unable", "alert", "unsupported", "mismatch", "not valid",
                "invalid", "expired", "refused", "could not", "cannot", "not match", "verify"))
            .Without(WordGroup.Of("authentication method", "relying party", "signing", "assertion", "saml", "timeout", "timed out")),
        new(
            "auth0.unreachable",
            WordGroup.Of(
                "host lookup", "resolve host", "name resolution", "unknown host", "getaddrinfo", "nodename", "no such host",
                "no route to host", "network is unreachable", "connection refused", "connection reset", "connection aborted",
                "connection attempts failed", "connection failed", "connect failed", "failed to connect", "could not connect",
                "unable to connect", "cannot connect", "remote end closed", "connection closed", "server misbehaving",
                "empty reply from server", "broken pipe", "server disconnected", "premature end", "could not resolve",
                "unable to resolve host")),
        new ErrorTopic(
            "auth0.unreachable",
            WordGroup.Of("bad gateway", "502 ", "503 ", "service unavailable"),
            WordGroup.Of(
                "provider", "discovery", "well known", "metadata", "token", "jwks", "keys ", "userinfo", "user info", "idp ", "issuer",
                "openid", "oidc", "authorization server"))
            .In(OfOidc.And("saml")),
        new ErrorTopic(
            "auth0.unreachable",
            WordGroup.Of("eof "),
            WordGroup.Of("get ", "post ", "token exchange", "fetch", "dial", "read tcp", "endpoint"))
            .In(OfOidc.And("saml")),
        new(
            "auth0.timeout",
            WordGroup.Of("timed out", "timeout", "deadline exceeded"),
            WordGroup.Of(
                "connect", "request", "read", "token", "endpoint", "http", "dial", "fetch", "get ", "post ", "host",
                "operation")),
        new(
            "browser.headers",
            WordGroup.Of("request header", "header field", "cookie", "headers "),
            WordGroup.Of("too large", "too long", "too big", "exceed", "overflow", "431")),
    ];
}
