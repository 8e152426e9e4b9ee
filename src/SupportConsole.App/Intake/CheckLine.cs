namespace SupportConsole.App.Intake;

/// <summary>How a check came out.</summary>
public enum CheckState
{
    /// <summary>As it should be.</summary>
    Good = 1,

    /// <summary>Speaks against it.</summary>
    Warning,

    /// <summary>Worth knowing.</summary>
    Note,
}

/// <summary>One thing that a new credential was held against.</summary>
public sealed record CheckLine(CheckState State, string What, string Cure = "");
