namespace SupportConsole.Auth0.Wire;

internal enum Breakage
{
    None,
    NoSuchHost,
    NotConnected,
    NotConnectedInTime,
    NotTrusted,
    NoAnswerInTime,
    BrokenOff,
    TooLarge,
}
