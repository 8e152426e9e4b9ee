using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using SupportConsole.Auth0.Access;

namespace SupportConsole.Auth0.Wire;

/// <summary>Sends calls: takes a turn from the budget, renews the token once on a 401, repeats, translates errors.</summary>
internal sealed partial class ManagementApi(
    IManagementEndpoints endpoints,
    TokenSource tokens,
    RequestBudget budget,
    Repetition repetition,
    TimeProvider time,
    ILogger<ManagementApi> logger)
{
    private static readonly Histogram<double> Calls = Telemetry.Meter.CreateHistogram<double>("supportconsole.auth0.call.duration", "s");

    /// <summary>The answer, or the <see cref="TenantProblem"/>.</summary>
    public async Task<Result<Answer>> SendAsync(Call call, CancellationToken cancellationToken)
    {
        using var activity = Telemetry.Activities.StartActivity("auth0.call", ActivityKind.Client)?.SetTag("is_write", call.IsWrite);
        var started = time.GetTimestamp();
        var attempt = await repetition.RunAsync(call.IsRepeatable, token => TryAsync(call, token), cancellationToken);
        var took = (long)time.GetElapsedTime(started).TotalMilliseconds;
        activity.End(attempt.Problem);
        activity?.SetTag("auth0.request.id", attempt.Problem is { } failed ? failed.RequestId : attempt.Answer!.RequestId);
        Calls.Record(
            took / 1000.0,
            KeyValuePair.Create<string, object?>("is_write", call.IsWrite),
            KeyValuePair.Create<string, object?>("outcome", attempt.Problem?.Kind.ToString() ?? "Ok"));
        if (attempt.Problem is { } problem)
        {
            Log.Failed(logger, call.Doing, problem.Kind, problem.Status, problem.ErrorCode, problem.RequestId, problem.Effect, took);
            return problem;
        }

        Log.Answered(logger, call.Doing, attempt.Answer!.Status, attempt.Answer.RequestId, took);
        return attempt.Answer;
    }

    private async Task<Attempt> TryAsync(Call call, CancellationToken cancellationToken)
    {
        if (!(await tokens.GetAsync(cancellationToken)).TryGet(out var token, out var problem))
        {
            return Attempt.Failed((TenantProblem)problem);
        }

        var reply = await SendOnceAsync(call, token, cancellationToken);
        if (reply.Status == 401)
        {
            tokens.Forget(token);
            if (!(await tokens.GetAsync(cancellationToken)).TryGet(out token, out problem))
            {
                return Attempt.Failed((TenantProblem)problem);
            }

            reply = await SendOnceAsync(call, token, cancellationToken);
        }

        return Judge(call, reply, token);
    }

    private async Task<Reply> SendOnceAsync(Call call, AccessToken token, CancellationToken cancellationToken)
    {
        await budget.EnterAsync(cancellationToken);
        var reply = await call.SendAsync(endpoints, token, cancellationToken);
        budget.Note(reply, time.GetUtcNow());
        return reply;
    }

    private Attempt Judge(Call call, Reply reply, AccessToken token)
    {
        if (NetworkErrors.Of(reply, call.Doing, call.IsWrite) is { } broken)
        {
            return Attempt.Failed(broken, isTransient: true);
        }

        if (reply.IsSuccess)
        {
            var isWhole = reply.Json is not null || (reply.IsEmpty && reply.Status is 202 or 204);
            var effect = call.IsWrite ? TenantEffect.Unknown : TenantEffect.None;
            return isWhole
                ? Attempt.Ok(new Answer(reply.Status, reply.Json, reply.RequestId))
                : Attempt.Failed(ErrorMap.Unreadable(reply, call.Doing, effect), isTransient: true);
        }

        var problem = ErrorMap.Of(reply, call, Scrubber.Of(call, token.Value), time.GetUtcNow());
        if (call.MayBeGone && problem.Kind == TenantProblemKind.NotFound)
        {
            return Attempt.Ok(new Answer(reply.Status, null, reply.RequestId));
        }

        var isTransient = problem.Kind is TenantProblemKind.Unavailable or TenantProblemKind.Timeout or TenantProblemKind.Unreadable;
        return Attempt.Failed(problem, isTransient);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Auth0, {Doing}: {Status}, request {RequestId}, {Milliseconds} ms.")]
        public static partial void Answered(ILogger logger, string doing, int status, string? requestId, long milliseconds);

        [LoggerMessage(
            LogLevel.Warning,
            "Auth0, {Doing}: failed as {Kind}, status {Status}, {ErrorCode}, request {RequestId}, effect {Effect}, {Milliseconds} ms.")]
        public static partial void Failed(
            ILogger logger,
            string doing,
            TenantProblemKind kind,
            int? status,
            string? errorCode,
            string? requestId,
            TenantEffect effect,
            long milliseconds);
    }
}
