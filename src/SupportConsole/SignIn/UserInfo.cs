using System.Security.Claims;
using System.Text.Json;

namespace SupportConsole;

/// <summary>The claims that the console reads at the provider's userinfo endpoint.</summary>
internal static class UserInfo
{
    public static IEnumerable<Claim> Claims(JsonElement user, StaffSettings settings)
    {
        foreach (var name in new[] { "name", "email", settings.RolesClaim, settings.GroupsClaim }.Distinct(StringComparer.Ordinal))
        {
            if (!user.TryGetProperty(name, out var value))
            {
                continue;
            }

            if (value.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in value.EnumerateArray())
                {
                    yield return new Claim(name, item.ToString());
                }
            }
            else
            {
                yield return new Claim(name, value.ToString());
            }
        }
    }
}
