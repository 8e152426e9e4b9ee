namespace SupportConsole.Crash.Recovery;

/// <summary>What a drill measured.</summary>
public sealed record DrillReport
{
    public static readonly TimeSpan MaxLostTime = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan MaxReadyTime = TimeSpan.FromMinutes(5);

    public required double Megabytes { get; init; }

    /// <summary>The rows committed until the kill.</summary>
    public required int Written { get; init; }

    public required int Lost { get; init; }

    /// <summary>From the newest row that came back to the last one written.</summary>
    public required TimeSpan LostTime { get; init; }

    public required TimeSpan RecoverTime { get; init; }

    /// <summary>From the beginning of the recovery until the new console is ready.</summary>
    public required TimeSpan ReadyTime { get; init; }

    public required bool KeysAreSame { get; init; }

    public required bool IsReady { get; init; }

    /// <summary>What the command printed.</summary>
    public required string Words { get; init; }

    public IEnumerable<string> Faults()
    {
        if (!IsReady)
        {
            yield return "The console on the recovered directory is not ready.";
        }

        if (!KeysAreSame)
        {
            yield return "The keys are not those of the first machine.";
        }

        if (Lost == Written)
        {
            yield return "Nothing that was written came back.";
        }

        if (LostTime > MaxLostTime)
        {
            yield return $"More than {MaxLostTime.TotalSeconds} s are lost.";
        }

        if (ReadyTime > MaxReadyTime)
        {
            yield return $"It was ready later than {MaxReadyTime.TotalMinutes} minutes after the loss.";
        }
    }

    public override string ToString() =>
        $"{Megabytes:F0} MB: {Lost} of {Written} rows lost, {LostTime.TotalSeconds:F1} s; recovered in {RecoverTime.TotalSeconds:F1} s, "
        + $"ready after {ReadyTime.TotalSeconds:F1} s; keys {(KeysAreSame ? "recognised" : "NOT recognised")}";
}
