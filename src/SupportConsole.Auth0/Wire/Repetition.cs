using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace SupportConsole.Auth0.Wire;

/// <summary>
/// Repeats calls. A rate limit is waited out for any call, since Auth0 refused before doing anything, up to one limit for the whole call. A
/// transient failure is tried again twice if the call is safe to repeat. All waits go through the clock.
/// </summary>
internal sealed class Repetition
{
    private const int TransientRepeats = 2;
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(20);
    private static readonly ResiliencePropertyKey<Progress> ProgressKey = new("progress");

    private readonly ResiliencePipeline<Attempt> pipeline;
    private readonly TimeSpan patience;

    public Repetition(IOptions<Auth0TenantOptions> settings, TimeProvider time)
    {
        patience = settings.Value.RateLimitPatience;
        pipeline = new ResiliencePipelineBuilder<Attempt> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<Attempt>
            {
                Name = "rate limit",
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = args => ValueTask.FromResult(IsWorthWaiting(Of(args.Context), args.Outcome.Result)),
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(Of(args.Context).NextWait),
            })
            .AddRetry(new RetryStrategyOptions<Attempt>
            {
                Name = "transient failure",
                MaxRetryAttempts = TransientRepeats,
                ShouldHandle = args => ValueTask.FromResult(Of(args.Context).Repeats && args.Outcome.Result is { IsTransient: true }),
                DelayGenerator = args =>
                    ValueTask.FromResult<TimeSpan?>(Backoff(args.AttemptNumber, args.Outcome.Result?.Problem?.RetryAfter)),
            })
            .Build();
    }

    /// <param name="repeats">Whether the call is safe to repeat after a failure that leaves its effect in doubt.</param>
    /// <returns>The last try; its effect is in doubt if that of any try was.</returns>
    public async Task<Attempt> RunAsync(bool repeats, Func<CancellationToken, Task<Attempt>> attempt, CancellationToken cancellationToken)
    {
        var progress = new Progress { Repeats = repeats };
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(ProgressKey, progress);
            var last = await pipeline.ExecuteAsync(
                async (running, state) =>
                {
                    var tried = await state.attempt(running.CancellationToken);
                    state.progress.IsInDoubt |= tried.Problem is { Effect: TenantEffect.Unknown };
                    return tried;
                },
                context,
                (attempt, progress));
            return last.Problem is { Effect: TenantEffect.None } problem && progress.IsInDoubt
                ? Attempt.Failed(problem with { Effect = TenantEffect.Unknown })
                : last;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static Progress Of(ResilienceContext context) => context.Properties.GetValue(ProgressKey, null!);

    private bool IsWorthWaiting(Progress progress, Attempt? attempt)
    {
        if (attempt?.Problem is not { Kind: TenantProblemKind.RateLimited } problem)
        {
            return false;
        }

        var asked = problem.RetryAfter ?? TimeSpan.FromSeconds(Math.Pow(2, Math.Min(progress.Waits, 5)));
        var wait = (asked < TimeSpan.FromSeconds(0.5) ? TimeSpan.FromSeconds(0.5) : asked) + Jitter(TimeSpan.FromSeconds(0.5));
        if (progress.Waited + wait > patience)
        {
            return false;
        }

        progress.NextWait = wait;
        progress.Waited += wait;
        progress.Waits++;
        return true;
    }

    private static TimeSpan Backoff(int repeat, TimeSpan? asked)
    {
        var backoff = (FirstBackoff * Math.Pow(2, repeat)) + Jitter(FirstBackoff);
        return asked is null || asked < backoff ? backoff : asked < LongestBackoff ? asked.Value : LongestBackoff;
    }

    private static TimeSpan Jitter(TimeSpan most) => TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32((int)most.TotalMilliseconds));

    private sealed class Progress
    {
        public required bool Repeats { get; init; }

        public bool IsInDoubt { get; set; }

        public int Waits { get; set; }

        public TimeSpan Waited { get; set; }

        public TimeSpan NextWait { get; set; }
    }
}
