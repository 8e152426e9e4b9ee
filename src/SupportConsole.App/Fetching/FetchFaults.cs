using System.Net.Http;
using System.Security.Authentication;
using SupportConsole.Federation;

namespace SupportConsole.App.Fetching;

/// <summary>The words for what went wrong on the way.</summary>
internal static class FetchFaults
{
    private const string AttachFile = "Attach the document as a file, or ask the customer.";

    public static Problem Redirect(Uri from, Uri? to)
    {
        var target = to is null ? null : to.IsAbsoluteUri ? to : Uri.TryCreate(from, to, out var whole) ? whole : null;
        return new Problem(
            $"{from.Host} redirects to {(target is null ? "no address" : FetchAddress.Show(target))}; redirects are not followed.",
            "If that is the right address, give it directly; a sign-in page instead of a document means that it is not public.")
        { Code = "fetch.redirect" };
    }

    public static Problem Status(Uri uri, int status) => status switch
    {
        401 or 403 => new Problem($"{uri.Host} refuses access (HTTP {status}).", "The document is not public: ask the customer to attach it as a file.") { Code = "fetch.status" },
        404 or 410 => new Problem($"{uri.Host} has no document at this address (HTTP {status}).", "Compare the address with the one that the identity provider publishes.") { Code = "fetch.status" },
        429 or >= 500 => new Problem($"{uri.Host} cannot answer now (HTTP {status}).", "Try again in some minutes; if it stays, attach the document as a file.") { Code = "fetch.status" },
        _ => new Problem($"{uri.Host} answers HTTP {status} instead of a document.", AttachFile) { Code = "fetch.status" },
    };

    public static Problem Explain(Uri uri, Exception error)
    {
        for (var inner = error; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case FetchRefusedException refused:
                    return refused.Problem;
                case AuthenticationException:
                    return new Problem($"No secure connection to {uri.Host} came about.", "The server may speak an old TLS version only, or none on this port: ask the customer.") { Code = "fetch.tls-handshake" };
                case InvalidDataException:
                    return new Problem($"The answer of {uri.Host} is compressed and damaged.", AttachFile) { Code = "fetch.encoding" };
                case HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded }:
                    return new Problem($"The answer of {uri.Host} broke off before its end.", "Try again; if it stays, attach the document as a file.") { Code = "fetch.ended-early" };
                case HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded }:
                    return new Problem($"The answer of {uri.Host} broke off before its end.", "Try again; if it stays, attach the document as a file.") { Code = "fetch.ended-early" };
                case HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded }:
                    return new Problem($"The answer of {uri.Host} has larger headers than are taken.", AttachFile) { Code = "fetch.headers" };
            }
        }

        return new Problem($"Fetching from {uri.Host} failed.", "Compare the address with the one that the identity provider publishes, and try again.") { Code = "fetch.failed" };
    }
}
