using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using SupportConsole.Auth0.Access;
using SupportConsole.Federation;

namespace SupportConsole.Auth0.Wire;

/// <summary>Sends calls: budget, token, tries, repeats, translation. One renewal of the token on a 401.</summary>
internal sealed partial class ManagementApi(
    HttpExchange http, TokenSource tokens, RequestBudget budget, Repetition repetition, TimeProvider time, ILogger<ManagementApi> logger)
{
    /// <summary>The answer, or the <see cref="TenantProblem"/>.</summary>
    public async Task<Result<Answer>> SendAsync(Call call, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var attempt = await repetition.RunAsync(call.IsRepeatable, token => TryAsync(call, token), cancellationToken);
        var took = (long)time.GetElapsedTime(started).TotalMilliseconds;
        if (attempt.Problem is { } problem)
        {
            Log.Failed(logger, call.Method, call.Doing, problem.Kind, problem.Status, problem.ErrorCode, problem.RequestId, problem.Effect, took);
            return problem;
        }

        Log.Answered(logger, call.Method, call.Doing, attempt.Answer!.Status, attempt.Answer.RequestId, took);
        return attempt.Answer;
    }

    private async Task<Attempt> TryAsync(Call call, CancellationToken cancellationToken)
    {
        if (!(await tokens.GetAsync(cancellationToken)).TryGet(out var token, out var problem))
        {
            return Attempt.Failed((TenantProblem)problem);
        }

        var reply = await ExchangeAsync(call, token, cancellationToken);
        if (reply.Status == 401)
        {
            tokens.Forget(token);
            if (!(await tokens.GetAsync(cancellationToken)).TryGet(out token, out problem))
            {
                return Attempt.Failed((TenantProblem)problem);
            }

            reply = await ExchangeAsync(call, token, cancellationToken);
        }

        return Judge(call, reply, token);
    }

    private async Task<Reply> ExchangeAsync(Call call, AccessToken token, CancellationToken cancellationToken)
    {
        await budget.EnterAsync(cancellationToken);
        using var request = new HttpRequestMessage(call.Method, "api/v2/" + call.Path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        request.Content = call.Body is null ? null : HttpExchange.Json(call.Body);
        var reply = await http.SendAsync(request, cancellationToken);
        budget.Note(reply, time.GetUtcNow());
        return reply;
    }

    private Attempt Judge(Call call, Reply reply, AccessToken token)
    {
        if (NetworkErrors.Of(reply, call.Doing, call.IsWrite) is { } broken)
        {
            return Attempt.Failed(broken, isTransient: true);
        }

        var isJson = reply.Json is not null || (reply.IsEmpty && reply.Status is 202 or 204);
        if (reply.Status is >= 200 and < 300)
        {
            return isJson
                ? Attempt.Ok(new Answer(reply.Status, reply.Json, reply.RequestId))
                : Attempt.Failed(ErrorMap.Unreadable(reply, call.Doing, call.IsWrite ? TenantEffect.Unknown : TenantEffect.None), isTransient: true);
        }

        var problem = ErrorMap.Of(reply, call, Scrubber.Of(call, token.Value), time.GetUtcNow());
        return call.MayBeGone && problem.Kind == TenantProblemKind.NotFound
            ? Attempt.Ok(new Answer(reply.Status, null, reply.RequestId))
            : Attempt.Failed(problem, problem.Kind is TenantProblemKind.Unavailable or TenantProblemKind.Timeout or TenantProblemKind.Unreadable);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "{Method} {Doing}: {Status}, request {RequestId}, {Milliseconds} ms.")]
        public static partial void Answered(ILogger logger, HttpMethod method, string doing, int status, string? requestId, long milliseconds);

        [LoggerMessage(LogLevel.Warning, "{Method} {Doing} failed: {Kind}, status {Status}, {ErrorCode}, request {RequestId}, effect {Effect}, {Milliseconds} ms.")]
        public static partial void Failed(
            ILogger logger, HttpMethod method, string doing, TenantProblemKind kind, int? status, string? errorCode, string? requestId, TenantEffect effect, long milliseconds);
    }
}
