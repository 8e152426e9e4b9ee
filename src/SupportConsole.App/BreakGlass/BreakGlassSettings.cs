namespace SupportConsole.App.BreakGlass;

/// <param name="IsOn">The setting <c>Staff:BreakGlass</c>.</param>
public sealed record BreakGlassSettings(bool IsOn)
{
    public const string Setting = "Staff:BreakGlass";

    /// <summary>How long a link can be opened.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromMinutes(15);

    public const int MaxMinutes = 120;
}
