using System.Net.Http;
using System.Security.Authentication;
using SupportConsole.Federation;

namespace SupportConsole.App.Fetching;

/// <summary>Turns failures of a fetch into problems.</summary>
internal static class FetchFaults
{
    private const string AttachFile = "Attach the document as a file.";
    private const string CompareAddress = "Compare the address with the one that the identity provider publishes.";
    private const string TryAgain = "Try again in a few minutes, or attach the document as a file.";

    public static Problem Redirect(Uri from, Uri? to)
    {
        var target = to is not null && Uri.TryCreate(from, to, out var absolute) ? FetchAddress.Show(absolute) : "no address";
        return new Problem(
            $"{from.Host} redirects to {target}. Redirects are not followed.",
            "If that address is right, use it instead. A redirect to a sign-in page means that the document is not public.")
        {
            Code = "fetch.redirect",
        };
    }

    public static Problem Status(Uri uri, int status) => status switch
    {
        401 or 403 => Make(
            "fetch.status",
            $"{uri.Host} refuses access (HTTP {status}).",
            "The document is not public. Ask the customer to send it as a file."),
        404 or 410 => Make("fetch.status", $"{uri.Host} has no document at this address (HTTP {status}).", CompareAddress),
        429 or >= 500 => Make("fetch.status", $"{uri.Host} is not available (HTTP {status}).", TryAgain),
        _ => Make("fetch.status", $"{uri.Host} answers HTTP {status} instead of a document.", AttachFile),
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
                    const string cure = "Ask the customer: the server may support only old TLS versions, or none on this port.";
                    return Make("fetch.tls-handshake", $"Couldn't make a secure connection to {uri.Host}.", cure);
                case InvalidDataException:
                    return Make("fetch.encoding", $"The compressed answer of {uri.Host} is damaged.", AttachFile);
                case HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded }:
                case HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded }:
                    return Make("fetch.ended-early", $"The answer of {uri.Host} is incomplete.", TryAgain);
                case HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded }:
                    return Make("fetch.headers", $"The headers of {uri.Host} are too large.", AttachFile);
            }
        }

        return Make("fetch.failed", $"Fetching from {uri.Host} failed.", CompareAddress);
    }

    private static Problem Make(string code, string what, string cure) => new(what, cure) { Code = code };
}
