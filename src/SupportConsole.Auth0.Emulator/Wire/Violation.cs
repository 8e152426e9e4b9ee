namespace SupportConsole.Auth0.Emulator.Wire;

/// <summary>A rule broken, in the words of Auth0's validator.</summary>
/// <param name="Rule">Such as <c>Missing required property: name</c>.</param>
/// <param name="Property">The property's path; empty for the whole.</param>
internal sealed record Violation(string Rule, string Property = "")
{
    public override string ToString() => Property.Length == 0 ? $"'{Rule}'" : $"'{Rule}' on property {Property}";
}
