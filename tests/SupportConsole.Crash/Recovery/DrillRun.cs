namespace SupportConsole.Crash.Recovery;

/// <summary>Drills in a row, at the settings of a real console, to a directory and to S3-compatible storage in turn.</summary>
internal static class DrillRun
{
    private static readonly TimeSpan ShipEvery = TimeSpan.FromSeconds(30);

    /// <summary>Prints what each drill measured.</summary>
    /// <returns>0 if each kept its bounds, else 1.</returns>
    public static async Task<int> RunAsync(int drills, int rows)
    {
        var faults = 0;
        for (var drill = 1; drill <= drills; drill++)
        {
            // Not a multiple of the time between two turns: the kill comes at another moment of the turn each time.
            var size = new DrillSize(rows, Seconds: 40 + (7 * drill % 30), ShipEvery, IsS3: drill % 2 == 0);
            await using var run = new RecoveryDrill(size);
            var report = await run.RunAsync();
            Console.WriteLine($"drill {drill} of {drills}, {(size.IsS3 ? "S3" : "directory")}: {report}");
            foreach (var fault in report.Faults())
            {
                faults++;
                Console.WriteLine($"  {fault}");
            }
        }

        return faults == 0 ? 0 : 1;
    }
}
