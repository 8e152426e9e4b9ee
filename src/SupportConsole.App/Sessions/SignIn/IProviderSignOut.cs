using SupportConsole.App.Record;

namespace SupportConsole.App.Sessions.SignIn;

/// <summary>The sign-out at the company's identity provider.</summary>
public interface IProviderSignOut
{
    /// <summary>Where the browser goes to sign out there; null if the provider has no such page or cannot be reached.</summary>
    Task<string?> FindAddressAsync(StaffSession session, CancellationToken cancellationToken);
}
