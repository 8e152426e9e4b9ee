using System.Security.Claims;
using SupportConsole.App.People;

namespace SupportConsole.Tests.SignIn;

public sealed class RoleGrantTests
{
    private static readonly StaffSettings Settings = new()
    {
        Contact = "identity@example.com",
        RequireMfa = "Administrator, Engineer",
        Roles = new Dictionary<StaffRole, string[]>
        {
            [StaffRole.ReadOnly] = ["g-readers"],
            [StaffRole.Engineer] = ["g-engineers"],
            [StaffRole.Administrator] = ["g-administrators"],
        },
    };

    [Theory]
    [InlineData("g-readers", "", StaffRole.ReadOnly)]
    [InlineData("g-readers g-engineers", "mfa", StaffRole.Engineer)]
    [InlineData("g-administrators g-readers", "pwd mfa", StaffRole.Administrator)]
    [InlineData("g-engineers", "pwd", null)]
    [InlineData("G-Readers", "mfa", null)]
    public void A_sign_in_gives_the_highest_role_and_asks_for_a_second_factor(string groups, string amr, StaffRole? role)
    {
        var found = RoleGrant.Find(Claims(groups, amr), Settings);

        Assert.Equal(role, found.IsOk ? found.Value.Role : null);
    }

    [Theory]
    [InlineData("g-readers g-administrators", StaffRole.ReadOnly, StaffRole.ReadOnly)]
    [InlineData("g-administrators", StaffRole.ReadOnly, null)]
    [InlineData("g-administrators", StaffRole.Engineer, StaffRole.Administrator)]
    [InlineData("g-engineers", StaffRole.Administrator, StaffRole.Engineer)]
    [InlineData("g-readers", StaffRole.Administrator, StaffRole.ReadOnly)]
    [InlineData("g-others", StaffRole.Administrator, null)]
    public void A_session_that_began_without_a_second_factor_never_rises_to_a_role_that_needs_one(
        string groups,
        StaffRole current,
        StaffRole? role)
    {
        var found = RoleGrant.FindAgain(Claims(groups, ""), Settings, current);

        Assert.Equal(role, found.IsOk ? found.Value.Role : null);
    }

    private static List<Claim> Claims(string groups, string amr) =>
    [
        .. groups.Split(' ').Select(group => new Claim("groups", group)),
        .. amr.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(method => new Claim("amr", method)),
    ];
}
