using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Record.Storage.SecondPlace;

namespace SupportConsole;

/// <summary>
/// A bucket of Amazon S3 or of storage that speaks S3. The credentials come from where the SDK looks for them: AWS_ACCESS_KEY_ID and
/// AWS_SECRET_ACCESS_KEY, a profile, or the machine's role.
/// </summary>
internal sealed class S3BackupStore : IBackupStore, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly AmazonS3Client client;
    private readonly string bucket;
    private readonly string folder;

    public S3BackupStore(BackupSettings settings)
    {
        var place = settings.To[BackupSettings.S3Scheme.Length..].Trim('/').Split('/', 2);
        bucket = place[0];
        folder = place.Length > 1 ? $"{place[1]}/" : "";
        Place = settings.To;
        var config = new AmazonS3Config
        {
            AuthenticationRegion = settings.S3Region,
            Timeout = Patience,
            MaxErrorRetry = 2,

            // Other implementations of S3 do not know the newer checksums; every object carries a tag of its own.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (settings.S3Endpoint.Length > 0)
        {
            config.ServiceURL = settings.S3Endpoint;
            config.ForcePathStyle = true;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(settings.S3Region);
        }

        client = new AmazonS3Client(config);
    }

    public string Place { get; }

    public async Task PutAsync(string name, byte[] content, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(content);
        var request = new PutObjectRequest
        {
            BucketName = bucket,
            Key = folder + name,
            InputStream = stream,
            ContentType = "application/octet-stream",
            UseChunkEncoding = false,
        };
        await client.PutObjectAsync(request, cancellationToken);
    }

    public async Task<byte[]?> GetAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetObjectAsync(bucket, folder + name, cancellationToken);
            using var content = new MemoryStream();
            await answer.ResponseStream.CopyToAsync(content, cancellationToken);
            return content.ToArray();
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = folder + prefix };
        do
        {
            var page = await client.ListObjectsV2Async(request, cancellationToken);
            names.AddRange((page.S3Objects ?? []).Select(found => found.Key[folder.Length..]));
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (request.ContinuationToken is { Length: > 0 });
        return names;
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        client.DeleteObjectAsync(bucket, folder + name, cancellationToken);

    public void Dispose() => client.Dispose();
}
