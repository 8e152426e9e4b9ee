using SupportConsole.Federation;

namespace SupportConsole.Fuzz;

/// <summary>What every parser promises of its answer, whatever the input.</summary>
public static class Promise
{
    private const int LongestMessage = 8_000;

    /// <summary>A result has a value, or a problem in words.</summary>
    public static void Kept<T>(Result<T> result)
    {
        if (result.Problem is { } problem)
        {
            Kept(problem);
        }
        else if (result.Value is null)
        {
            throw new BrokenPromiseException("A result has neither value nor problem.");
        }
    }

    /// <summary>A problem names its cause and cure, and does not repeat the whole input.</summary>
    public static void Kept(Problem problem)
    {
        if (string.IsNullOrWhiteSpace(problem.What) || string.IsNullOrWhiteSpace(problem.Cure) || problem.Code == "problem")
        {
            throw new BrokenPromiseException($"A problem lacks its cause, cure or code: {problem}");
        }

        if (problem.What.Length > LongestMessage)
        {
            throw new BrokenPromiseException($"The problem {problem.Code} has a message of {problem.What.Length:N0} characters.");
        }
    }

    /// <summary>Something holds.</summary>
    public static void Kept(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new BrokenPromiseException(otherwise);
        }
    }
}

/// <summary>A parser answered, and wrongly.</summary>
public sealed class BrokenPromiseException(string message) : Exception(message);
