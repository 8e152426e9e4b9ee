namespace SupportConsole.App.Settings;

/// <summary>How a setting is typed, shown and written to Auth0.</summary>
public enum SettingKind
{
    Text,

    Address,

    /// <summary>One of <see cref="ConnectionSetting.Choices"/>; a JSON string.</summary>
    Choice,

    /// <summary>On ("true") or off (empty); a JSON boolean.</summary>
    Switch,

    /// <summary>Several values, one a line; a JSON array of strings.</summary>
    List,
}

public enum SettingPlace
{
    /// <summary>In the connection's options in Auth0: changing it is a change with a plan and a ticket.</summary>
    Options,

    /// <summary>In a field of the connection in Auth0, beside its options.</summary>
    Connection,

    /// <summary>In this console only: saved without calling Auth0.</summary>
    Console,
}

/// <summary>A value that a setting can have, in the words of the page.</summary>
/// <param name="Value">The value in Auth0.</param>
/// <param name="Words">What people read.</param>
public sealed record SettingChoice(string Value, string Words);

/// <summary>An edit of one setting, for saying what it does to the people who sign in.</summary>
/// <param name="Before">The value in Auth0.</param>
/// <param name="Customer">The customer's cluster, as people call it.</param>
public sealed record SettingEdit(string Before, string After, string Customer);
