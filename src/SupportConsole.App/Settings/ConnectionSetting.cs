using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Oidc;
using SupportConsole.Federation.Pasting;
using SupportConsole.Federation.Saml;

namespace SupportConsole.App.Settings;

/// <summary>
/// One setting of a connection: everything that a draft, the edit page, the change sent to Auth0, the record, the comparison, the
/// audit log and
/// the search need to know about it. The settings themselves are in <see cref="ConnectionSettings"/>.
/// </summary>
public sealed class ConnectionSetting
{
    /// <summary>Its name in stored values; never changed once released.</summary>
    public required string Key { get; init; }

    public required string Label { get; init; }

    public string Help { get; init; } = "";

    /// <summary>The protocol it belongs to; null for both.</summary>
    public Protocol? Protocol { get; init; }

    public SettingKind Kind { get; init; } = SettingKind.Text;

    public SettingPlace Place { get; init; } = SettingPlace.Options;

    /// <summary>
    /// Where Auth0 keeps it in a connection's options, nested keys with dots; null if it keeps it elsewhere or not at all.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>The values of a <see cref="SettingKind.Choice"/>; the first is what an absent value means.</summary>
    public IReadOnlyList<SettingChoice> Choices { get; init; } = [];

    /// <summary>The value of a new connection; null for none.</summary>
    public Func<IdentityProvider, string>? Initial { get; init; }

    /// <summary>The longest value that Auth0 takes, in characters.</summary>
    public int MaxLength { get; init; } = 255;

    public bool IsOptional { get; init; }

    /// <summary>Whether most connections leave it as it is: forms fold it away.</summary>
    public bool IsAdvanced { get; init; }

    public bool IsSearched { get; init; }

    /// <summary>What is wrong with a value as typed; null for nothing. An empty value is judged only if it is not optional.</summary>
    public Func<string, Problem?> Rule { get; init; } = _ => null;

    public Func<string, string> Normalise { get; init; } = text => text.Trim();

    /// <summary>What an edit does to the people who sign in; null if they don't notice.</summary>
    public Func<SettingEdit, string?> Consequence { get; init; } = _ => null;

    public PasteFindingKind? Finding { get; init; }

    public Func<IdpMetadata, string?>? InMetadata { get; init; }

    public Func<DiscoveryDocument, string?>? InDiscovery { get; init; }

    public string ElementId =>
        string.Concat(Key.Select(letter => char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : letter.ToString()));

    public string Field => Place switch
    {
        SettingPlace.Options => $"options.{Path!.Split('.')[0]}",
        SettingPlace.Connection => Path!,
        _ => Key,
    };

    public bool IsOf(Protocol protocol) => Protocol is null || Protocol == protocol;

    public Problem? Check(string typed) => IsOptional && typed.Trim().Length == 0 ? null : Rule(typed);

    /// <summary>A value in the words of the page; null for an absent value that stands for nothing.</summary>
    public string? Show(string value) => Kind switch
    {
        SettingKind.Choice when value.Length == 0 => Choices[0].Words,
        SettingKind.Choice => Choices.FirstOrDefault(choice => choice.Value == value)?.Words ?? value,
        SettingKind.Switch => value == "true" ? "Yes" : "No",
        SettingKind.List => value.Length == 0 ? null : value.Replace("\n", ", ", StringComparison.Ordinal),
        _ => value.Length == 0 ? null : value,
    };

    /// <summary>The value that is in effect: of a choice that is absent, the first.</summary>
    public string Effective(string value) => Kind == SettingKind.Choice && value.Length == 0 ? Choices[0].Value : Normalise(value);

    public override string ToString() => Key;
}
