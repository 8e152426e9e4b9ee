namespace SupportConsole.App.Intake;

public enum CheckState
{
    Good = 1,

    Warning,

    Note,
}

/// <summary>One thing that a new credential was held against.</summary>
public sealed record CheckLine(CheckState State, string What, string Cure = "");
