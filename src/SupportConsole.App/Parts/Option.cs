namespace SupportConsole.App.Parts;

/// <summary>An entry of a <see cref="SelectField{T}"/>.</summary>
public sealed record Option<T>(T Value, string Text);
