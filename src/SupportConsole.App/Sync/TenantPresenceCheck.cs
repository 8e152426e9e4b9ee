using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Federation.Names;

namespace SupportConsole.App.Sync;

/// <summary>Asks the tenant whether it has a connection: by name, without settings, and if that finds nothing, by ID.</summary>
public sealed class TenantPresenceCheck(IAuth0Tenant tenant)
{
    /// <summary>False only if Auth0 knows neither the name nor the ID; a problem if it could not be asked.</summary>
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
