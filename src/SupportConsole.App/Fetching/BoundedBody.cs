using System.IO.Compression;
using System.Net.Http;
using SupportConsole.Federation;

namespace SupportConsole.App.Fetching;

/// <summary>Reads a body up to a limit, counted after decompression.</summary>
internal static class BoundedBody
{
    public static async Task<Result<byte[]>> ReadAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > maxBytes)
        {
            return TooLarge($"{content.Headers.ContentLength:N0}", maxBytes);
        }

        await using var raw = await content.ReadAsStreamAsync(cancellationToken);
        var encodings = content.Headers.ContentEncoding
            .Where(encoding => !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (encodings.Count > 1 || Open(raw, encodings.FirstOrDefault()) is not { } body)
        {
            return new Problem("The answer uses an unknown compression.", "Attach the document as a file.") { Code = "fetch.encoding" };
        }

        await using (body)
        {
            using var taken = new MemoryStream();
            var part = new byte[16 * 1024];
            while (await body.ReadAsync(part, cancellationToken) is > 0 and var count)
            {
                if (taken.Length + count > maxBytes)
                {
                    return TooLarge($"more than {maxBytes:N0}", maxBytes);
                }

                taken.Write(part, 0, count);
            }

            return taken.ToArray();
        }
    }

    private static Stream? Open(Stream raw, string? encoding) => encoding?.ToLowerInvariant() switch
    {
        null => raw,
        "gzip" or "x-gzip" => new GZipStream(raw, CompressionMode.Decompress),
        "deflate" => new ZLibStream(raw, CompressionMode.Decompress),
        "br" => new BrotliStream(raw, CompressionMode.Decompress),
        _ => null,
    };

    private static Problem TooLarge(string size, int maxBytes) => new(
        $"The answer has {size} bytes; the limit is {maxBytes:N0}.",
        "Check that the address is that of the document itself. From a federation's metadata, use only the part of this identity provider.")
    {
        Code = "fetch.too-large",
    };
}
