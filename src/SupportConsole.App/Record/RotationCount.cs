using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Record;

/// <summary>How many rotations of a month are alike. Triggers update it with every <see cref="RotationRecord"/>.</summary>
public sealed class RotationCount
{
    /// <summary>In UTC, such as 202611.</summary>
    public int Month { get; init; }

    public IdentityProvider IdentityProvider { get; init; }

    public RotationTiming Timing { get; init; }

    public CustomerMessageSource CountedFrom { get; init; }

    public int Count { get; init; }

    /// <summary>How many of them have a known time to live.</summary>
    public int WithHours { get; init; }
}
