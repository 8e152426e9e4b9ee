using System.Diagnostics;

namespace SupportConsole.Fuzz;

/// <summary>An input that a parser did not stand.</summary>
/// <param name="Number">The number that makes it again.</param>
/// <param name="What">What happened.</param>
public sealed record FuzzFailure(long Number, string What);

/// <summary>What a run over one parser showed.</summary>
public sealed record FuzzReport(string Parser, long Inputs, TimeSpan Took, TimeSpan Slowest, long SlowestNumber, long MostAllocated, long MostAlive, long MostAliveNumber, IReadOnlyList<FuzzFailure> Failures)
{
    private const double Megabyte = 1024 * 1024;

    /// <summary>The report in one line.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{Parser,-13}{Inputs,10} inputs {Inputs / Took.TotalSeconds,9:0}/s  slowest {Slowest.TotalMilliseconds,7:0.0} ms (#{SlowestNumber})  allocated {MostAllocated / Megabyte,6:0.0} MB  alive {MostAlive / Megabyte,5:0.0} MB (#{MostAliveNumber})  failures {Failures.Count}");
}

/// <summary>Tries a parser with made inputs for a while. A watchdog sees what hangs and what memory stays alive.</summary>
public sealed class FuzzRun(FuzzTarget target, long firstNumber)
{
    private const int MostFailures = 10;
    private const long MostAliveBytes = 64L * 1024 * 1024;
    private readonly Mutator mutator = new(target);
    private readonly Lock gate = new();
    private readonly List<FuzzFailure> failures = [];
    private long inputs;
    private long slowest;
    private long slowestNumber;
    private long mostAllocated;
    private long mostPeak;
    private long sampled;
    private long mostPeakNumber;
    private long running = -1;
    private long since;
    private TimeSpan usedBefore;
    private int inputLength;
    private bool isGivenUp;

    /// <summary>How long one input may take: of the processor where nothing else runs in the process, since others may keep the machine busy; else by the clock.</summary>
    public TimeSpan Hang { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether what stays alive is watched: only where nothing else runs in the process.</summary>
    public bool IsAlone { get; init; } = true;

    /// <summary>Runs for a time; a hanging input ends the run, since its thread cannot be taken back.</summary>
    public FuzzReport For(TimeSpan time)
    {
        // What a parser builds once and keeps, such as its patterns, is built before anything is measured.
        foreach (var seed in target.Seeds)
        {
            target.Read(seed);
        }

        var started = Stopwatch.GetTimestamp();
        var before = Alive();
        using var done = new ManualResetEventSlim();
        var worker = new Thread(() => Work(started, time, done)) { IsBackground = true, Name = "fuzz " + target.Name };
        worker.Start();
        while (!done.Wait(TimeSpan.FromMilliseconds(Math.Clamp(time.TotalMilliseconds / 10, 50, 500))))
        {
            long seen;
            lock (gate)
            {
                seen = running;
            }

            var now = Alive() - before;
            lock (gate)
            {
                // Taken while an input is made, it would be the maker's; and the input, as bytes and as text, is not the parser's either.
                if (seen >= 0 && seen == running)
                {
                    sampled = Math.Max(sampled, now - (4L * inputLength));
                }

                if (running >= 0 && IsHanging())
                {
                    failures.Add(new FuzzFailure(running, $"It did not end within {Hang.TotalSeconds} s."));
                    isGivenUp = true;
                    break;
                }
            }
        }

        var left = Alive() - before;
        lock (gate)
        {
            var alive = Math.Max(mostPeak, isGivenUp ? Math.Max(sampled, left) : left);
            if (alive > MostAliveBytes && mostPeak <= MostAliveBytes)
            {
                failures.Add(new FuzzFailure(mostPeakNumber, $"{alive / 1024 / 1024} MB were left alive."));
            }

            return new FuzzReport(target.Name, inputs, Stopwatch.GetElapsedTime(started), TimeSpan.FromSeconds((double)slowest / Stopwatch.Frequency), slowestNumber, mostAllocated, alive, mostPeakNumber, [.. failures]);
        }
    }

    /// <summary>Tries one input on this thread, and lets what it throws through.</summary>
    public void Replay(long number) => target.Read(mutator.Make(number));

    /// <summary>The input of a number, to look at.</summary>
    public byte[] Input(long number) => mutator.Make(number);

    /// <summary>Reads an input once more, and looks at what is alive as often as can be: a short peak is seen by nobody who looks now and then.</summary>
    public long Peak(byte[] input)
    {
        var before = Alive();
        var again = new Thread(() => Try(input, 0)) { IsBackground = true };
        again.Start();
        long peak = 0;
        while (!again.Join(0))
        {
            peak = Math.Max(peak, Alive() - before);
        }

        return peak - (2L * input.Length);
    }

    private void Work(long started, TimeSpan time, ManualResetEventSlim done)
    {
        for (var number = firstNumber; Stopwatch.GetElapsedTime(started) < time; number++)
        {
            var input = mutator.Make(number);
            lock (gate)
            {
                if (isGivenUp || failures.Count >= MostFailures)
                {
                    break;
                }

                running = number;
                inputLength = input.Length;
                since = Stopwatch.GetTimestamp();
                usedBefore = Used();
            }

            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var failure = Try(input, number);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            var ended = Stopwatch.GetTimestamp();
            lock (gate)
            {
                var took = ended - since;
                since = ended;
                running = -1;
                inputs++;
                mostAllocated = Math.Max(mostAllocated, allocated);
                (slowest, slowestNumber) = took > slowest ? (took, number) : (slowest, slowestNumber);

                // What was allocated in all is no less than what was alive at once: what a sample saw beyond it was another's.
                var seen = Math.Min(sampled, allocated);
                (mostPeak, mostPeakNumber) = seen > mostPeak ? (seen, number) : (mostPeak, mostPeakNumber);
                sampled = 0;
                if (failure is not null && !isGivenUp)
                {
                    failures.Add(failure);
                }
            }

            // Only where more than the bound was allocated is there something to find out.
            if (IsAlone && failure is null && allocated > MostAliveBytes && Peak(input) is var peak)
            {
                lock (gate)
                {
                    (mostPeak, mostPeakNumber) = peak > mostPeak ? (peak, number) : (mostPeak, mostPeakNumber);
                    if (peak > MostAliveBytes)
                    {
                        failures.Add(new FuzzFailure(number, $"{peak / 1024 / 1024} MB were alive at once."));
                    }
                }
            }
        }

        done.Set();
    }

    private bool IsHanging() => Stopwatch.GetElapsedTime(since) is var took && (IsAlone ? Used() - usedBefore > Hang || took > 60 * Hang : took > Hang);

    private TimeSpan Used() => IsAlone ? Environment.CpuUsage.TotalTime : default;

    /// <summary>What a full collection left. What is thrown away while it is counted is not alive, however fast it comes.</summary>
    private long Alive()
    {
        if (!IsAlone)
        {
            return 0;
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
        var left = GC.GetGCMemoryInfo(GCKind.FullBlocking);
        return left.HeapSizeBytes - left.FragmentedBytes;
    }

    private FuzzFailure? Try(byte[] input, long number)
    {
        try
        {
            target.Read(input);
            return null;
        }
        catch (Exception thrown)
        {
            return new FuzzFailure(number, $"{thrown.GetType().Name}: {thrown.Message} {thrown.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}");
        }
    }
}
