using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace SupportConsole;

/// <param name="Refresh">Null if the provider gave none.</param>
/// <param name="Id">The ID token, which the provider's sign-out asks for.</param>
internal sealed record StaffTokens(string? Refresh, string? Id);

/// <summary>Keeps the provider's tokens encrypted in the session's row; they are in no cookie and in no log.</summary>
internal sealed class StaffTokenVault(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("SupportConsole.StaffTokens.1");

    public string? Protect(StaffTokens tokens) =>
        tokens is { Refresh: null, Id: null } ? null : protector.Protect(JsonSerializer.Serialize(tokens));

    /// <summary>Nothing where the keys are gone.</summary>
    public StaffTokens Read(string? text)
    {
        try
        {
            return text is null ? new StaffTokens(null, null) : JsonSerializer.Deserialize<StaffTokens>(protector.Unprotect(text))!;
        }
        catch (CryptographicException)
        {
            return new StaffTokens(null, null);
        }
    }
}
