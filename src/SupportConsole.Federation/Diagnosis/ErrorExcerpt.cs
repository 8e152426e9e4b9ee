using System.Buffers;
using System.Text;

namespace SupportConsole.Federation.Diagnosis;

/// <summary>Cuts what tells of an error out of a long paste, such as a browser's HAR file or a day of logs.</summary>
internal static class ErrorExcerpt
{
    private const int Before = 300;
    private const int After = 1500;
    private const int Edge = 4000;

    private static readonly SearchValues<string> Cues = SearchValues.Create(
        [
            "AADSTS", "AADB2C", "MSIS", "error=", "error_description", "error_codes", "\"error\"", "ResultType", "errorCode",
            "error?code=",
            "LOGIN_ERROR", "StatusCode", "status:Responder", "status:Requester", "thumbprint", "access_denied", "invalid_",
            "unauthorized_client",
            "not assigned", "redirect_uri_mismatch", "app_not_", "Activity ID", "trouble signing you in",
            "Unsupported Request", "METADATANOTFOUND",
            "We are sorry", "400_SAML", "GENERAL_NONSUCCESS", "connection=", "urn:auth0:",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>The text itself if it is short; else its first and last lines and what stands around the words of errors.</summary>
    /// <param name="most">The most characters that are kept.</param>
    public static string Of(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var kept = new StringBuilder(most + After).Append(text, 0, Edge).Append('\n');
        var last = text.Length - Edge;
        for (var from = Edge; kept.Length < most - Edge && from < last;)
        {
            var found = text.AsSpan(from, last - from).IndexOfAny(Cues);
            if (found < 0)
            {
                break;
            }

            var start = Math.Max(from, from + found - Before);
            var end = Math.Min(last, from + found + After);
            kept.Append(text, start, end - start).Append('\n');
            from = end;
        }

        return kept.Append(text, last, Edge).ToString();
    }
}
