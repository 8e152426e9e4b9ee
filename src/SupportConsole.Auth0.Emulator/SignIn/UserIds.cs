using SupportConsole.Auth0.Emulator.State;

namespace SupportConsole.Auth0.Emulator.SignIn;

/// <summary>The tenant's own IDs of people: they contain the connection's name, which is why it can never change.</summary>
internal static class UserIds
{
    public static string Of(StoredConnection connection, SignedInUser user) => $"{connection.Strategy}|{connection.Name}|{user.Id}";
}
