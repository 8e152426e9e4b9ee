using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Federation.Names;

namespace SupportConsole.App.Sync;

/// <summary>Whether a connection is in the tenant, asked directly: by its name, without its settings, and where that shows it not, by its id as well.</summary>
internal sealed class TenantPresenceCheck(IAuth0Tenant tenant)
{
    /// <summary>True where it is there; false where Auth0 knows neither name nor id; else why it could not be asked.</summary>
    public async Task<Result<bool>> IsThereAsync(ConnectionName name, ConnectionId id, CancellationToken cancellationToken)
    {
        var found = await tenant.FindConnectionAsync(name, cancellationToken);
        if (!found.TryGet(out var answer, out var problem))
        {
            return problem;
        }

        if (answer.Connection?.Id == id)
        {
            return true;
        }

        var read = await tenant.GetConnectionAsync(id, cancellationToken);
        return read.IsOk ? true : read.Problem is TenantProblem { Kind: TenantProblemKind.NotFound } ? false : read.Problem;
    }
}
