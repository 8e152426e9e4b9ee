namespace SupportConsole.Auth0.Emulator.State;

/// <summary>A signing key of a connection.</summary>
/// <param name="Certificate">The self-signed certificate, Base64 of DER.</param>
/// <param name="Use">current, next or previous.</param>
/// <param name="CurrentSince">When the key became the current one; null for another.</param>
internal sealed record StoredKey(string Certificate, string Use, DateTimeOffset? CurrentSince = null);
