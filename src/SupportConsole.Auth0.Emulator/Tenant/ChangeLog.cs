using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.State;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Tenant;

/// <summary>Writes sapi entries for what people do in the dashboard, as Auth0 does.</summary>
internal sealed class ChangeLog(TenantContext tenant)
{
    private const string DashboardClient = "dashboardOfAuth0Itself0000000000";

    private long written;

    /// <param name="user">Who did it; null writes nothing.</param>
    /// <param name="path">After the connection's own path, such as <c>/clients</c>.</param>
    public void Write(DashboardUser? user, string description, string method, StoredConnection connection, string path = "")
    {
        if (user is null)
        {
            return;
        }

        var now = tenant.Time.GetUtcNow();
        var isCreated = method == "post";
        var request = new JsonObject
        {
            ["method"] = method,
            ["path"] = isCreated ? "/api/v2/connections" : $"/api/v2/connections/{connection.Id}{path}",
            ["query"] = new JsonObject(),
            ["channel"] = "https://manage.auth0.com/",
            ["ip"] = user.Address,
            ["auth"] = new JsonObject
            {
                ["user"] = new JsonObject { ["user_id"] = $"auth0|{user.Email}", ["name"] = user.Name, ["email"] = user.Email },
                ["strategy"] = "jwt",
            },
        };
        tenant.Logs.Add(new JsonObject
        {
            ["date"] = WireTime.Of(now),
            ["type"] = "sapi",
            ["description"] = description,
            ["client_id"] = DashboardClient,
            ["client_name"] = "",
            ["ip"] = user.Address,
            ["user_id"] = $"auth0|{user.Email}",
            ["details"] = new JsonObject
            {
                ["request"] = request,
                ["response"] = new JsonObject
                {
                    ["statusCode"] = isCreated ? 201 : method == "delete" ? 204 : 200,
                    ["body"] = new JsonObject { ["id"] = connection.Id, ["name"] = connection.Name },
                },
            },
            ["log_id"] = $"900{now.ToUnixTimeMilliseconds()}1{Interlocked.Increment(ref written):D39}",
        });
    }
}
