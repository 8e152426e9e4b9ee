namespace SupportConsole.App.Changes;

public sealed class ChangeSettings
{
    /// <summary>How long the settler waits before it looks for open changes again.</summary>
    public TimeSpan SettleEvery { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long after a call of unknown outcome it may still arrive at Auth0.</summary>
    public TimeSpan DoubtFor { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a second change of a connection waits for the first.</summary>
    public TimeSpan WaitForOther { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Removals per hour before an administrator is needed.</summary>
    public int RemovalsAnHour { get; set; } = 3;
}
