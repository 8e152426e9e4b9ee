namespace SupportConsole.App.People;

/// <summary>Who a person is: the provider that vouches for them, and its ID for them. Names and emails are for display only.</summary>
public sealed record PersonId(string Issuer, string Subject)
{
    public const int IssuerMaxLength = 300;
    public const int SubjectMaxLength = 255;
    public const int MaxLength = IssuerMaxLength + 1 + SubjectMaxLength;

    /// <summary>The issuer of the development personas.</summary>
    public const string Development = "development";

    /// <summary>As it is stored in one column: an issuer contains no space.</summary>
    public override string ToString() => $"{Issuer} {Subject}";
}
