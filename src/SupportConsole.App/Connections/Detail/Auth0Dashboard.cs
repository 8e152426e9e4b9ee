using SupportConsole.App.Record;

namespace SupportConsole.App.Connections.Detail;

/// <summary>Finds a connection in the Auth0 dashboard.</summary>
public static class Auth0Dashboard
{
    /// <summary>Null for a draft, and for a tenant that is not on auth0.com, such as the emulated one.</summary>
    public static Uri? PageOf(ConnectionRecord record, string tenantDomain)
    {
        // TENANT.REGION.auth0.com, or TENANT.auth0.com for the oldest tenants, which are in the us.
        var labels = tenantDomain.Split('.');
        if (record.Auth0Id is not { } id || record.State == ConnectionState.Retired || labels is not [.., "auth0", "com"] || labels.Length is < 3 or > 4)
        {
            return null;
        }

        var region = labels.Length == 4 ? labels[1] : "us";
        return new Uri($"https://manage.auth0.com/dashboard/{region}/{labels[0]}/connections/enterprise/{record.Strategy}/{id.Value}/settings");
    }
}
