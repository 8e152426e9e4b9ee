namespace SupportConsole.Federation.Diagnosis;

/// <summary>The page of the console where an error is fixed.</summary>
public enum ErrorDestination
{
    Rotation = 1,

    Applications,

    HandOff,

    Settings,
}
