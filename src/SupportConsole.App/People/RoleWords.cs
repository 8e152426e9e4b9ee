namespace SupportConsole.App.People;

public static class RoleWords
{
    public static string Of(StaffRole role) => role == StaffRole.ReadOnly ? "read-only" : role.ToString().ToLowerInvariant();
}
