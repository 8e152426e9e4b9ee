using SupportConsole.App.People;

namespace SupportConsole.App.Overview;

/// <summary>Sample data for an empty console. A host on the emulated tenant registers it; without it the overview offers none.</summary>
public interface ISampleData
{
    Task<Result<Done>> LoadAsync(Actor actor, Func<string, Task> progress);
}
