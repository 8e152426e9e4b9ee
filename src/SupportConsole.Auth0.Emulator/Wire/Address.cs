using System.Diagnostics.CodeAnalysis;

namespace SupportConsole.Auth0.Emulator.Wire;

/// <summary>Absolute addresses, never paths of files.</summary>
internal static class Address
{
#pragma warning disable RS0030 // A scheme begins with a letter, which is checked first. The emulator cannot use the console's own reader.
    public static bool TryRead(string text, [NotNullWhen(true)] out Uri? address)
    {
        address = null;
        return text is [var first, ..] && char.IsAsciiLetter(first) && Uri.TryCreate(text, UriKind.Absolute, out address);
    }
#pragma warning restore RS0030
}
