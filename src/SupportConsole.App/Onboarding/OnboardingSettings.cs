namespace SupportConsole.App.Onboarding;

/// <summary>The section <c>Onboarding</c> of the configuration.</summary>
public sealed record OnboardingSettings
{
    public const string Section = "Onboarding";

    /// <summary>The name of the application that a new connection is enabled for unless somebody chooses otherwise.</summary>
    public string DefaultApplication { get; init; } = "InfluxDB Cloud Dedicated";
}
