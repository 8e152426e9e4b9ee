using System.Security.Cryptography;
using System.Text;

namespace SupportConsole.App.Record;

/// <summary>What the database keeps of a session's or a link's token: SHA-256, in hex. The token itself is nowhere.</summary>
public static class TokenHash
{
    public const int Length = 64;

    public static string Of(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
