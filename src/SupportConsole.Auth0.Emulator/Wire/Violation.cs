namespace SupportConsole.Auth0.Emulator.Wire;

/// <summary>A rule broken, in the words of Auth0's validator.</summary>
/// <param name="Rule">Such as <c>Missing required property: name</c>.</param>
/// <param name="Property">The property's path; empty for the whole.</param>
/// <param name="Description">The property's description in the published API; null if it has none.</param>
internal sealed record Violation(string Rule, string Property = "", string? Description = null)
{
    public override string ToString() =>
        Property.Length == 0 ? $"'{Rule}'."
        : Description is null ? $"'{Rule}' on property {Property}."
        : $"'{Rule}' on property {Property} ({Description}).";
}
