using System.Diagnostics.CodeAnalysis;

namespace SupportConsole.Federation;

/// <summary>
/// Reads an absolute address. The framework's reader takes paths of Windows shares for addresses too and throws on some of them; and
/// it takes hosts of whose international name it throws when that is asked for.
/// </summary>
public static class SafeUri
{
    public static bool TryAbsolute(string? text, [NotNullWhen(true)] out Uri? uri)
    {
        uri = null;
#pragma warning disable RS0030 // This is the one place that guards it.
        return text?.TrimStart() is [var first, ..] && char.IsAsciiLetter(first)
            && Uri.TryCreate(text, UriKind.Absolute, out uri) && HasHostName(uri);
#pragma warning restore RS0030
    }

    private static bool HasHostName(Uri uri)
    {
        try
        {
            return uri.IdnHost is not null;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }
}
