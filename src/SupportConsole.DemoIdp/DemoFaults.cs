namespace SupportConsole.DemoIdp;

/// <summary>What goes wrong at a customer's identity provider, by switch.</summary>
[Flags]
public enum DemoFaults
{
    None = 0,

    /// <summary>The customer replaced the client secret.</summary>
    WrongSecret = 1,

    ExpiredSecret = 2,

    /// <summary>Responses are signed with the other certificate, as after a rotation nobody announced.</summary>
    RotatedCertificate = 4,

    WrongAudience = 8,

    MissingEmail = 16,

    /// <summary>The clock is a quarter of an hour slow.</summary>
    ClockSkew = 32,

    /// <summary>Nobody is assigned to the application.</summary>
    NotAssigned = 64,
}
