namespace SupportConsole.Federation.Diagnosis;

public enum ErrorMove
{
    Unknown,

    Customer,

    Support,

    Auth0,

    User,
}
