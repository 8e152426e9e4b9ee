using SupportConsole.App.People;

namespace SupportConsole.App.Overview;

/// <summary>Sample data for an empty console. A host on the emulated tenant registers it; without it the overview offers none.</summary>
public interface ISampleData
{
    /// <summary>Loads the sample into an empty console.</summary>
    /// <param name="actor">Who loads it.</param>
    /// <param name="progress">Told what is being loaded.</param>
    Task<Result<Done>> LoadAsync(Actor actor, Func<string, Task> progress);
}
