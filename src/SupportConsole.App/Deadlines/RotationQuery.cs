using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Deadlines;

public sealed record RotationQuery : ListQuery
{
    /// <summary>The first day of a month, UTC; null for every month.</summary>
    public DateOnly? Month { get; init; }

    public IdentityProvider? Provider { get; init; }

    public RotationTiming? Timing { get; init; }
}
