namespace SupportConsole.App.Onboarding;

/// <summary>The section <c>Onboarding</c> of the configuration.</summary>
public sealed record OnboardingSettings
{
    public const string Section = "Onboarding";

    /// <summary>The name of the application that a new connection is enabled for unless somebody chooses otherwise.</summary>
    public string DefaultApplication { get; init; } = "InfluxDB Cloud Dedicated";

    /// <summary>Whether a new connection is enabled for its applications only after a test sign-in has passed.</summary>
    public bool ApplicationsAfterTest { get; init; }
}
