using System.Diagnostics.CodeAnalysis;

namespace SupportConsole.Federation;

/// <summary>A value, or the <see cref="Federation.Problem"/> that stood in its way. Never both, never neither.</summary>
public sealed class Result<T>
{
    private readonly T? value;

    private Result(T? value, Problem? problem) => (this.value, Problem) = (value, problem);

    /// <summary>The problem, or null where there is a value.</summary>
    public Problem? Problem { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsOk => Problem is null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is none: ask <see cref="IsOk"/> or <see cref="TryGet"/> first.</exception>
    public T Value => IsOk ? value! : throw new InvalidOperationException($"There is no value: {Problem.What}");

    /// <summary>Gives the value or the problem; exactly one of the two is not null.</summary>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Problem? problem)
    {
        value = this.value;
        problem = Problem;
        return IsOk;
    }

    /// <summary>The same result of another type: the value changed by <paramref name="map"/>, or the same problem.</summary>
    public Result<TOther> Map<TOther>(Func<T, TOther> map) => IsOk ? map(value!) : Problem;

    /// <summary>Wraps a value.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>Wraps a problem.</summary>
    public static implicit operator Result<T>(Problem problem) => new(default, problem);

    /// <summary>Wraps a value where the implicit conversion cannot apply (interfaces).</summary>
    public static Result<T> Of(T value) => new(value, null);
}

/// <summary>The value of a <see cref="Result{T}"/> that has nothing to say beyond having worked.</summary>
public sealed record Done
{
    /// <summary>The one value.</summary>
    public static Done Instance { get; } = new();
}
