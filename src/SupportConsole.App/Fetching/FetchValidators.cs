using System.Net.Http;
using System.Net.Http.Headers;

namespace SupportConsole.App.Fetching;

/// <summary>What a server gave with a document, to ask later whether it changed. Sent back as given.</summary>
/// <param name="ETag">With its quotes and W/; empty if there was none.</param>
public sealed record FetchValidators(string ETag, DateTimeOffset? LastModified)
{
    public const int ETagMaxLength = 256;

    public static readonly FetchValidators None = new("", null);

    public bool IsNone => ETag.Length == 0 && LastModified is null;

    internal static FetchValidators Of(HttpResponseMessage response)
    {
        var tag = response.Headers.ETag?.ToString() ?? "";
        return new FetchValidators(tag.Length <= ETagMaxLength ? tag : "", response.Content.Headers.LastModified);
    }

    internal void AddTo(HttpRequestHeaders headers)
    {
        if (EntityTagHeaderValue.TryParse(ETag, out var tag))
        {
            headers.IfNoneMatch.Add(tag);
        }

        headers.IfModifiedSince = LastModified;
    }
}
