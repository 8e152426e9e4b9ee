using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

internal static class BrowserErrors
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        "The browsers' error pages",
        new(
            "browser.loop", User, Settings,
            "The browser is sent round in a loop",
            "Cookies are blocked or out of date.",
            "Delete the cookies of the sign-in pages, allow cookies, and start the sign-in again at InfluxDB.",
            Says("err_too_many_redirects", "redirected you too many times", "page isn't redirecting properly")),
        new(
            "browser.headers", User, Settings,
            "The browser sends too many cookies",
            "Old sign-ins left so many cookies that the server rejects the request.",
            "Delete the cookies of the sign-in pages and start the sign-in again at InfluxDB.",
            Says(
                "http error 431", "431 request header",
                "size of the request headers is too long", "request header or cookie too large", "request header fields too large",
                "request header is too large")),
        new(
            "browser.tls", Customer, HandOff,
            "The browser doesn't trust the identity provider's web server",
            "Its TLS certificate has expired, is self-signed or is for another name.",
            "Install a publicly trusted TLS certificate with its chain.",
            Says(
                "err_cert_date_invalid", "err_cert_authority_invalid", "err_cert_common_name_invalid",
                "your connection is not private", "sec_error_unknown_issuer")),
        new(
            "browser.unreachable", Customer, HandOff,
            "The browser can't reach the identity provider",
            "The host name doesn't resolve, the server is down, or it answers only inside the company's network.",
            "Check that the sign-in page opens on this network. If it needs a VPN, connect to it first.",
            Says(
                "dns_probe_finished_nxdomain", "err_name_not_resolved", "err_connection_refused", "err_connection_timed_out",
                "took too long to respond",
                "this site can't be reached", "err_connection_reset", "refused to connect")),
        new(
            "browser.frame", Support, Settings,
            "The sign-in page was opened inside a frame",
            "Identity providers don't let other pages embed their sign-in page.",
            "Open the sign-in as a page of its own, not inside a frame.",
            Says("x-frame-options", "frame-ancestors", "refused to display")));
}
