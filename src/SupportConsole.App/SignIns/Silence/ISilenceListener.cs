using SupportConsole.App.Record;

namespace SupportConsole.App.SignIns.Silence;

/// <summary>Is told of a silence when it is found.</summary>
public interface ISilenceListener
{
    /// <summary>Adds what it writes to the context, which is saved with the silence.</summary>
    Task AddAsync(ConsoleDbContext context, ConnectionRecord record, SignInSilence silence, CancellationToken cancellationToken);

    /// <summary>The same if nobody signs in through any connection.</summary>
    /// <param name="since">The last sign-in.</param>
    /// <param name="at">When the silence was found.</param>
    Task AddTenantAsync(ConsoleDbContext context, DateTimeOffset since, DateTimeOffset at, CancellationToken cancellationToken);
}
