using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportConsole.Auth0.Wire;

/// <summary>An answer, whatever it is: a status with headers and perhaps JSON, or the way in which the exchange broke.</summary>
internal sealed class Reply
{
    private const int LongestRequestId = 100;
    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 128 };

    public Breakage Breakage { get; private init; }

    public int Status { get; private init; }

    /// <summary>Null if the body is empty, not JSON, or JSON with a duplicate key.</summary>
    public JsonNode? Json { get; private init; }

    /// <summary>The body if it is a certificate in PEM; null for others.</summary>
    public string? Pem { get; private init; }

    public bool IsEmpty { get; private init; }

    public string? ContentType { get; private init; }

    public string? RequestId { get; private init; }

    public RateLimitReading? RateLimit { get; private init; }

    private RetryConditionHeaderValue? RetryAfter { get; init; }

    public bool IsSuccess => Status is >= 200 and < 300;

    public static Reply Broken(Breakage how) => new() { Breakage = how };

    public Reply With(JsonNode json) => new()
    {
        Status = Status,
        Json = json,
        ContentType = ContentType,
        RequestId = RequestId,
        RateLimit = RateLimit,
        RetryAfter = RetryAfter,
    };

    public static Reply Of(HttpResponseMessage response, byte[] body) => new()
    {
        Status = (int)response.StatusCode,
        Json = Parse(body),
        Pem = body.AsSpan().StartsWith("-----BEGIN CERTIFICATE-----"u8) ? Encoding.ASCII.GetString(body) : null,
        IsEmpty = body.Length == 0,
        ContentType = response.Content.Headers.ContentType?.MediaType,
        RequestId = RequestIdOf(response),
        RateLimit = Reading(response),
        RetryAfter = response.Headers.RetryAfter,
    };

    /// <summary>
    /// How long Auth0 asks to wait: Retry-After in seconds or as a date, else until the reset of a used-up rate limit; null if it does not
    /// say.
    /// </summary>
    public TimeSpan? WaitAsked(DateTimeOffset now)
    {
        var wait = RetryAfter?.Delta ?? (RetryAfter?.Date ?? (RateLimit is { Remaining: 0 } reading ? reading.ResetsAt : null)) - now;
        return wait is { } asked && asked < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static JsonNode? Parse(byte[] body)
    {
        try
        {
            return body.Length == 0 ? null : JsonNode.Parse(body, documentOptions: Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// The Management API names the request in its tracing headers, in recordings always in the first. <c>x-auth0-requestid</c> is the
    /// Authentication API's.
    /// </summary>
    private static string? RequestIdOf(HttpResponseMessage response) => new[]
    {
        Header(response, "ot-baggage-auth0-request-id"),
        TraceStateRequestId(response),
        Header(response, "cf-ray"),
        Header(response, "x-auth0-requestid"),
    }.FirstOrDefault(id => id is { Length: > 0 and <= LongestRequestId });

    private static string? TraceStateRequestId(HttpResponseMessage response)
    {
        const string member = "auth0-request-id=";
        return response.Headers.TryGetValues("tracestate", out var values)
            ? values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries))
                .FirstOrDefault(part => part.StartsWith(member, StringComparison.Ordinal))?[member.Length..]
            : null;
    }

    private static RateLimitReading? Reading(HttpResponseMessage response) =>
        Number(response, "x-ratelimit-limit", int.MaxValue) is { } limit
        && Number(response, "x-ratelimit-remaining", int.MaxValue) is { } remaining
        && Number(response, "x-ratelimit-reset", LastSecond) is { } reset
            ? new RateLimitReading((int)limit, (int)remaining, DateTimeOffset.FromUnixTimeSeconds(reset))
            : null;

    private static long? Number(HttpResponseMessage response, string name, long most) =>
        long.TryParse(Header(response, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : null;

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
