namespace SupportConsole.App.Record;

/// <summary>A person who has signed in, kept after their sessions are gone: connections are assigned to them.</summary>
public sealed class StaffMember
{
    /// <summary>The provider's issuer and subject.</summary>
    public required string Id { get; init; }

    public required string Name { get; set; }

    public string Email { get; set; } = "";

    public required DateTimeOffset LastSignedInAt { get; set; }
}
