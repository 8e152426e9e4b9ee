namespace SupportConsole.Crash.Silence;

/// <summary>Random numbers of two distributions.</summary>
internal static class Draw
{
    /// <summary>Of mean 1; the greater the shape, the nearer to it.</summary>
    public static double Gamma(Random random, int shape) =>
        Enumerable.Range(0, shape).Sum(_ => -Math.Log(1 - random.NextDouble())) / shape;

    public static int Poisson(Random random, double mean)
    {
        var (left, count) = (mean, 0);
        while ((left += Math.Log(1 - random.NextDouble())) > 0)
        {
            count++;
        }

        return count;
    }
}
