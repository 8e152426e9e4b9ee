namespace SupportConsole.Federation.IdentityProviders;

/// <summary>One field on the provider's screen.</summary>
/// <param name="Name">The field's label as the provider writes it.</param>
/// <param name="Template">What belongs in it: a template such as <c>{callback}</c>, or a fixed word such as EmailAddress.</param>
public sealed record GuideField(string Name, string Template);
