using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Names;

namespace SupportConsole.Tests.Support;

/// <summary>Records for tests.</summary>
internal static class Records
{
    public static ConnectionRecord Connection(Cluster cluster, string name, ConnectionState state = ConnectionState.Draft, Protocol protocol = Protocol.Saml)
    {
        var record = new ConnectionRecord
        {
            Id = Guid.NewGuid(),
            ClusterId = cluster.Id,
            Cluster = cluster,
            Name = ConnectionName.Parse(name).Value,
            Protocol = protocol,
            IdentityProvider = IdentityProvider.Okta,
            State = state,
            StateSince = DateTimeOffset.UnixEpoch,
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
        };
        return record;
    }
}
