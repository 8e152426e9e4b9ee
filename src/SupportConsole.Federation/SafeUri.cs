using System.Diagnostics.CodeAnalysis;

namespace SupportConsole.Federation;

/// <summary>
/// Reads an absolute address. The framework's reader takes paths of Windows shares for addresses too, and on some of them it
/// throws.
/// </summary>
public static class SafeUri
{
    public static bool TryAbsolute(string? text, [NotNullWhen(true)] out Uri? uri)
    {
        uri = null;
#pragma warning disable RS0030 // This is the one place that guards it.
        return text?.TrimStart() is [var first, ..] && char.IsAsciiLetter(first) && Uri.TryCreate(text, UriKind.Absolute, out uri);
#pragma warning restore RS0030
    }
}
