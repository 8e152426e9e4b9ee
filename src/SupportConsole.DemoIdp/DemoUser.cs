namespace SupportConsole.DemoIdp;

/// <summary>A person who can sign in at the demo identity provider. There are no passwords.</summary>
public sealed record DemoUser(string Id, string GivenName, string FamilyName, string Email)
{
    public static IReadOnlyList<DemoUser> Defaults { get; } =
    [
        new("u-1001", "Priya", "Raman", "priya.raman@demo-customer.example"),
        new("u-1002", "Jonas", "Lindqvist", "jonas.lindqvist@demo-customer.example"),
        new("u-1003", "Amara", "Okafor", "amara.okafor@demo-customer.example"),
    ];

    public string Name => $"{GivenName} {FamilyName}";
}
