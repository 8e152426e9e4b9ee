namespace SupportConsole.Federation.Secrets;

/// <summary>Something about a secret's shape that an engineer should know before it is sent.</summary>
/// <param name="Code">A stable name, such as <c>secret.guid</c>.</param>
/// <param name="IsRefused">Whether it cannot be sent so; else it is a warning, and the engineer decides.</param>
/// <param name="What">What was seen; never the secret.</param>
public sealed record SecretFinding(string Code, bool IsRefused, string What, string Cure)
{
    /// <summary>What the button says that corrects it; null where nothing can be corrected.</summary>
    public string? FixLabel { get; init; }

    /// <summary>
    /// Gives the corrected secret. Applied only when the engineer asks for it: a secret is opaque, and may well be meant so.
    /// </summary>
    public Func<ClientSecret, ClientSecret>? Fix { get; init; }
}
