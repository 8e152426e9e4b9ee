using System.Security.Cryptography;

namespace SupportConsole.Auth0.Emulator.State;

/// <summary>IDs in Auth0's form: a prefix and 16 letters and digits.</summary>
internal static class ConnectionIds
{
    public const string Alphanumerics = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string New(string prefix) => prefix + RandomNumberGenerator.GetString(Alphanumerics, 16);
}
