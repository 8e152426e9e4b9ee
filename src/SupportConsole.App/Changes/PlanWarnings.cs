using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.Changes;

/// <summary>What the operator should know before confirming a plan.</summary>
internal static class PlanWarnings
{
    public static IEnumerable<string> ForCreate(ConnectionRecord record, int applications)
    {
        if (applications == 0)
        {
            yield return "No application selected: nobody will be able to sign in.";
        }

        if (LacksEndpoints(record))
        {
            yield return "We couldn't read the discovery document. Auth0 will try; if it can't, nothing is created.";
        }
    }

    private static bool LacksEndpoints(ConnectionRecord record) => record.Protocol == Protocol.Oidc
        && (record.Settings[ConnectionSettings.AuthorizationEndpoint].Length == 0
            || record.Settings[ConnectionSettings.JwksUri].Length == 0
            || (record.Settings.IsBackChannel && record.Settings[ConnectionSettings.TokenEndpoint].Length == 0));
}
