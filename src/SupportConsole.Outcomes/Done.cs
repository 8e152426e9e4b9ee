namespace SupportConsole.Outcomes;

/// <summary>The value of a <see cref="Result{T}"/> that carries nothing but success.</summary>
public sealed record Done
{
    public static Done Instance { get; } = new();
}
