using System.Security.Cryptography;
using System.Text;

namespace SupportConsole.App.Record;

/// <summary>Names a connection's settings and credential as one value, so that a test result says what was tested.</summary>
public static class ConnectionRevision
{
    public const int Length = 32;

    public static string Of(ConnectionRecord record)
    {
        var whole = Encoding.UTF8.GetBytes($"{record.SeenOptions}\n{record.CredentialFingerprint}");
        return Convert.ToHexStringLower(SHA256.HashData(whole).AsSpan(0, Length / 2));
    }
}
