using System.Diagnostics;
using SupportConsole.Auth0.Emulator;

namespace SupportConsole.Crash.TenantLog;

/// <summary>
/// Kills readers of the log at random moments, spread over its pages. A kill counts if it struck a page on its way or one that was not
/// committed yet; another is made in place of one that struck between two pages.
/// </summary>
internal sealed class ReaderKills(EmulatedTenant tenant, Random random, Func<Process> start, Func<Task<string>> findCheckpoint)
{
    private const string LogPath = "/api/v2/logs";

    /// <summary>How long the call that is to be struck takes: loopback is too fast.</summary>
    private static readonly TimeSpan OnTheWay = TimeSpan.FromMilliseconds(40);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private int asked;

    public int InReads { get; private set; }

    public int InWrites { get; private set; }

    public int Between { get; private set; }

    /// <param name="pages">Over how many of the first pages the kills are spread.</param>
    public async Task RunAsync(int kills, int pages)
    {
        using var call = new SemaphoreSlim(0);
        var awaited = int.MaxValue;
        tenant.OnRequest = async (request, gone) =>
        {
            if (request.Path == LogPath && Interlocked.Increment(ref asked) == Volatile.Read(ref awaited))
            {
                call.Release();
                await Task.Delay(OnTheWay, gone);
            }
        };
        for (var tries = 0; InReads + InWrites < kills; tries++)
        {
            if (tries > 3 * kills + 10)
            {
                throw new InvalidOperationException($"Only {InReads + InWrites} of {tries} kills fell in the middle of a page.");
            }

            var left = Math.Max(1, (pages - asked) / (kills - InReads - InWrites));
            Volatile.Write(ref awaited, asked + random.Next(1, 2 * left));
            using var reader = start();
            if (!await call.WaitAsync(Patience))
            {
                throw new InvalidOperationException("The log ended before all kills were made. Read a longer one.");
            }

            await KillAsync(reader, random.NextDouble() * 2 * OnTheWay);
        }

        tenant.OnRequest = static (_, _) => Task.CompletedTask;
    }

    private async Task KillAsync(Process reader, TimeSpan after)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < after;)
        {
            Thread.SpinWait(100);
        }

        reader.Kill();
        await reader.WaitForExitAsync();
        var last = tenant.Requests.Last(request => request.Path == LogPath);
        if (last.Status is null)
        {
            InReads++;
        }
        else if (last.Query.Contains($"from={await findCheckpoint()}", StringComparison.Ordinal))
        {
            InWrites++;
        }
        else
        {
            Between++;
        }
    }
}
