using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security.Authentication;
using Microsoft.Extensions.Logging;
using SupportConsole.Federation;

namespace SupportConsole.App.Fetching;

/// <summary>
/// The client for addresses that a customer gave: https, public addresses, no redirects, no cookies or credentials, limited in time, size
/// and number.
/// </summary>
public sealed partial class GuardedFetcher(
    IHttpClientFactory clients,
    FetchSettings settings,
    TimeProvider time,
    ILogger<GuardedFetcher> logger) : IDisposable
{
    internal const string ClientName = "guarded";
    private static readonly Counter<long> Fetches = Telemetry.Meter.CreateCounter<long>("supportconsole.fetches", "{fetch}");

    private const int NotModified = 304;

    private const string AcceptedTypes = "application/json, application/samlmetadata+xml, application/xml, text/xml;q=0.9, */*;q=0.5";

    private readonly SemaphoreSlim places = new(Math.Max(1, settings.Concurrency));

    /// <summary>Fetches a document. A <see cref="Problem"/> never contains the body.</summary>
    public async Task<Result<FetchedDocument>> GetAsync(Uri uri, FetchLimits limits, CancellationToken cancellationToken) =>
        (await GetIfChangedAsync(uri, FetchValidators.None, limits, cancellationToken)).Map(document => document!);

    /// <summary>Fetches a document unless it is the one that the validators came with; null if it is.</summary>
    public async Task<Result<FetchedDocument?>> GetIfChangedAsync(
        Uri uri,
        FetchValidators validators,
        FetchLimits limits,
        CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        request.Headers.TryAddWithoutValidation("Accept", AcceptedTypes);
        validators.AddTo(request.Headers);
        var answered = await SendAsync(request, limits, cancellationToken);
        if (!answered.TryGet(out var answer, out var problem))
        {
            return problem;
        }

        return answer.Status switch
        {
            NotModified => (FetchedDocument?)null,
            >= 200 and < 300 => answer.Document,
            var status => FetchFaults.Status(uri, status),
        };
    }

    /// <summary>Posts a form and returns the answer whatever its status. Redirects are refused.</summary>
    internal async Task<Result<FetchedAnswer>> PostAsync(
        Uri uri,
        IEnumerable<KeyValuePair<string, string>> form,
        AuthenticationHeaderValue? basic,
        FetchLimits limits,
        CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, uri) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Authorization = basic;
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        return await SendAsync(request, limits, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();

    private async Task<Result<FetchedAnswer>> SendAsync(HttpRequestMessage request, FetchLimits limits, CancellationToken cancellationToken)
    {
        using var activity = Telemetry.Activities.StartActivity("fetch", ActivityKind.Client)
            ?.SetTag("http.request.method", request.Method.Method);
        var answered = await SendOnceAsync(request, limits, cancellationToken);
        activity.End(answered.Problem);
        Fetches.Add(1, KeyValuePair.Create<string, object?>("outcome", answered.Problem?.Code ?? "ok"));
        return answered;
    }

    private async Task<Result<FetchedAnswer>> SendOnceAsync(HttpRequestMessage request, FetchLimits limits,
        CancellationToken cancellationToken)
    {
        var uri = request.RequestUri!;
        if (FetchAddress.Check(uri, settings, time.GetUtcNow()) is { } refused)
        {
            Log.Refused(logger, refused.Code);
            return refused;
        }

        if (!await TakePlaceAsync(limits.Timeout, cancellationToken))
        {
            return new Problem("Too many fetches are running.", "Try again in a moment.") { Code = "fetch.busy" };
        }

        try
        {
            var result = await ExchangeAsync(request, limits, cancellationToken);
            var outcome = result.TryGet(
                out var answer,
                out var problem) ? $"{answer.Status}, {answer.Document.Bytes.Length} bytes" : problem.Code;
            Log.Fetched(logger, FetchAddress.Show(uri), outcome);
            return result;
        }
        finally
        {
            places.Release();
        }
    }

    private async Task<bool> TakePlaceAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using var ending = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ending.Token, cancellationToken);
        try
        {
            await places.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<Result<FetchedAnswer>> ExchangeAsync(
        HttpRequestMessage request,
        FetchLimits limits,
        CancellationToken cancellationToken)
    {
        var uri = request.RequestUri!;
        using var ending = new CancellationTokenSource(limits.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ending.Token, cancellationToken);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        request.Headers.TryAddWithoutValidation("User-Agent", "SupportConsole");
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var status = (int)response.StatusCode;
            if (status == NotModified && IsConditional(request))
            {
                return new FetchedAnswer(status, new FetchedDocument(uri, ReadOnlyMemory<byte>.Empty, null, time.GetUtcNow()));
            }

            if (status is >= 300 and < 400)
            {
                return FetchFaults.Redirect(uri, response.Headers.Location);
            }

            var body = await BoundedBody.ReadAsync(response.Content, limits.MaxBytes, either.Token);
            var type = response.Content.Headers.ContentType?.MediaType;
            var validators = FetchValidators.Of(response);
            return body.Map(bytes => new FetchedAnswer(
                status,
                new FetchedDocument(uri, bytes, type, time.GetUtcNow()) { Validators = validators }));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Problem(
                $"{uri.Host} did not answer within {limits.Timeout.TotalSeconds:N0} seconds.",
                "Try again, or attach the document as a file.")
            {
                Code = "fetch.timeout",
            };
        }
        catch (Exception error) when (IsFetchFailure(error))
        {
            return FetchFaults.Explain(uri, error);
        }
    }

    private static bool IsConditional(HttpRequestMessage request) =>
        request.Headers.IfNoneMatch.Count > 0 || request.Headers.IfModifiedSince is not null;

    private static bool IsFetchFailure(Exception error) => error
        is HttpRequestException
        or IOException
        or AuthenticationException
        or InvalidDataException
        or NotSupportedException
        or InvalidOperationException;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Fetched {Address}: {Outcome}")]
        public static partial void Fetched(ILogger logger, string address, string outcome);

        [LoggerMessage(2, LogLevel.Warning, "An address was refused: {Code}")]
        public static partial void Refused(ILogger logger, string code);
    }
}

internal sealed record FetchedAnswer(int Status, FetchedDocument Document);
