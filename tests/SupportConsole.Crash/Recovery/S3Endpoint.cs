using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportConsole.Crash.Recovery;

/// <summary>
/// Storage that speaks as much of S3 as a backup needs, over HTTP on loopback: buckets in the path, signed requests only, and lists in small
/// pages. It checks that the body is the one that was signed.
/// </summary>
public sealed class S3Endpoint : IAsyncDisposable
{
    private const int PageSize = 20;
    private static readonly XNamespace S3 = "http://s3.amazonaws.com/doc/2006-03-01/";
    private readonly WebApplication app;

    private S3Endpoint(WebApplication app) => this.app = app;

    /// <summary>The objects, by bucket and key.</summary>
    public ConcurrentDictionary<string, byte[]> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it answers every request with 503.</summary>
    public bool IsDown { get; set; }

    public string Address => app.Urls.First();

    public static async Task<S3Endpoint> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var endpoint = new S3Endpoint(builder.Build());
        endpoint.app.Run(endpoint.AnswerAsync);
        await endpoint.app.StartAsync();
        return endpoint;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var content = body.ToArray();
        var path = http.Request.Path.Value!.TrimStart('/');
        if (IsDown)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        else if (!IsSigned(http.Request, content))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else if (http.Request.Method == "PUT")
        {
            Objects[path] = content;
            http.Response.Headers.ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"";
        }
        else if (http.Request.Method == "DELETE")
        {
            Objects.TryRemove(path, out _);
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        else if (http.Request.Query["list-type"] == "2")
        {
            await ListAsync(http, path.TrimEnd('/'));
        }
        else if (Objects.TryGetValue(path, out var found))
        {
            http.Response.ContentLength = found.Length;
            await http.Response.Body.WriteAsync(found);
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            await WriteAsync(http, new XElement("Error", new XElement("Code", "NoSuchKey"), new XElement("Message", "There is no such object.")));
        }
    }

    private static bool IsSigned(HttpRequest request, byte[] content) =>
        request.Headers.Authorization.ToString().StartsWith("AWS4-HMAC-SHA256 Credential=", StringComparison.Ordinal)
        && request.Headers["x-amz-content-sha256"] == Convert.ToHexStringLower(SHA256.HashData(content));

    private Task ListAsync(HttpContext http, string bucket)
    {
        var prefix = $"{bucket}/{http.Request.Query["prefix"]}";
        var after = http.Request.Query["continuation-token"].ToString();
        var left = Objects.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(pair => (Key: pair.Key[(bucket.Length + 1)..], pair.Value.Length))
            .Where(found => string.CompareOrdinal(found.Key, after) > 0)
            .OrderBy(found => found.Key, StringComparer.Ordinal)
            .ToList();
        var page = left.Take(PageSize).ToList();
        var isMore = left.Count > page.Count;
        return WriteAsync(http, new XElement(
            S3 + "ListBucketResult",
            new XElement(S3 + "Name", bucket),
            new XElement(S3 + "KeyCount", page.Count),
            new XElement(S3 + "IsTruncated", isMore),
            isMore ? new XElement(S3 + "NextContinuationToken", page[^1].Key) : null,
            page.Select(found => new XElement(
                S3 + "Contents",
                new XElement(S3 + "Key", found.Key),
                new XElement(S3 + "LastModified", "2026-11-28T00:00:00.000Z"),
                new XElement(S3 + "Size", found.Length.ToString(CultureInfo.InvariantCulture))))));
    }

    private static Task WriteAsync(HttpContext http, XElement answer)
    {
        http.Response.ContentType = "application/xml";
        return http.Response.WriteAsync(answer.ToString());
    }
}
