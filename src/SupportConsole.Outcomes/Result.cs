using System.Diagnostics.CodeAnalysis;

namespace SupportConsole.Outcomes;

/// <summary>Either a value or the <see cref="Outcomes.Problem"/> that prevented it: never both, never neither.</summary>
public sealed class Result<T>
{
    private readonly T? value;

    private Result(T? value, Problem? problem)
    {
        this.value = value;
        Problem = problem;
    }

    public Problem? Problem { get; }

    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsOk => Problem is null;

    /// <exception cref="InvalidOperationException">There is a problem instead: check <see cref="IsOk"/> first.</exception>
    public T Value => IsOk ? value! : throw new InvalidOperationException($"There is no value: {Problem.What}");

    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Problem? problem)
    {
        value = this.value;
        problem = Problem;
        return IsOk;
    }

    public Result<TOther> Map<TOther>(Func<T, TOther> map) => IsOk ? map(value!) : Problem;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Problem problem) => new(default, problem);

    /// <summary>For interface types, which C# does not convert implicitly.</summary>
    public static Result<T> Of(T value) => new(value, null);
}
