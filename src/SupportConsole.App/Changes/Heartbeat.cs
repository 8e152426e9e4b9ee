using SupportConsole.App.Record.Storage;

namespace SupportConsole.App.Changes;

/// <summary>Keeps a change for this process while it works on it; when the process dies, so does the claim.</summary>
internal sealed class Heartbeat : IAsyncDisposable
{
    private readonly ITimer timer;
    private Task beat = Task.CompletedTask;

    public Heartbeat(ChangeJournal journal, Guid changeId, ChangeSettings settings, TimeProvider time)
    {
        var every = settings.Lease / 3;
        timer = time.CreateTimer(_ => beat = BeatAsync(journal, changeId), null, every, every);
    }

    public async ValueTask DisposeAsync()
    {
        await timer.DisposeAsync();
        await beat;
    }

    private static async Task BeatAsync(ChangeJournal journal, Guid changeId)
    {
        try
        {
            await journal.RenewAsync(changeId, CancellationToken.None);
        }
        catch (Exception exception) when (StorageProblem.From(exception) is not null)
        {
            // The claim runs out and the settler looks into it: nothing is lost by one missed beat.
        }
    }
}
